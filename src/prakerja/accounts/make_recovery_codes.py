"""Ten codes for paper. Part of the verbs that set the second factor up and renew it."""

import secrets
from datetime import datetime
from uuid import UUID

from prakerja.accounts.models import RecoveryCodes
from prakerja.kit.purpose import Purpose
from prakerja.kit.sealed import seal


def make_recovery_codes(*, account_id: UUID, now: datetime) -> None:
    """The account has ten unused codes; those before open nothing any more."""
    seed = seal(secrets.token_hex(32), purpose=Purpose.RECOVERY_CODES, owner=account_id)
    RecoveryCodes.objects.update_or_create(
        account_id=account_id, defaults={"sealed_seed": seed, "used": [], "made_at": now}
    )
