"""The address of a site whose log is read: what a command takes as `--from`."""

from urllib.parse import urlsplit

import click


def require_address(url: str) -> None:
    """Raises click.UsageError."""
    try:
        parts = urlsplit(url)
    except ValueError:
        parts = None
    if parts is None or parts.scheme not in ("https", "http") or not parts.hostname:
        raise click.UsageError(f"--from: {url!r} is no address of a site, like https://prakerja.example")
