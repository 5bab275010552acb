"""Turns the URLs of the environment into the shapes that Django wants."""

from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit


def database_from(url: str) -> dict[str, Any]:
    """`postgresql://user:password@host:port/name?option=value` as an entry of DATABASES."""
    parts = urlsplit(url)
    options = {name: values[0] for name, values in parse_qs(parts.query).items()}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", None) or parts.hostname or "",
        "PORT": parts.port or "",
        "OPTIONS": options,
    }


#: A few requests that wait for a lock would otherwise be all that a process does. On the connection, so that a unit of
#: work needs no statement for it; bulk work asks for more (kit/unit_of_work.py).
_TIME_OUTS = "-c statement_timeout=5000 -c lock_timeout=4000"


def program_database_from(url: str) -> dict[str, Any]:
    """The entry for the program's own connections: what they wait for has an end."""
    entry = database_from(url)
    entry["OPTIONS"]["options"] = f"{entry['OPTIONS'].get('options', '')} {_TIME_OUTS}".strip()
    return entry


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
