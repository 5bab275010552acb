"""The job from an account that a partner named to what its bank says of it. It opens the units of work, because the
answer is waited for between them."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.connectors.rails.ask_account import AccountRefused, ask_account
from prakerja.kit.actor import Actor
from prakerja.kit.retries import TryAgain
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.payouts.accounts.rules import NotPayable
from prakerja.payouts.models import PartnerAccount
from prakerja.payouts.partners.banks import paying_house
from prakerja.payouts.partners.note_partner_account_answer import note_partner_account_answer
from prakerja.payouts.partners.note_partner_bank_silence import note_partner_bank_silence

_ASKING: Final = Actor.system("payouts.ask_partner_account")


@dataclass(frozen=True, slots=True, repr=False)
class BankQuestion:
    """No repr: it must not end up in a log."""

    account_number: str
    bank_code: str


def run_partner_account_question(*, partner_id: UUID, number: int) -> None:
    """The answer of the account's bank is written down, once. Raises TryAgain while there is none."""
    with unit_of_work(by=_ASKING) as work:
        question = bank_question(partner_id=partner_id, number=number, by=work.actor)
    if question is None:
        return
    try:
        told = ask_bank(question)
    except TryAgain:
        with unit_of_work(by=_ASKING) as work:
            note_partner_bank_silence(partner_id=partner_id, number=number, by=work.actor, now=work.now)
        raise
    with unit_of_work(by=_ASKING) as work:
        note_partner_account_answer(partner_id=partner_id, number=number, told=told, by=work.actor, now=work.now)


def bank_question(*, partner_id: UUID, number: int, by: Actor) -> BankQuestion | None:
    """None: it was answered or given up meanwhile."""
    require(Permission.RECORD_ACCOUNT_ANSWERS, by=by)
    row = PartnerAccount.objects.asked((partner_id, number)).first()
    return None if row is None else BankQuestion(row.account_number, row.bank_code)


def ask_bank(question: BankQuestion) -> str | NotPayable:
    """The name that it has. Talks to the network, outside any transaction. Raises TryAgain."""
    answer = ask_account(paying_house(), question.account_number, question.bank_code)
    return NotPayable(answer.code) if isinstance(answer, AccountRefused) else answer.name
