"""Two people of the office have looked at both names: the partner is paid into the account."""

from datetime import datetime
from uuid import UUID

from prakerja.approvals.note_carried_out import note_carried_out
from prakerja.approvals.require_confirmed import require_confirmed
from prakerja.audit.record import record
from prakerja.kit.actor import Actor
from prakerja.partners.lock_partner import lock_partner
from prakerja.payouts.models import PartnerAccount
from prakerja.payouts.partners.account_act import USE_PARTNER_ACCOUNT, subject_of_account
from prakerja.payouts.partners.account_rules import RESTS_FOR
from prakerja.payouts.partners.events import PartnerPayEvent
from prakerja.payouts.partners.states import PartnerAccountState
from prakerja.payouts.partners.tell_staff import tell_of_account
from prakerja.training.working_days import working_days_after


def use_partner_account(*, partner_id: UUID, number: int, by: Actor, now: datetime) -> None:
    """It is in use, and the one before it is not: a first one is paid at once, a later one after it has rested. All
    who work there, or did so lately, are told. One decision is carried out once.

    Raises NotConfirmed, NoPartnerAccount, MoveRefused.
    """
    key = partner_id, number
    subject = subject_of_account(key)
    decided = require_confirmed(USE_PARTNER_ACCOUNT, subject=subject, by=by)
    if decided.carried_out_at is not None:
        return
    lock_partner(partner_id)
    rows = PartnerAccount.objects.of(partner_id)
    is_change = rows.filter(used_since__isnull=False).exists()
    if before := rows.in_use().first():
        PartnerAccount.objects.one((partner_id, before.number)).move(to=PartnerAccountState.REPLACED, ended_at=now)
    usable_from = working_days_after(now, RESTS_FOR) if is_change else now
    one = PartnerAccount.objects.one(key)
    one.move(to=PartnerAccountState.IN_USE, used_since=now, usable_from=usable_from)
    row = one.get()
    record(PartnerPayEvent.ACCOUNT_IN_USE, subject=row, by=by, at=now, reason=decided.reason, is_change=is_change)
    text = "partner_account_changed" if is_change else "partner_account_in_use"
    tell_of_account(row, text=text, now=now, words={"usable_from": usable_from})
    note_carried_out(act=USE_PARTNER_ACCOUNT, subject=subject, now=now)
