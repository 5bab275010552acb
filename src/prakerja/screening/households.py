"""By what the draw of a wave tells family cards apart: another in every draw, opened by its key alone."""

import hashlib
import hmac
import secrets
from collections.abc import Iterator
from datetime import datetime
from typing import Final

from django.db import connection
from django.db.models import TextField
from django.db.models.functions import Cast

from prakerja.identity.models import Identity
from prakerja.identity.states import IdentityState
from prakerja.kit.purpose import Purpose
from prakerja.kit.sealed import unseal_each
from prakerja.screening.models import ClosingKeys
from prakerja.screening.stages import ScreeningStage, TellStage, told_nobody
from prakerja.waves.models import Joiner, Wave

_KEY_BYTES: Final = 32
_AT_ONCE: Final = 20_000

#: Whose, as text: by it the number is bound, and half the work of a row was making it a UUID and text again. And the
#: family card as it lies in the database.
type Sealed = tuple[str, bytes]


def household_of(key: bytes, family_card: str) -> str:
    """The first 32 hex digits of HMAC-SHA-256(k, kk)."""
    return hmac.digest(key, family_card.encode("ascii"), "sha256")[:16].hex()


def household_key_sha256(wave_id: int) -> str:
    """Of the 32 bytes of the key, in lowercase hex: what the statement says of it before anybody knows the seed."""
    return ClosingKeys.objects.values_list("household_key_sha256", flat=True).get(pk=wave_id)


def gather_households(wave: Wave, *, now: datetime, tell: TellStage = told_nobody) -> None:
    """Every joiner with a proven identity has their household in the table of households; its key is kept, sealed.

    Read and written in portions, because ten million rows do not lie in memory. Part of the screening.
    """
    key, done = _new_keys(wave, now), 0
    everybody = Joiner.objects.filter(wave=wave).count()
    with connection.cursor() as cursor:
        for portion in _portions(wave):
            plains = unseal_each(((sealed, owner) for owner, sealed in portion), purpose=Purpose.FAMILY_CARD)
            rows = [f"{owner}\t{household_of(key, plain)}\n" for (owner, _), plain in zip(portion, plains, strict=True)]
            with cursor.copy("COPY joiner_household (applicant_id, household) FROM STDIN") as copy:
                copy.write("".join(rows))
            done += len(portion)
            tell(ScreeningStage.HOUSEHOLDS, done, everybody)
        cursor.execute("ANALYZE joiner_household")


def _new_keys(wave: Wave, now: datetime) -> bytes:
    key = secrets.token_bytes(_KEY_BYTES)
    keys = ClosingKeys(wave=wave, household_key_sha256=hashlib.sha256(key).hexdigest(), made_at=now)
    keys.household_key = key.hex()
    keys.nonce_key = secrets.token_hex(_KEY_BYTES)
    keys.save(force_insert=True)
    return key


def _portions(wave: Wave) -> Iterator[list[Sealed]]:
    theirs = Joiner.objects.filter(wave=wave).values("applicant_id")
    proven = Identity.objects.filter(state=IdentityState.VERIFIED, applicant_id__in=theirs)
    owned = proven.annotate(owner=Cast("applicant_id", TextField()))
    rows = owned.values_list("owner", "sealed_kk").iterator(chunk_size=_AT_ONCE)
    portion: list[Sealed] = []
    for row in rows:
        portion.append(row)
        if len(portion) == _AT_ONCE:
            yield portion
            portion = []
    if portion:
        yield portion
