"""Ten codes for paper. Part of the verbs that set the second factor up and renew it."""

import secrets
from datetime import datetime
from uuid import UUID

from prakerja.accounts.models import RecoveryCodes
from prakerja.accounts.second_factors import SEALED_FOR
from prakerja.kit.sealed import seal


def make_recovery_codes(*, account_id: UUID, now: datetime) -> None:
    """The account has ten unused codes; those before open nothing any more."""
    RecoveryCodes.objects.update_or_create(
        account_id=account_id,
        defaults={"sealed_seed": seal(secrets.token_hex(32), purpose=SEALED_FOR), "used": [], "made_at": now},
    )
