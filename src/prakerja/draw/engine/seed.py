"""The seed of a draw, which no single party can choose: freeze the candidates, then commit, then reveal.

Every hash here is SHA-256 over ASCII text, written as 64 lowercase hex digits:
    commitment = SHA-256 of the reveal
    seed       = SHA-256 of  candidates_sha256:reveal_1:reveal_2:reveal_3   with a further  :beacon  where one is named
"""

import re
import secrets
from collections.abc import Sequence
from hashlib import sha256
from typing import Final

from prakerja.kit.refused import Refused

FEWEST_CUSTODIANS: Final = 3
_SHA256: Final = re.compile(r"[0-9a-f]{64}", re.ASCII)


class RevealRefused(Refused):
    """The text is not a reveal: 64 hex digits."""


class SeedNotReady(Refused):
    """Something the seed is made of is missing or malformed; says what."""


def new_reveal() -> str:
    """A fresh secret for a custodian: 64 hex digits, 256 random bits. Seen early, it helps to steer a draw."""
    return secrets.token_hex(32)


def checked_reveal(text: str) -> str:
    """The reveal in lowercase without surrounding space, as it is hashed. RevealRefused never shows it."""
    reveal = text.strip().lower()
    if not _SHA256.fullmatch(reveal):
        raise RevealRefused("a reveal is 64 hex digits (0-9, a-f)")
    return reveal


def commitment_of(reveal: str) -> str:
    """What the custodian publishes before anybody reveals. Raises RevealRefused."""
    return sha256(checked_reveal(reveal).encode()).hexdigest()


def reveal_opens(commitment: str, reveal: str) -> bool:
    """Whether this is the secret that was committed to. Raises RevealRefused."""
    return commitment_of(reveal) == commitment


def seed_text(candidates_sha256: str, reveals: Sequence[str], beacon: str | None = None) -> str:
    """The text whose SHA-256 is the seed; `reveals` in the order of the custodians' positions.

    Raises SeedNotReady with fewer than three reveals, equal ones, or a beacon value that could be read two ways.
    """
    if not _SHA256.fullmatch(candidates_sha256):
        raise SeedNotReady("the candidates are not frozen: their SHA-256 is missing")
    if len(reveals) < FEWEST_CUSTODIANS:
        raise SeedNotReady(f"{len(reveals)} reveals; at least {FEWEST_CUSTODIANS} custodians are needed")
    checked = [checked_reveal(reveal) for reveal in reveals]
    if len(set(checked)) < len(checked):
        raise SeedNotReady("two custodians have the same reveal")
    if beacon is not None and not (beacon and beacon.isascii() and beacon.isalnum()):
        raise SeedNotReady("the beacon's value must be ASCII letters and digits")
    return ":".join([candidates_sha256, *checked, *([] if beacon is None else [beacon])])


def seed_of(candidates_sha256: str, reveals: Sequence[str], beacon: str | None = None) -> str:
    """The seed, 64 lowercase hex digits. Raises like seed_text."""
    return sha256(seed_text(candidates_sha256, reveals, beacon).encode()).hexdigest()
