"""Saving an answer: as given, the last one counts, and not after the end."""

from datetime import datetime, timedelta

import pytest

from prakerja.assessment.finish_test import finish_test
from prakerja.assessment.models import Answer, Sitting
from prakerja.assessment.save_answers import NoSuchOption, TestNotStarted, TimeIsUp, save_answers
from prakerja.kit.actor import Actor, ApplicantId


def test_an_answer_is_kept_with_its_time(sitting: Sitting, applicant_id: ApplicantId, now: datetime) -> None:
    save_answers(applicant_id=applicant_id, options={3: 2}, by=Actor.applicant(applicant_id), now=now)
    answer = Answer.objects.get()
    assert (answer.position, answer.option, answer.saved_at) == (3, 2, now)
    assert sitting.given_answers == {3: 2}


def test_the_answers_of_a_page_are_kept_together_or_not_at_all(
    sitting: Sitting, applicant_id: ApplicantId, now: datetime
) -> None:
    by = Actor.applicant(applicant_id)
    with pytest.raises(NoSuchOption):
        save_answers(applicant_id=applicant_id, options={2: 1, 3: 9}, by=by, now=now)
    assert not Answer.objects.exists()
    save_answers(applicant_id=applicant_id, options={2: 1, 3: 0}, by=by, now=now)
    assert sitting.given_answers == {2: 1, 3: 0}


def test_the_last_answer_counts(sitting: Sitting, applicant_id: ApplicantId, now: datetime) -> None:
    for option in (2, 0, 1):
        save_answers(applicant_id=applicant_id, options={3: option}, by=Actor.applicant(applicant_id), now=now)
    assert sitting.given_answers == {3: 1}


def test_the_same_answer_twice_is_one_answer(sitting: Sitting, applicant_id: ApplicantId, now: datetime) -> None:
    for _ in range(2):
        save_answers(applicant_id=applicant_id, options={0: 0}, by=Actor.applicant(applicant_id), now=now)
    assert Answer.objects.count() == 1


def test_an_answer_that_the_network_delayed_by_seconds_still_counts(
    sitting: Sitting, applicant_id: ApplicantId
) -> None:
    save_answers(
        applicant_id=applicant_id,
        options={0: 0},
        by=Actor.applicant(applicant_id),
        now=sitting.ends_at + timedelta(seconds=4),
    )
    assert sitting.given_answers == {0: 0}


def test_no_answer_counts_after_the_end(sitting: Sitting, applicant_id: ApplicantId, now: datetime) -> None:
    save_answers(applicant_id=applicant_id, options={0: 0}, by=Actor.applicant(applicant_id), now=now)
    with pytest.raises(TimeIsUp):
        save_answers(
            applicant_id=applicant_id,
            options={0: 1},
            by=Actor.applicant(applicant_id),
            now=sitting.ends_at + timedelta(seconds=5),
        )
    assert sitting.given_answers == {0: 0}


def test_no_answer_counts_after_finishing(
    sitting: Sitting, applicant_id: ApplicantId, applicant: Actor, now: datetime
) -> None:
    finish_test(applicant_id=applicant_id, by=applicant, now=now)
    with pytest.raises(TimeIsUp):
        save_answers(applicant_id=applicant_id, options={0: 0}, by=Actor.applicant(applicant_id), now=now)


def test_without_a_sitting_there_is_nothing_to_answer(applicant_id: ApplicantId, now: datetime) -> None:
    with pytest.raises(TestNotStarted):
        save_answers(applicant_id=applicant_id, options={0: 0}, by=Actor.applicant(applicant_id), now=now)


@pytest.mark.parametrize(("position", "option"), [(-1, 0), (18, 0), (0, -1), (0, 5)])
def test_an_item_or_option_that_does_not_exist_is_refused(
    sitting: Sitting, applicant_id: ApplicantId, now: datetime, position: int, option: int
) -> None:
    with pytest.raises(NoSuchOption):
        save_answers(applicant_id=applicant_id, options={position: option}, by=Actor.applicant(applicant_id), now=now)


def test_only_statements_have_a_fifth_option(sitting: Sitting, applicant_id: ApplicantId, now: datetime) -> None:
    statement = sitting.answer_key.index(None)
    save_answers(applicant_id=applicant_id, options={statement: 4}, by=Actor.applicant(applicant_id), now=now)
    scored = next(place for place, right in enumerate(sitting.answer_key) if right is not None)
    with pytest.raises(NoSuchOption):
        save_answers(applicant_id=applicant_id, options={scored: 4}, by=Actor.applicant(applicant_id), now=now)
