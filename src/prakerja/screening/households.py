"""By what the draw of a wave tells family cards apart: another in every draw, opened by its key alone."""

import hashlib
import hmac
import secrets
from collections.abc import Sequence
from datetime import datetime
from typing import Final, NamedTuple

from django.db import connection

from prakerja.kit.purpose import Purpose
from prakerja.kit.sealed import unseal_each
from prakerja.kit.sql import sql_file
from prakerja.screening.models import ClosingKeys
from prakerja.waves.models import Wave

_KEY_BYTES: Final = 32

#: A joiner's number in the stretches, whose the family card is, and the card, sealed.
type _Card = tuple[int, str, bytes]


class Portion(NamedTuple):
    """Joiners of a stretch, by their numbers."""

    first: int
    last: int


def household_of(key: bytes, family_card: str) -> str:
    """The first 32 hex digits of HMAC-SHA-256(k, kk)."""
    return hmac.digest(key, family_card.encode("ascii"), "sha256")[:16].hex()


def household_key_sha256(wave_id: int) -> str:
    """Of the 32 bytes of the key, in lowercase hex: what the statement says of it before anybody knows the seed."""
    return ClosingKeys.objects.values_list("household_key_sha256", flat=True).get(pk=wave_id)


def household_key(wave_id: int) -> bytes:
    return bytes.fromhex(ClosingKeys.objects.get(pk=wave_id).household_key)


def make_keys(wave: Wave, now: datetime) -> None:
    """The keys of the wave are kept, sealed. Part of the beginning of its screening."""
    key = secrets.token_bytes(_KEY_BYTES)
    keys = ClosingKeys(wave=wave, household_key_sha256=hashlib.sha256(key).hexdigest(), made_at=now)
    keys.household_key = key.hex()
    keys.nonce_key = secrets.token_hex(_KEY_BYTES)
    keys.save(force_insert=True)


def family_cards_of(portion: Portion) -> list[_Card]:
    """Of everybody of it who has a proven identity."""
    with connection.cursor() as cursor:
        cursor.execute(sql_file(__file__, "family_cards_of_portion"), portion._asdict())
        cards: list[_Card] = cursor.fetchall()
    return cards


def households_of(cards: Sequence[_Card], *, key: bytes) -> str:
    """Rows of the table of households, as they are copied in. Asks the database nothing."""
    plains = unseal_each(((sealed, owner) for _, owner, sealed in cards), purpose=Purpose.FAMILY_CARD)
    rows = [f"{number}\t{household_of(key, plain)}\n" for (number, _, _), plain in zip(cards, plains, strict=True)]
    return "".join(rows)


def put_households(rows: str) -> None:
    """These and no others are in the table of households."""
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE joiner_household")
        with cursor.copy("COPY joiner_household (number, household) FROM STDIN") as copy:
            copy.write(rows)
