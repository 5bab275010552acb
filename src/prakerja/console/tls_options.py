"""Options of whatever listens: TLS wherever another machine reaches it, or it does not start."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

import click

from prakerja.config.production import is_this_machine

_FILE: Final = click.Path(exists=True, dir_okay=False, path_type=Path)


def tls_options[Command: Callable[..., Any]](command: Command) -> Command:
    """`--certificate` and `--key`."""
    key = click.option("--key", type=_FILE, help="The certificate's key, in PEM.")
    help_text = "In PEM, to speak TLS; a must where others than this machine reach it."
    return click.option("--certificate", type=_FILE, help=help_text)(key(command))


def require_tls_elsewhere(host: str, *, certificate: Path | None, key: Path | None) -> None:
    """Raises UsageError."""
    if (certificate is None) != (key is None):
        raise click.UsageError("--certificate and --key go together")
    if certificate is None and not is_this_machine(host):
        raise click.UsageError(f"{host} is reached from elsewhere: give --certificate and --key, or stay on 127.0.0.1")
