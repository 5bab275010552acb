"""The bank has said whose a partner's account is: two people are to look at both names, or it is refused."""

from datetime import datetime
from uuid import UUID

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.partners.models import Partner
from prakerja.payouts.accounts.rules import NotPayable
from prakerja.payouts.models import PartnerAccount
from prakerja.payouts.partners.account_rules import NameVerdict, judge_name
from prakerja.payouts.partners.events import PartnerPayEvent
from prakerja.payouts.partners.states import PartnerAccountState
from prakerja.payouts.partners.tell_staff import tell_of_account


def note_partner_account_answer(
    *, partner_id: UUID, number: int, told: str | NotPayable, by: Actor, now: datetime
) -> PartnerAccount | None:
    """What follows from it is saved; of a refusal the partner is told. None: it came too late to count.

    `told`: the name that the bank has, or why nobody is paid there.
    """
    require(Permission.RECORD_ACCOUNT_ANSWERS, by=by)
    row = PartnerAccount.objects.asked((partner_id, number)).lock_in_order().first()
    if row is None:
        return None
    verdict = judge_name(told, name=Partner.objects.values_list("name", flat=True).get(pk=partner_id))
    _save(row, told, verdict, now)
    record(
        PartnerPayEvent.ACCOUNT_ANSWERED,
        subject=row,
        by=by,
        at=now,
        state=verdict.state,
        problem=verdict.problem or "",
        name_match=verdict.match or "",
    )
    if verdict.problem is not None:
        tell_of_account(row, text="partner_account_refused", now=now, words={"reason": verdict.problem})
    return row


def _save(row: PartnerAccount, told: str | NotPayable, verdict: NameVerdict, now: datetime) -> None:
    if isinstance(told, str):
        row.account_name = told
    PartnerAccount.objects.one((row.partner_id, row.number)).move(
        to=verdict.state,
        origin=PartnerAccountState.ASKED,
        problem=verdict.problem or "",
        bank_answer=told.code if isinstance(told, NotPayable) else "",
        name_match=verdict.match or "",
        sealed_account_name=row.sealed_account_name,
        answered_at=now,
    )
    row.refresh_from_db()
