"""Surveys open in order once the first instalment was paid; each earns the same whatever the answers, or is lost."""

from datetime import date, timedelta
from typing import Final
from uuid import UUID

import pytest

from prakerja.cards.reasons import MoveReason
from prakerja.cards.states import CardState
from prakerja.incentives.due_to_pay import due_to_pay
from prakerja.incentives.models import PaymentVerdict, Survey
from prakerja.incentives.states import DueKind, SurveyState
from prakerja.incentives.surveys.hand_in_survey import AnswersMissing
from prakerja.incentives.surveys.questions import versions
from prakerja.incentives.surveys.rules import open_until
from prakerja.incentives.surveys.save_survey import save_survey
from prakerja.incentives.surveys.to_answer import NoSurvey, SurveyOver
from prakerja.kit.rupiah import Rupiah
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.prove import prove
from prakerja.messages.models import Message
from prakerja.schemes.deadlines import YearEnd
from prakerja.words.surveys import OPTIONS, QUESTIONS
from tests.situations.certificate_doubts import withdrawn
from tests.situations.incentives import earned, incentive_of, the_night
from tests.situations.learning import STARTS
from tests.situations.own_cards import held, moved
from tests.situations.surveys import ANSWERS, PAID_AT, carried_on, handed_in, paid_first, surveys_of, with_a_survey

pytestmark = pytest.mark.django_db
_DAY: Final = timedelta(days=1)


def test_none_opens_before_the_first_instalment_has_reached_its_holder() -> None:
    bought = earned()
    the_night(bought, at=STARTS + timedelta(hours=20))
    carried_on(bought, at=PAID_AT)
    assert surveys_of(bought) == []


def test_the_first_opens_for_thirty_days_once_and_its_holder_is_told() -> None:
    bought = with_a_survey()
    carried_on(bought, at=PAID_AT)
    assert surveys_of(bought) == [(1, SurveyState.OPEN)]
    survey = Survey.objects.get()
    assert survey.open_until - survey.opened_on == timedelta(days=30)
    assert Message.objects.filter(text="survey_opened").count() == 1


def test_none_opens_on_a_card_that_is_held() -> None:
    bought = paid_first()
    held(bought.buyer.card)
    carried_on(bought, at=PAID_AT)
    assert surveys_of(bought) == []


def test_without_its_certificate_none_opens_and_nobody_is_reminded() -> None:
    bought, asked = paid_first(), with_a_survey()
    for one in (bought, asked):
        withdrawn(one, at=PAID_AT)
        carried_on(one, at=PAID_AT + 26 * _DAY)
    assert (surveys_of(bought), surveys_of(asked)) == ([], [(1, SurveyState.OPEN)])
    assert not Message.objects.filter(text="survey_reminder").exists()


def test_of_a_card_that_has_ended_nobody_is_reminded() -> None:
    bought = with_a_survey()
    moved(bought.buyer.card, CardState.REVOKED, MoveReason.CAUSE)
    carried_on(bought, at=PAID_AT + 26 * _DAY)
    assert not Message.objects.filter(text="survey_reminder").exists()


def test_each_falls_due_in_the_night_whatever_the_answers_and_the_next_one_opens() -> None:
    bought = with_a_survey()
    at = PAID_AT
    for number in (1, 2, 3):
        handed_in(bought, number, at=at, answers={**ANSWERS, "usefulness": "not"} if number == 2 else None)
        handed_in(bought, number, at=at, answers={**ANSWERS, "usefulness": "not"} if number == 2 else None)
        the_night(bought, at=at + timedelta(hours=20))
        at += _DAY
        carried_on(bought, at=at)
    assert surveys_of(bought) == [(number, SurveyState.DUE) for number in (1, 2, 3)]
    # Only the first instalment's day has come, and it was paid by the rows alone.
    assert incentive_of(bought) == (3 * 600_000, 600_000 + 3 * 50_000)
    due = due_to_pay(wave_id=bought.buyer.card.wave_id, now=at, after=UUID(int=0), limit=9).dues
    assert [(one.kind, one.number, one.amount) for one in due] == [
        (DueKind.SURVEY, number, Rupiah(50_000)) for number in (1, 2, 3)
    ]
    assert PaymentVerdict.objects.filter(kind=DueKind.SURVEY).count() == 3
    assert prove(known={}).faults == ()


def test_nothing_falls_due_for_a_survey_while_the_card_is_held() -> None:
    bought = with_a_survey()
    handed_in(bought, at=PAID_AT)
    held(bought.buyer.card)
    the_night(bought, at=PAID_AT + timedelta(hours=20))
    assert surveys_of(bought) == [(1, SurveyState.HANDED_IN)]


def test_who_does_not_answer_is_reminded_once_and_after_its_last_day_it_is_lost_and_the_next_opens() -> None:
    bought = with_a_survey()
    for days in (24, 25, 26, 30):
        carried_on(bought, at=PAID_AT + days * _DAY)
        assert Message.objects.filter(text="survey_reminder").count() == (0 if days == 24 else 1)
    assert surveys_of(bought) == [(1, SurveyState.OPEN)]
    late = PAID_AT + 31 * _DAY
    with pytest.raises(SurveyOver):
        handed_in(bought, at=late)
    carried_on(bought, at=late)
    assert surveys_of(bought) == [(1, SurveyState.LOST), (2, SurveyState.OPEN)]


def test_a_draft_is_kept_and_only_a_whole_one_is_handed_in() -> None:
    bought = with_a_survey()
    some = {"work": "casual", "income": "a million"}
    with unit_of_work(by=bought.learner):
        save_survey(
            applicant_id=bought.buyer.applicant_id,
            award=bought.buyer.card.award,
            number=1,
            answers=some,
            by=bought.learner,
            now=PAID_AT,
        )
    assert Survey.objects.get().answers == {"work": "casual"}
    with pytest.raises(AnswersMissing) as refused:
        handed_in(bought, at=PAID_AT, answers=some)
    assert refused.value.missing == [code for code in ANSWERS if code != "work"]


def test_what_was_handed_in_is_not_changed_and_what_nobody_was_asked_is_not_answered() -> None:
    bought = with_a_survey()
    handed_in(bought, at=PAID_AT)
    with pytest.raises(SurveyOver):
        handed_in(bought, at=PAID_AT, answers={**ANSWERS, "work": "casual"})
    with pytest.raises(NoSurvey):
        handed_in(bought, 2, at=PAID_AT)


def test_no_survey_is_open_after_the_last_day_of_its_year() -> None:
    source = {"surveys_close_on": "Made up for this test", "last_payment_on": "Made up for this test"}
    end = YearEnd(year=2021, surveys_close_on=date(2021, 12, 10), last_payment_on=date(2022, 4, 15), source=source)
    assert open_until(date(2021, 10, 1), open_days=30, end=end) == date(2021, 10, 31)
    assert open_until(date(2021, 12, 1), open_days=30, end=end) == date(2021, 12, 10)
    assert open_until(date(2020, 1, 30), open_days=30, end=end) == date(2020, 2, 29)


def test_each_question_of_each_version_has_its_words() -> None:
    for questions in versions().values():
        for code, options in questions.items():
            assert code in QUESTIONS
            assert set(options) <= OPTIONS[code].keys()
