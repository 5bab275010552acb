"""The job from a number that was typed to what is decided of it. It opens the units of work, because the answer of the
bank or wallet is waited for between them."""

from typing import Final
from uuid import UUID

from prakerja.kit.actor import Actor
from prakerja.kit.retries import TryAgain
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.payouts.accounts.account_question import account_question
from prakerja.payouts.accounts.ask_house import ask_house
from prakerja.payouts.accounts.note_account_answer import note_account_answer
from prakerja.payouts.accounts.note_house_silence import note_house_silence

_ASKING: Final = Actor.system("payouts.ask_account")


def run_account_question(*, applicant_id: UUID, number: int) -> None:
    """The answer of the account's house is written down, once. Raises TryAgain while there is none."""
    with unit_of_work(by=_ASKING) as work:
        question = account_question(applicant_id=applicant_id, number=number, by=work.actor)
    if question is None:
        return
    try:
        answer = ask_house(question)
    except TryAgain:
        with unit_of_work(by=_ASKING) as work:
            note_house_silence(applicant_id=applicant_id, number=number, by=work.actor, now=work.now)
        raise
    with unit_of_work(by=_ASKING) as work:
        note_account_answer(applicant_id=applicant_id, number=number, answer=answer, by=work.actor, now=work.now)
