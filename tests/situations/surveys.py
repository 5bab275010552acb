"""Somebody whose first instalment was paid, and the nights on which surveys open, are told of and are lost."""

from datetime import datetime, timedelta
from typing import Final

from prakerja.incentives.models import Survey
from prakerja.incentives.note_settled import Happened, note_settled
from prakerja.incentives.states import DueKind
from prakerja.incentives.surveys.carry_on_surveys import carry_on_surveys
from prakerja.incentives.surveys.hand_in_survey import hand_in_survey
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from tests.situations.accounts import NOW
from tests.situations.incentives import earned, the_night
from tests.situations.learning import STARTS, Bought

KEEPING: Final = Actor.system("incentives.carry_on_surveys")
PAID_AT: Final = STARTS + timedelta(days=1)
ANSWERS: Final = {
    "work": "own_business",
    "income": "up_to_2",
    "income_change": "more",
    "usefulness": "very",
    "used_for": "business",
    "again": "yes",
}


def paid_first() -> Bought:
    bought = earned()
    the_night(bought, at=STARTS + timedelta(hours=20))
    note_settled([Happened(bought.buyer.applicant_id, bought.buyer.card.award, DueKind.INSTALMENT, 1, PAID_AT)])
    return bought


def carried_on(bought: Bought, *, at: datetime) -> None:
    with unit_of_work(by=KEEPING):
        carry_on_surveys(wave_id=bought.buyer.card.wave_id, by=KEEPING, now=at)


def with_a_survey(*, at: datetime = PAID_AT) -> Bought:
    bought = paid_first()
    carried_on(bought, at=at)
    return bought


def a_survey_today() -> Bought:
    """That is open now, by the clock of the tests."""
    bought = with_a_survey()
    Survey.objects.update(opened_on=NOW.date(), open_until=NOW.date() + timedelta(days=30))
    return bought


def handed_in(bought: Bought, number: int = 1, *, at: datetime, answers: dict[str, str] | None = None) -> None:
    with unit_of_work(by=bought.learner):
        hand_in_survey(
            applicant_id=bought.buyer.applicant_id,
            award=bought.buyer.card.award,
            number=number,
            answers=answers or ANSWERS,
            by=bought.learner,
            now=at,
        )


def surveys_of(bought: Bought) -> list[tuple[int, str]]:
    rows = Survey.objects.filter(applicant_id=bought.buyer.applicant_id).order_by("number")
    return list(rows.values_list("number", "state"))
