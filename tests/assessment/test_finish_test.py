"""The end of the test, by hand and by itself; its score; and the e-mail that tells it."""

from datetime import datetime, timedelta

import pytest
from django.db import transaction

from prakerja.accounts.models import Account
from prakerja.assessment.end_overdue_sittings import end_overdue_sittings
from prakerja.assessment.finish_test import finish_test
from prakerja.assessment.models import Sitting
from prakerja.assessment.rules import Blueprint, score
from prakerja.assessment.save_answers import TestNotStarted, save_answers
from prakerja.assessment.start_test import start_test
from prakerja.assessment.states import EndedBy, SittingState
from prakerja.assessment.status import status_of
from prakerja.assessment.tasks import end_overdue
from prakerja.audit.models import Event
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.step_status import StepStatus
from prakerja.messages.models import Message
from prakerja.messages.states import Channel
from prakerja.messages.write_text import write_text
from tests.situations.authority import END_OF_TIME


def _answer_everything(sitting: Sitting, now: datetime, *, rightly: int) -> None:
    """The first `rightly` scored items get the right option, the others a wrong one; statements get the last."""
    for position, right in enumerate(sitting.answer_key):
        option = 4 if right is None else right if rightly > 0 else (right + 1) % 4
        rightly -= right is not None
        save_answers(
            applicant_id=ApplicantId(sitting.pk),
            options={position: option},
            by=Actor.applicant(sitting.pk),
            now=now,
        )


def test_finishing_scores_the_answers(
    sitting: Sitting, applicant_id: ApplicantId, applicant: Actor, now: datetime
) -> None:
    _answer_everything(sitting, now, rightly=9)
    finished = finish_test(applicant_id=applicant_id, by=applicant, now=now + timedelta(minutes=7))
    assert (finished.state, finished.ended_by) == (SittingState.FINISHED, EndedBy.APPLICANT)
    assert finished.finished_at == now + timedelta(minutes=7)
    assert finished.right_answers == 9
    assert status_of(applicant_id) == StepStatus.DONE


def test_the_database_scores_as_the_rule_does(
    sitting: Sitting, applicant_id: ApplicantId, applicant: Actor, now: datetime
) -> None:
    for position in range(0, 18, 2):
        save_answers(
            applicant_id=applicant_id, options={position: position % 4}, by=Actor.applicant(applicant_id), now=now
        )
    finished = finish_test(applicant_id=applicant_id, by=applicant, now=now)
    assert finished.right_answers == score(finished.items, finished.given_answers).right


def test_an_empty_test_can_be_finished(
    sitting: Sitting, applicant_id: ApplicantId, applicant: Actor, now: datetime
) -> None:
    assert finish_test(applicant_id=applicant_id, by=applicant, now=now).right_answers == 0


def test_finishing_twice_is_finishing_once(
    sitting: Sitting, applicant_id: ApplicantId, applicant: Actor, now: datetime
) -> None:
    first = finish_test(applicant_id=applicant_id, by=applicant, now=now)
    second = finish_test(applicant_id=applicant_id, by=applicant, now=now + timedelta(minutes=1))
    assert second.finished_at == first.finished_at
    assert Event.objects.filter(name="assessment.sitting.finished").count() == 1
    assert Message.objects.count() == 1


def test_a_finish_that_comes_too_late_is_the_clocks(
    sitting: Sitting, applicant_id: ApplicantId, applicant: Actor
) -> None:
    finished = finish_test(applicant_id=applicant_id, by=applicant, now=sitting.ends_at + timedelta(hours=1))
    assert (finished.ended_by, finished.finished_at) == (EndedBy.CLOCK, sitting.ends_at)


def test_without_a_sitting_there_is_nothing_to_finish(
    applicant_id: ApplicantId, applicant: Actor, now: datetime
) -> None:
    with pytest.raises(TestNotStarted):
        finish_test(applicant_id=applicant_id, by=applicant, now=now)


def test_nothing_is_finished_when_the_audit_fails(
    sitting: Sitting, applicant_id: ApplicantId, applicant: Actor, now: datetime, broken_audit: None
) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        finish_test(applicant_id=applicant_id, by=applicant, now=now)
    assert Sitting.objects.get().state == SittingState.RUNNING
    assert not Message.objects.exists()


def test_the_end_comes_by_itself(sitting: Sitting, now: datetime) -> None:
    _answer_everything(sitting, now, rightly=14)
    assert end_overdue_sittings(by=END_OF_TIME, now=sitting.ends_at + timedelta(seconds=16)) == 1
    ended = Sitting.objects.get()
    assert (ended.state, ended.ended_by) == (SittingState.FINISHED, EndedBy.CLOCK)
    assert (ended.finished_at, ended.right_answers) == (sitting.ends_at, 14)
    assert Message.objects.get().owner_id == sitting.pk


def test_the_sweep_leaves_time_for_answers_that_are_under_way(sitting: Sitting) -> None:
    assert end_overdue_sittings(by=END_OF_TIME, now=sitting.ends_at + timedelta(seconds=14)) == 0
    assert Sitting.objects.get().state == SittingState.RUNNING


def test_the_sweep_ends_each_sitting_once_and_the_oldest_first(
    sitting: Sitting, blueprint: Blueprint, now: datetime
) -> None:
    for minutes in (1, 2):
        other = Account.objects.create_user(f"orang{minutes}@contoh.example", None, full_name="Orang Contoh")
        start_test(
            applicant_id=ApplicantId(other.pk),
            blueprint=blueprint,
            by=Actor.applicant(other.pk),
            now=now + timedelta(minutes=minutes),
        )
    later = now + timedelta(hours=1)
    assert end_overdue_sittings(by=END_OF_TIME, now=later, limit=2) == 2
    assert Sitting.objects.running().get().started_at == now + timedelta(minutes=2)
    assert [end_overdue_sittings(by=END_OF_TIME, now=later) for _ in range(2)] == [1, 0]
    assert Message.objects.count() == 3


def test_the_task_can_be_run_twice(sitting: Sitting) -> None:
    for _ in range(2):
        end_overdue()
    assert Sitting.objects.get().state == SittingState.FINISHED
    assert Message.objects.count() == 1


@pytest.mark.parametrize(("language", "words"), [("id", "9 dari 14 soal"), ("en", "9 of 14 basic ability questions")])
@pytest.mark.parametrize("by_clock", [True, False])
def test_the_e_mail_tells_the_result_and_that_it_decides_nothing(language: str, words: str, *, by_clock: bool) -> None:
    subject, body = write_text(
        text="test_result",
        channel=Channel.EMAIL,
        language=language,
        words={"name": "Siti Contoh", "right": 9, "scored": 14, "by_clock": by_clock},
    )
    assert subject
    assert words in body
    assert "/tes/hasil/" in body
    assert ("menentukan" if language == "id" else "decide") in body
