"""The beacon of this run: drand's public chain, the one that the setting's file pins, or in the demo the sandbox's."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Final

from django.conf import settings

from prakerja.connectors.beacon.beacon_file import Beacon, BeaconRefused, read_beacon
from prakerja.connectors.beacon.chain import SCHEME, Chain
from prakerja.connectors.beacon.quicknet import PUBLIC_MIRRORS, QUICKNET
from prakerja.connectors.file_stamp import stamp_of

_SOME_SINCE_LONG: Final = 4
_SANDBOX_MIRRORS: Final = ("satu", "dua", "tiga")


def beacon() -> Beacon:
    """A file that is written anew is read anew. Raises BeaconRefused."""
    if settings.BEACON_FILE is not None:
        return _read(settings.BEACON_FILE, stamp_of(settings.BEACON_FILE))
    if settings.SANDBOX_BEACON is not None:
        return _read_sandbox(settings.SANDBOX_BEACON, stamp_of(settings.SANDBOX_BEACON), settings.SANDBOX_URL)
    return Beacon(chain=QUICKNET, mirrors=PUBLIC_MIRRORS)


def read_sandbox_beacon(file: Path, url: str) -> Beacon:
    """The chain that the sandbox made for itself; who knows its secret, as everybody may, knows every round of it."""
    try:
        told = json.loads(file.read_text(encoding="utf-8"))
        named = {name: told[name] for name in ("public_key", "genesis_time", "period")}
        chain = Chain(chain=told["hash"], scheme=SCHEME, **named)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise BeaconRefused(f"{file} cannot be used for the sandbox's beacon") from error
    return Beacon(chain=chain, mirrors={name: f"{url}/beacon/{name}" for name in _SANDBOX_MIRRORS})


@lru_cache(_SOME_SINCE_LONG)
def _read(file: Path, stamp: int) -> Beacon:  # noqa: ARG001 - a file written anew is another one
    return read_beacon(file)


@lru_cache(_SOME_SINCE_LONG)
def _read_sandbox(file: Path, stamp: int, url: str) -> Beacon:  # noqa: ARG001 - the same
    return read_sandbox_beacon(file, url)
