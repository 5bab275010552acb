"""What production refuses to start with: secrets that can be guessed, and personal data sent in clear. Pure."""

import ipaddress
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Final
from urllib.parse import urlsplit

from psycopg.conninfo import conninfo_to_dict

from prakerja.config.parts import Part, misplaced

#: Those that we choose ourselves; a gateway's or the registry's are as they were given to us.
_OWN_TEXTS: Final = {"secret_key": 50, "delivery_reports_secret": 20}
_OWN_KEYS: Final = ("digest_key", "sealing_keys", "log_keys")
_OUTSIDE: Final = ("base_url", "registry_url", "sms_url_satu", "sms_url_dua")
_SECRET_TO_SOME: Final = (*_OWN_TEXTS, *_OWN_KEYS, "sms_key", "registry_password", "faces_key")
#: Of 32 random bytes fewer than 20 different ones happen once in 10⁹.
_FEWEST_BYTES: Final = 20
_FEWEST_SIGNS: Final = 8
#: What libpq calls a connection that is never in clear, and with whom is known: `require` speaks to anybody.
_ENCRYPTED: Final = ("verify-ca", "verify-full")

type Values = Mapping[str, str]
#: The variable, and what is wrong with it; nothing of what it holds.
type Fault = tuple[str, str]


def faults_of_production(values: Values, *, part: Part, demo: Values) -> list[Fault]:
    """Everything that must be mended before people's data may come in. `demo`: the values that everybody knows."""
    return [
        *misplaced(values, part),
        *_known(values, demo),
        *_guessable(values),
        *_used_twice(values),
        *_in_clear(values),
        *_database_in_clear(values.get("database_url", "")),
    ]


def _known(values: Values, demo: Values) -> Iterator[Fault]:
    for name, known in demo.items():
        if values.get(name) == known:
            yield name, "it holds the demo's value; production needs its own"


def _guessable(values: Values) -> Iterator[Fault]:
    for name, shortest in _OWN_TEXTS.items():
        if name in values and _is_guessable_text(values[name], shortest):
            yield name, f"it can be guessed; at least {shortest} random signs, e.g. of `openssl rand -hex 32`"
    for name in _OWN_KEYS:
        if any(_is_guessable(bytes.fromhex(key)) for key in keys_in(values.get(name))):
            yield name, "it can be guessed; 32 random bytes, e.g. of `openssl rand -hex 32`"


def keys_in(ring: str | None) -> list[str]:
    """The hex digits of `id:key,id:key` or `key,key`."""
    return [entry.rpartition(":")[2] for entry in ring.split(",")] if ring else []


def _is_guessable_text(text: str, shortest: int) -> bool:
    return len(text) < shortest or len(set(text)) < _FEWEST_SIGNS or _is_a_series(text.encode())


def _is_guessable(key: bytes) -> bool:
    return len(set(key)) < _FEWEST_BYTES or _is_a_series(key)


def _is_a_series(text: bytes) -> bool:
    """`abcdef…`, `2468…`: the next sign is always the same step away."""
    steps = {(after - before) % 256 for before, after in pairwise(text)}
    return len(steps) <= 1


def _used_twice(values: Values) -> Iterator[Fault]:
    seen: dict[str, str] = {}
    for name in _SECRET_TO_SOME:
        for secret in keys_in(values.get(name)):
            if seen.setdefault(secret.lower(), name) != name:
                yield name, f"it is the same as PRAKERJA_{seen[secret.lower()].upper()}; each secret is its own"


def _in_clear(values: Values) -> Iterator[Fault]:
    for name in _OUTSIDE:
        parts = urlsplit(values[name])
        if not parts.hostname:
            yield name, "it must be https://host"
        elif parts.scheme != "https" and (name == "base_url" or not is_this_machine(parts.hostname)):
            yield name, "it must be https: what is sent there is personal"
    faces = urlsplit(values.get("faces_url", ""))
    if faces.scheme not in ("", "https") and not is_this_machine(faces.hostname or ""):
        yield "faces_url", "it must be https: photos of faces are sent there"
    mail = urlsplit(values.get("smtp_url", ""))
    if mail.scheme == "smtp" and not is_this_machine(mail.hostname or ""):
        yield "smtp_url", "it must be smtps:// or smtp+tls://: codes and letters are sent there"


def _database_in_clear(url: str) -> Iterator[Fault]:
    if not url:
        yield "database_url", "it must be set: the embedded database lets in whoever sits on this machine"
        return
    options = conninfo_to_dict(url)
    hosts = str(options.get("host") or "").split(",")
    is_near = all(host.startswith("/") or is_this_machine(host) for host in hosts if host)
    if not is_near and options.get("sslmode") not in _ENCRYPTED:
        yield (
            "database_url",
            "a database on another machine needs sslmode=verify-full (its root: sslrootcert=FILE, or system)",
        )


def is_this_machine(host: str) -> bool:
    """Whether what is sent there leaves the machine not at all."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
