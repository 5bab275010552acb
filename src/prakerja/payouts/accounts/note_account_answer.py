"""The bank or wallet has said whose the account is: it may be confirmed, is in doubt, or is refused with its reason."""

from datetime import datetime
from uuid import UUID

from prakerja.accounts.models import Account
from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.cards.own_card import OwnCard, own_card
from prakerja.identity.models import Identity
from prakerja.kit.actor import Actor
from prakerja.payouts.accounts.events import AccountEvent
from prakerja.payouts.accounts.rules import AccountVerdict, NotPayable, Told, judge_account
from prakerja.payouts.accounts.states import AccountState
from prakerja.payouts.accounts.tell_holder import tell_of_answer
from prakerja.payouts.models import LinkedAccount
from prakerja.schemes.load_scheme import load_scheme


def note_account_answer(
    *, applicant_id: UUID, number: int, answer: Told | NotPayable, by: Actor, now: datetime
) -> LinkedAccount | None:
    """What follows from the answer is saved, and its holder told. None: it came too late to count.

    The NIK of the answer is compared with the card's and kept nowhere.
    """
    require(Permission.RECORD_ACCOUNT_ANSWERS, by=by)
    row = LinkedAccount.objects.asked(applicant_id, number).lock_in_order().first()
    if row is None:
        return None
    verdict = _judge(applicant_id, answer)
    _save(row, answer, verdict, now)
    record(
        AccountEvent.ANSWERED,
        subject=row,
        by=by,
        at=now,
        applicant_id=applicant_id,
        state=verdict.state,
        problem=verdict.problem or "",
        name_match=verdict.name_match or "",
        rules_version=verdict.rules_version,
    )
    tell_of_answer(row, now=now)
    return row


def _judge(applicant_id: UUID, answer: Told | NotPayable) -> AccountVerdict:
    card = own_card(applicant_id)
    assert isinstance(card, OwnCard)  # it had one when it was asked about, and cards stay
    return judge_account(
        answer,
        nik=Identity.objects.get(pk=applicant_id).nik,
        name=Account.objects.values_list("full_name", flat=True).get(pk=applicant_id),
        least=int(load_scheme(card.scheme).benefits.incentive),
    )


def _save(row: LinkedAccount, answer: Told | NotPayable, verdict: AccountVerdict, now: datetime) -> None:
    if isinstance(answer, Told):
        row.account_name = answer.name
    LinkedAccount.objects.one(row.applicant_id, row.number).move(
        to=verdict.state,
        origin=AccountState.ASKED,
        problem=verdict.problem or "",
        house_code=answer.code if isinstance(answer, NotPayable) else "",
        name_match=verdict.name_match or "",
        rules_version=verdict.rules_version,
        sealed_account_name=row.sealed_account_name,
        answered_at=now,
    )
    row.refresh_from_db()
