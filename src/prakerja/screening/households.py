"""By what the draw of a wave tells family cards apart: another in every draw, opened by its key alone."""

import hashlib
import hmac
import secrets
from datetime import datetime
from typing import Final

from django.db import connection

from prakerja.kit.purpose import Purpose
from prakerja.kit.sealed import unseal_each
from prakerja.kit.sql import sql_file
from prakerja.screening.models import ClosingKeys
from prakerja.waves.models import Wave

_KEY_BYTES: Final = 32
_AT_ONCE: Final = 20_000


def household_of(key: bytes, family_card: str) -> str:
    """The first 32 hex digits of HMAC-SHA-256(k, kk)."""
    return hmac.digest(key, family_card.encode("ascii"), "sha256")[:16].hex()


def household_key_sha256(wave_id: int) -> str:
    """Of the 32 bytes of the key, in lowercase hex: what the statement says of it before anybody knows the seed."""
    return ClosingKeys.objects.values_list("household_key_sha256", flat=True).get(pk=wave_id)


def make_keys(wave: Wave, now: datetime) -> None:
    """The keys of the wave are kept, sealed. Part of the beginning of its screening."""
    key = secrets.token_bytes(_KEY_BYTES)
    keys = ClosingKeys(wave=wave, household_key_sha256=hashlib.sha256(key).hexdigest(), made_at=now)
    keys.household_key = key.hex()
    keys.nonce_key = secrets.token_hex(_KEY_BYTES)
    keys.save(force_insert=True)


def add_households(wave_id: int) -> None:
    """Every joiner of a stretch with a proven identity has their household in the table of households.

    Read and written in portions. Part of the screening.
    """
    key = bytes.fromhex(ClosingKeys.objects.get(pk=wave_id).household_key)
    with connection.chunked_cursor() as found, connection.cursor() as cursor:
        found.execute(sql_file(__file__, "family_cards_of_stretch"))
        while portion := found.fetchmany(_AT_ONCE):
            plains = unseal_each(((sealed, owner) for owner, sealed in portion), purpose=Purpose.FAMILY_CARD)
            rows = [f"{owner}\t{household_of(key, plain)}\n" for (owner, _), plain in zip(portion, plains, strict=True)]
            with cursor.copy("COPY joiner_household (applicant_id, household) FROM STDIN") as copy:
                copy.write("".join(rows))
        cursor.execute("ANALYZE joiner_household")
