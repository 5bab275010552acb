"""The URL of the database as Django wants it, read by libpq itself: every form that psql takes (ADR 0013)."""

from typing import Any, Final

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from prakerja.kit.prepared import PREPARE_THRESHOLD

_SCHEMES: Final = ("postgresql://", "postgres://")
#: A few requests that wait for a lock would otherwise be all that a process does. On the connection, so that a unit of
#: work needs no statement for it; bulk work asks for more (kit/unit_of_work.py).
_TIME_OUTS: Final = "-c statement_timeout=5000 -c lock_timeout=4000"


def checked_database_url(url: str) -> str:
    """The URL, if it can be read. Raises ValueError, which repeats nothing of it: a password may stand in it."""
    if not url.startswith(_SCHEMES):
        raise ValueError("it must begin with postgresql://")
    try:
        conninfo_to_dict(url)
    except ProgrammingError as error:
        # libpq names the option or the place; only then is there nothing to hide.
        known = str(error).strip() if "query parameter" in str(error) else "it cannot be read as a URL of PostgreSQL"
        raise ValueError(known) from None
    return url


def holds_password(url: str) -> bool:
    """Whether the program shows the database who it is by what never changes."""
    return bool(conninfo_to_dict(url).get("password"))


def database_from(url: str) -> dict[str, Any]:
    """`postgresql://user:password@host:port/name?option=value` as an entry of DATABASES."""
    options = conninfo_to_dict(url)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": options.pop("dbname", ""),
        "USER": options.pop("user", ""),
        "PASSWORD": options.pop("password", ""),
        "HOST": options.pop("host", ""),
        "PORT": options.pop("port", ""),
        "OPTIONS": options,
    }


def program_database_from(url: str) -> dict[str, Any]:
    """The entry for the program's own connections: what they wait for has an end, and the hot path is prepared."""
    entry = database_from(url)
    entry["OPTIONS"]["prepare_threshold"] = PREPARE_THRESHOLD
    entry["OPTIONS"]["options"] = f"{entry['OPTIONS'].get('options', '')} {_TIME_OUTS}".strip()
    return entry
