"""The URL of the mail server as Django wants it."""

from typing import Any, Final
from urllib.parse import unquote, urlsplit

_SCHEMES: Final = ("smtp", "smtp+tls", "smtps")


def checked_mail_url(url: str) -> str:
    """The URL, if it names a mail server. Raises ValueError, which repeats nothing of it."""
    try:
        parts = urlsplit(url)
        named = bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        named = False
    if not named or parts.scheme not in _SCHEMES:
        raise ValueError("it must be smtp://host:port, smtp+tls://host:port or smtps://host:port")
    return url


def mailer_from(url: str) -> dict[str, Any]:
    """`smtp://…`, `smtp+tls://…` or `smtps://user:password@host:port` as an entry of MAILERS."""
    parts = urlsplit(url)
    return {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": parts.hostname,
            "port": parts.port or 25,
            "username": unquote(parts.username or ""),
            "password": unquote(parts.password or ""),
            "use_tls": parts.scheme == "smtp+tls",
            "use_ssl": parts.scheme == "smtps",
            "timeout": 10,
        },
    }
