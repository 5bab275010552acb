"""Ten codes for paper. Part of the verbs that set the second factor up and renew it."""

import secrets
from datetime import datetime
from typing import Final
from uuid import UUID

from prakerja.accounts.models import RecoveryCodes
from prakerja.accounts.passwords import hashed
from prakerja.accounts.second_factors import MOST_RECOVERY_CODES, RECOVERY_DIGITS
from prakerja.kit.purpose import Purpose
from prakerja.kit.sealed import seal

_CHANCE: Final = secrets.SystemRandom()


def make_recovery_codes(*, account_id: UUID, now: datetime) -> list[str]:
    """The account has ten unused codes; those before open nothing any more.

    Returns them, eight digits each: nobody can read them again. 27 bits are few, so they are hashed like passwords
    (ASVS 6.5.2; a fast hash would do from 112 bits, which are 34 digits to type).
    """
    numbers = _CHANCE.sample(range(10**RECOVERY_DIGITS), MOST_RECOVERY_CODES)
    codes = [f"{number:0{RECOVERY_DIGITS}d}" for number in numbers]
    hashes = "\n".join(hashed(code) for code in codes)
    sealed = seal(hashes, purpose=Purpose.RECOVERY_CODES, owner=account_id)
    RecoveryCodes.objects.update_or_create(
        account_id=account_id, defaults={"sealed_hashes": sealed, "used": [], "made_at": now}
    )
    return codes
