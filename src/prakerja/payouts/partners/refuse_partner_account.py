"""Somebody of the office keeps a partner from being paid into an account: one that is looked at, or in use."""

from datetime import datetime
from typing import Final
from uuid import UUID

from prakerja.approvals.propose_act import ReasonMissing
from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require_person
from prakerja.kit.actor import Actor
from prakerja.payouts.accounts.reasons import AccountProblem
from prakerja.payouts.models import PartnerAccount
from prakerja.payouts.partners.events import PartnerPayEvent
from prakerja.payouts.partners.states import PartnerAccountState
from prakerja.payouts.partners.tell_staff import tell_of_account

_ENDED: Final = (PartnerAccountState.REFUSED, PartnerAccountState.STOPPED)


def refuse_partner_account(*, partner_id: UUID, number: int, reason: str, by: Actor, now: datetime) -> PartnerAccount:
    """One that is not in use is refused, one in use is stopped; the partner is told. Twice is once.

    One person may: it keeps money back, and pays nobody. Raises ReasonMissing, NoPartnerAccount, MoveRefused.
    """
    require_person(Permission.ADMIT_PARTNERS, by=by)
    if not reason.strip():
        raise ReasonMissing
    row = PartnerAccount.objects.lock_by_key((partner_id, number))
    if row.state in _ENDED:
        return row
    one = PartnerAccount.objects.one((partner_id, number))
    if row.state == PartnerAccountState.IN_USE:
        one.move(to=PartnerAccountState.STOPPED, ended_at=now)
        _tell(row, PartnerPayEvent.ACCOUNT_STOPPED, "partner_account_stopped", reason, by, now)
    else:
        one.move(to=PartnerAccountState.REFUSED, problem=AccountProblem.BY_REVIEWER, ended_at=now)
        _tell(row, PartnerPayEvent.ACCOUNT_REFUSED, "partner_account_refused", reason, by, now)
    return row


def _tell(row: PartnerAccount, event: PartnerPayEvent, text: str, reason: str, by: Actor, now: datetime) -> None:
    row.refresh_from_db()
    record(event, subject=row, by=by, at=now, reason=reason.strip())
    tell_of_account(row, text=text, now=now, words={"reason": row.problem} if row.problem else {})
