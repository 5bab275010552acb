"""A partner's pengelola stops an account of theirs, or gives up one that is not in use yet."""

from datetime import datetime
from typing import Final

from prakerja.audit.record import record
from prakerja.kit.actor import Actor
from prakerja.partners.require_keeper import require_keeper
from prakerja.payouts.models import PartnerAccount
from prakerja.payouts.partners.events import PartnerPayEvent
from prakerja.payouts.partners.states import UNDER_WAY, PartnerAccountState
from prakerja.payouts.partners.tell_staff import tell_of_account

_ENDED: Final = (PartnerAccountState.GIVEN_UP, PartnerAccountState.STOPPED)


def stop_own_partner_account(*, number: int, by: Actor, now: datetime) -> PartnerAccount:
    """Nothing is paid into it from now on; until another one is in use, nothing is paid at all. Twice is once.

    Raises PermissionMissing, NotAPartner, PartnerSuspended, NoPartnerAccount, MoveRefused.
    """
    partner = require_keeper(by=by)
    row = PartnerAccount.objects.lock_by_key((partner.pk, number))
    if row.state in _ENDED:
        return row
    to = PartnerAccountState.GIVEN_UP if row.state in UNDER_WAY else PartnerAccountState.STOPPED
    PartnerAccount.objects.one((partner.pk, number)).move(to=to, ended_at=now)
    row.refresh_from_db()
    record(PartnerPayEvent.ACCOUNT_STOPPED, subject=row, by=by, at=now, state=row.state)
    if to is PartnerAccountState.STOPPED:
        tell_of_account(row, text="partner_account_stopped", now=now)
    return row
