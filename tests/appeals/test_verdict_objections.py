"""Objections of people who were left out of a draw: said once, by whom it concerns, in time, and decided by two."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import IntegrityError

from prakerja.appeals.models import VerdictObjection
from prakerja.appeals.screening.acts import UPHOLD_VERDICT, NoVerdictObjection, subject_of_verdict
from prakerja.appeals.screening.object_to_verdict import (
    LONGEST_OBJECTION,
    NoVerdictToObjectTo,
    ObjectedToVerdict,
    TooLateForVerdict,
    VerdictObjectionEmpty,
    object_to_verdict,
)
from prakerja.appeals.screening.reject_verdict_objection import reject_verdict_objection
from prakerja.appeals.screening.uphold_verdict_objection import uphold_verdict_objection
from prakerja.approvals.propose_act import propose_act
from prakerja.approvals.require_confirmed import NotConfirmed
from prakerja.authority.require import PermissionMissing
from prakerja.authority.roles import Role
from prakerja.cards.acts import BudgetTooSmall
from prakerja.cards.fill_seats import YearGoneBy
from prakerja.cards.models import YearBudget
from prakerja.draw.appeals.appellant import NoAppellant, NotFixed
from prakerja.draw.models import AppealDecision, Outcome
from prakerja.identity.models import Identity
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.publog.models import Submission
from prakerja.screening.models import Verdict
from prakerja.waves.models import Joiner, Wave
from tests.situations.draw_appeals import (
    DECIDED,
    OBJECTED,
    a_wave_with_people_left_out,
    deciders,
    left_out_of,
    objected,
    rejected,
    upheld,
)
from tests.situations.screening import a_joiner, closed_wave
from tests.situations.waves import an_officer

pytestmark = pytest.mark.django_db


@pytest.fixture
def wave() -> Wave:
    return a_wave_with_people_left_out(candidates=4, seats=2, left_out=2)


def uphold(wave: Wave, one: UUID, by: Actor) -> None:
    with unit_of_work(by=by):
        uphold_verdict_objection(applicant_id=one, wave_id=wave.pk, by=by, now=DECIDED)


def decisions_in_log() -> int:
    return Submission.objects.filter(once_key__startswith="draw.appeal:").count()


def test_the_same_twice_is_once_and_another_is_refused(wave: Wave) -> None:
    one = left_out_of(wave)[0]
    objected(wave, one)
    objected(wave, one)
    assert VerdictObjection.objects.count() == 1
    with pytest.raises(ObjectedToVerdict):
        objected(wave, one, text="Sesuatu yang lain")


@pytest.mark.parametrize("text", ["", "  \u200b ", "x" * (LONGEST_OBJECTION + 1)])
def test_it_says_something_and_not_too_much(wave: Wave, text: str) -> None:
    with pytest.raises(VerdictObjectionEmpty):
        objected(wave, left_out_of(wave)[0], text=text)


def test_it_comes_within_fourteen_days(wave: Wave) -> None:
    one, two = left_out_of(wave)
    objected(wave, one, at=OBJECTED + timedelta(days=11))
    with pytest.raises(TooLateForVerdict):
        objected(wave, two, at=OBJECTED + timedelta(days=13))


def test_who_was_drawn_or_never_joined_has_nothing_to_object_to(wave: Wave) -> None:
    candidate = Outcome.objects.filter(draw_id=wave.pk).first()
    assert candidate
    stranger = a_joiner(closed_wave(number=13)).applicant_id
    for one in (candidate.applicant_id, stranger):
        with pytest.raises(NoVerdictToObjectTo):
            objected(wave, one)


def test_nobody_objects_for_somebody_else(wave: Wave) -> None:
    one, two = left_out_of(wave)
    for by in (Actor.applicant(two), an_officer()):
        with pytest.raises(PermissionMissing), unit_of_work(by=by):
            object_to_verdict(wave_id=wave.pk, applicant_id=one, text="x", by=by, now=OBJECTED)


def test_before_the_result_there_is_nothing_to_object_to() -> None:
    wave = closed_wave()
    one = a_joiner(wave, in_formal_education=True)
    with pytest.raises(NoVerdictToObjectTo):
        objected(wave, one.applicant_id)


def test_nobody_decides_it_alone(wave: Wave) -> None:
    one = left_out_of(wave)[0]
    objected(wave, one)
    for verb in (uphold_verdict_objection, reject_verdict_objection):
        by = an_officer()
        with pytest.raises(NotConfirmed), unit_of_work(by=by):
            verb(applicant_id=one, wave_id=wave.pk, by=by, now=DECIDED)
    assert not AppealDecision.objects.exists()
    assert decisions_in_log() == 0


def test_it_is_decided_once(wave: Wave) -> None:
    """A second decision for one receipt is refused, whichever it is; the log has one."""
    one = left_out_of(wave)[0]
    upheld(wave, one)
    for is_upheld, verb in ((True, uphold_verdict_objection), (False, reject_verdict_objection)):
        by = deciders(wave, one, is_upheld=is_upheld)
        with pytest.raises(NoVerdictObjection), unit_of_work(by=by):
            verb(applicant_id=one, wave_id=wave.pk, by=by, now=DECIDED)
    assert decisions_in_log() == 1
    row = AppealDecision.objects.get()
    with pytest.raises(IntegrityError):
        AppealDecision.objects.create(
            applicant_id=one, draw_id=wave.pk, receipt=row.receipt, is_won=False, decided_at=DECIDED
        )


def test_carried_out_twice_is_once(wave: Wave) -> None:
    one = left_out_of(wave)[0]
    objected(wave, one)
    by = deciders(wave, one)
    uphold(wave, one, by)
    uphold(wave, one, by)
    assert decisions_in_log() == 1


def test_a_ghost_who_was_slipped_in_after_the_closing_is_no_appellant(wave: Wave) -> None:
    """An insider with the database writes a joiner and a verdict; the root that the log has knows no such leaf."""
    like = left_out_of(wave)[0]
    ghost = a_joiner(wave, in_formal_education=True).applicant_id
    receipt = Joiner.objects.values_list("receipt", flat=True).get(wave=wave, applicant_id=ghost)
    row = Verdict.objects.get(applicant_id=like)
    row.applicant_id, row.receipt = ghost, receipt
    row.save(force_insert=True)
    objected(wave, ghost)
    with pytest.raises(NotFixed):
        uphold(wave, ghost, deciders(wave, ghost))
    assert decisions_in_log() == 0
    assert VerdictObjection.objects.get().decided_at is None


def test_whose_numbers_are_others_now_is_refused_and_may_be_rejected(wave: Wave) -> None:
    one, two = left_out_of(wave)
    objected(wave, one)
    Identity.objects.filter(pk=one).delete()
    with pytest.raises(NotFixed):
        uphold(wave, one, deciders(wave, one))
    rejected(wave, one)
    assert VerdictObjection.objects.get().is_upheld is False
    assert decisions_in_log() == 0
    assert two


def test_what_cannot_come_of_it_is_said_before_two_people_decide(wave: Wave) -> None:
    one = left_out_of(wave)[0]
    officer, subject = an_officer(), subject_of_verdict((one, wave.pk))

    def proposing(at: object = DECIDED) -> None:
        with unit_of_work(by=officer):
            propose_act(act=UPHOLD_VERDICT, subject=subject, reason="Ijazah", by=officer, now=at)  # type: ignore[arg-type]

    with pytest.raises(NoVerdictObjection):
        proposing()
    objected(wave, one)
    with pytest.raises(YearGoneBy):
        proposing(DECIDED + timedelta(days=400))
    year = YearBudget.objects.get()
    YearBudget.objects.update(allowed=year.set_aside)
    with pytest.raises(BudgetTooSmall):
        proposing()
    YearBudget.objects.update(allowed=year.allowed)
    proposing()


@pytest.mark.parametrize("role", [Role.CUSTODIAN, Role.REVIEWER, Role.CURATOR, Role.AUDITOR])
def test_who_does_not_decide_about_waves_proposes_nothing(wave: Wave, role: Role) -> None:
    one = left_out_of(wave)[0]
    objected(wave, one)
    by = an_officer(role)
    with pytest.raises(PermissionMissing), unit_of_work(by=by):
        propose_act(act=UPHOLD_VERDICT, subject=subject_of_verdict((one, wave.pk)), reason="Ijazah", by=by, now=DECIDED)


@pytest.mark.parametrize("subject", ["", "x", *(f"{UUID(int=1)}{end}" for end in ("", ":0", ":+1", ": 1", ":01"))])
def test_a_subject_in_another_spelling_is_none(subject: str) -> None:
    with pytest.raises(NoVerdictObjection):
        UPHOLD_VERDICT.foresee(subject, {}, DECIDED)


def test_a_candidate_is_no_appellant_whatever_a_row_says(wave: Wave) -> None:
    candidate = Outcome.objects.filter(draw_id=wave.pk).first()
    assert candidate
    one = candidate.applicant_id
    VerdictObjection.objects.create(applicant_id=one, wave=wave, text="x", at=OBJECTED)
    with pytest.raises(NoAppellant):
        uphold(wave, one, deciders(wave, one))
