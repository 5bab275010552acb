"""Appeals that were decided: the log has them before their keys, the key says who is seated, and anybody checks it."""

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest

from prakerja.approvals.models import Proposal
from prakerja.approvals.require_confirmed import NotConfirmed
from prakerja.authority.require import PermissionMissing
from prakerja.cards.acts import BudgetTooSmall
from prakerja.cards.models import Card, WaveBudget, YearBudget
from prakerja.cards.states import CardState
from prakerja.draw.attempts import attempt_now
from prakerja.draw.engine.continuing.appeal_ends import AppealEnd
from prakerja.draw.engine.continuing.continue_draw import NotContinued
from prakerja.draw.engine.continuing.hear_appeals import Heard
from prakerja.draw.engine.proof.findings import Given
from prakerja.draw.engine.proof.trust import Trust
from prakerja.draw.log_entries import ADDENDUM, APPEAL
from prakerja.draw.models import AppealOutcome, Draw, LaterSeat, LeftOut, Outcome
from prakerja.draw.results import NotEligible, Seated, result_of
from prakerja.draw.statement import Statement
from prakerja.identity.models import Identity
from prakerja.identity.states import IdentityState
from prakerja.journey.draw_appeals import hearing_job
from prakerja.journey.draw_appeals.hearing_job import HEARS, run_hearing
from prakerja.journey.draw_appeals.seat_appellants import Hearing, seat_appellants
from prakerja.journey.timeline import timeline_of
from prakerja.journey.vacant_seats.filling_job import run_filling
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.messages.models import Message
from prakerja.publog.models import Submission
from prakerja.publog.submit_entry import submit_entry
from prakerja.screening.models import Recipient
from prakerja.waves.models import Joiner, Wave
from prakerja.words.card_office import befell_words
from tests.draw.engine.proof.both import Answer, both
from tests.situations.attempts import seen_by_witnesses
from tests.situations.draw import kept
from tests.situations.draw_appeals import (
    DECIDED,
    OBJECTED,
    a_wave_with_people_left_out,
    addenda_file,
    before_the_last,
    behind_the_last,
    heard,
    left_out_of,
    rejected,
    upheld,
    whole_key,
)
from tests.situations.vacant_seats import LATER, ended_for_good, filled, filling_decided
from tests.situations.waves import an_officer

pytestmark = pytest.mark.django_db


def verified(wave: Wave, tmp_path: Path) -> Answer:
    """By both verifiers, of whoever knows *F*, *K* and the round from elsewhere and trusts the demo's witnesses."""
    draw, attempt = Draw.objects.get(pk=wave.pk), attempt_now(wave.pk)
    assert attempt
    assert attempt.cutoff
    assert attempt.seed_round
    told = Statement.model_validate_json(attempt.row.file)
    chain = told.beacon.model_dump(exclude={"round"})
    trust = Trust.model_validate({"chains": [chain], "sandbox": True, "witnesses": told.witnesses})
    drawn = [(row.sha256, kept(row.bundle_name)) for row in draw.continuations.order_by("-number")]
    (newest, bundle), *before = [*drawn, (attempt.row.sha256, kept(draw.bundle_name))]
    given = Given(newest, attempt.cutoff.cutoff, attempt.seed_round.randomness)
    parents = [one for _, one in before]
    return both(bundle, given, trust, parents, addenda=addenda_file(wave, tmp_path))


def said_of(wave: Wave, person: UUID) -> list[str]:
    """The kinds of what was handed to the log about them, in order; an addendum with what it says."""
    receipt = Joiner.objects.values_list("receipt", flat=True).get(wave=wave, applicant_id=person)
    rows = Submission.objects.filter(once_key__contains=f":{receipt}").order_by("pk").values_list("once_key", flat=True)
    return [APPEAL if one.startswith(APPEAL) else one.rpartition(":")[2] for one in rows]


def letters_to(person: UUID) -> set[str]:
    return set(Message.objects.filter(owner_id=person).values_list("text", flat=True))


def test_whose_key_comes_before_the_last_seated_one_has_a_seat_a_card_and_a_letter(tmp_path: Path) -> None:
    wave = a_wave_with_people_left_out()
    one = before_the_last(wave)[0]
    before, set_aside = WaveBudget.objects.get(pk=wave.pk), YearBudget.objects.get().set_aside
    upheld(wave, one)
    assert heard(wave)
    outcome = AppealOutcome.objects.get()
    assert (outcome.applicant_id, outcome.outcome, outcome.key) == (one, "seated", whole_key(wave, one))
    assert (outcome.pass_number, outcome.area, outcome.group) == (1, "ID", "*")
    assert said_of(wave, one) == [APPEAL, "appeal_won", "seated"]
    assert result_of(wave_id=wave.pk, applicant_id=one) == Seated(1, "ID", "*", rank=None)
    assert Recipient.objects.get(applicant_id=one).wave_id == wave.pk
    assert Card.objects.get(applicant_id=one).state == CardState.AWARDED
    budget = WaveBudget.objects.get(pk=wave.pk)
    assert (budget.seats, budget.awarded) == (before.seats + 1, before.awarded + 1)
    assert YearBudget.objects.get().set_aside == set_aside + budget.training + budget.incentive
    assert {"verdict_objection", "verdict_objection_decided", "result_seated", "card_awarded"} <= letters_to(one)
    assert verified(wave, tmp_path).status == 0


def test_whose_key_does_not_is_told_so_and_gets_nothing(tmp_path: Path) -> None:
    wave = a_wave_with_people_left_out()
    one = behind_the_last(wave)[0]
    before = WaveBudget.objects.get(pk=wave.pk)
    upheld(wave, one)
    assert heard(wave)
    assert AppealOutcome.objects.get().outcome == "behind"
    assert said_of(wave, one) == [APPEAL, "appeal_won", "not_seated"]
    assert isinstance(result_of(wave_id=wave.pk, applicant_id=one), NotEligible)
    assert not Recipient.objects.filter(applicant_id=one).exists()
    after = WaveBudget.objects.get(pk=wave.pk)
    assert (after.seats, after.awarded) == (before.seats, before.awarded)
    assert "appeal_not_seated" in letters_to(one)
    assert verified(wave, tmp_path).status == 0


def test_a_lost_appeal_is_in_the_log_with_its_key_too(tmp_path: Path) -> None:
    """So anybody can see whether good keys were heard more kindly."""
    wave = a_wave_with_people_left_out()
    one = before_the_last(wave)[0]
    rejected(wave, one)
    assert heard(wave)
    outcome = AppealOutcome.objects.get()
    assert (outcome.outcome, outcome.key) == ("lost", whole_key(wave, one))
    assert said_of(wave, one) == [APPEAL, "appeal_lost"]
    assert not Recipient.objects.filter(applicant_id=one).exists()
    assert "appeal_not_seated" not in letters_to(one)
    assert verified(wave, tmp_path).status == 0


def test_whoever_is_heard_together_each_gets_what_their_key_gives(tmp_path: Path) -> None:
    wave = a_wave_with_people_left_out()
    people, winners = left_out_of(wave), set(before_the_last(wave))
    upheld(wave, *people)
    assert heard(wave)
    seated = AppealOutcome.objects.filter(outcome="seated").values_list("applicant_id", flat=True)
    assert set(seated) == winners
    assert set(Card.objects.filter(applicant_id__in=people).values_list("applicant_id", flat=True)) == winners
    assert verified(wave, tmp_path).status == 0


def test_no_key_is_told_before_witnesses_have_seen_the_decision() -> None:
    wave = a_wave_with_people_left_out()
    one = before_the_last(wave)[0]
    upheld(wave, one)
    assert not run_hearing(wave_id=wave.pk, now=DECIDED)
    assert said_of(wave, one) == [APPEAL]
    assert not AppealOutcome.objects.exists()


def test_killed_between_log_and_seat_it_is_heard_once(monkeypatch: pytest.MonkeyPatch) -> None:
    wave = a_wave_with_people_left_out()
    one = before_the_last(wave)[0]
    upheld(wave, one)
    seen_by_witnesses(DECIDED)

    def killed(**_: object) -> bool:
        raise KeyboardInterrupt

    with monkeypatch.context() as here:
        here.setattr(hearing_job, "seat_appellants", killed)
        with pytest.raises(KeyboardInterrupt):
            run_hearing(wave_id=wave.pk, now=DECIDED)
    assert said_of(wave, one) == [APPEAL]
    for _ in range(2):
        run_hearing(wave_id=wave.pk, now=DECIDED)
    assert said_of(wave, one) == [APPEAL, "appeal_won", "seated"]
    assert Card.objects.filter(applicant_id=one).count() == 1


def test_where_the_money_does_not_reach_nothing_is_saved_and_it_goes_on_once_it_does() -> None:
    wave = a_wave_with_people_left_out()
    one = before_the_last(wave)[0]
    upheld(wave, one)
    seen_by_witnesses(DECIDED)
    year = YearBudget.objects.get()
    YearBudget.objects.update(allowed=year.set_aside)
    with pytest.raises(BudgetTooSmall):
        run_hearing(wave_id=wave.pk, now=DECIDED)
    assert said_of(wave, one) == [APPEAL]
    assert not AppealOutcome.objects.exists()
    assert not Recipient.objects.filter(applicant_id=one).exists()
    YearBudget.objects.update(allowed=year.allowed)
    assert run_hearing(wave_id=wave.pk, now=DECIDED)
    assert Card.objects.filter(applicant_id=one).exists()


def test_who_can_have_no_seat_any_more_is_left_out_in_the_log_with_the_reason(tmp_path: Path) -> None:
    wave = a_wave_with_people_left_out()
    one = before_the_last(wave)[0]
    upheld(wave, one)
    Identity.objects.filter(pk=one).update(state=IdentityState.ENTERED, verified_at=None)
    assert heard(wave)
    assert AppealOutcome.objects.get().outcome == "barred"
    assert LeftOut.objects.get().reason == "identitas tidak lagi terverifikasi"
    assert "appeal_not_seated" in letters_to(one)
    assert verified(wave, tmp_path).status == 0


def test_who_loses_their_right_while_it_is_heard_is_heard_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    wave = a_wave_with_people_left_out()
    one = before_the_last(wave)[0]
    upheld(wave, one)
    seen_by_witnesses(DECIDED)

    def meanwhile(**given: object) -> bool:
        Identity.objects.filter(pk=one).update(state=IdentityState.ENTERED, verified_at=None)
        return seat_appellants(**given)  # type: ignore[arg-type]

    with monkeypatch.context() as here:
        here.setattr(hearing_job, "seat_appellants", meanwhile)
        assert not run_hearing(wave_id=wave.pk, now=DECIDED)
    assert said_of(wave, one) == [APPEAL]
    assert run_hearing(wave_id=wave.pk, now=DECIDED)
    assert AppealOutcome.objects.get().outcome == "barred"


def test_a_row_that_says_that_it_was_won_gives_nothing_where_two_people_did_not_say_so() -> None:
    """An insider with the database writes the decision, and hands it to the log."""
    wave = a_wave_with_people_left_out()
    one = before_the_last(wave)[0]
    upheld(wave, one)
    Proposal.objects.filter(act="appeals.uphold_verdict_objection").delete()
    seen_by_witnesses(DECIDED)
    with pytest.raises(NotConfirmed):
        run_hearing(wave_id=wave.pk, now=DECIDED)
    assert said_of(wave, one) == [APPEAL]
    assert not Recipient.objects.filter(applicant_id=one).exists()


def test_a_decision_that_comes_behind_its_key_is_heard_by_nobody() -> None:
    """An insider tells the key first, and decides when it is good: the log's order says so for ever."""
    wave = a_wave_with_people_left_out()
    one, attempt = before_the_last(wave)[0], attempt_now(wave.pk)
    assert attempt
    origin = attempt.row.sha256
    receipt = Joiner.objects.values_list("receipt", flat=True).get(wave=wave, applicant_id=one)
    told = Heard(receipt, whole_key(wave, one), AppealEnd.SEATED, ("1", "ID", "*"))
    with unit_of_work(by=HEARS):
        submit_entry(ADDENDUM, once=f"{origin}:{receipt}:appeal_won", facts=next(told.facts(origin)), at=OBJECTED)
    seen_by_witnesses(OBJECTED)
    upheld(wave, one)
    seen_by_witnesses(DECIDED)
    with pytest.raises(NotContinued):
        run_hearing(wave_id=wave.pk, now=DECIDED)
    assert not Recipient.objects.filter(applicant_id=one).exists()


def test_nobody_of_the_office_seats_anybody_by_hand() -> None:
    wave = a_wave_with_people_left_out()
    attempt = attempt_now(wave.pk)
    assert attempt
    officer = an_officer()
    with pytest.raises(PermissionMissing), unit_of_work(by=officer):
        seat_appellants(wave_id=wave.pk, hearing=Hearing(attempt.row.sha256, 0, [], {}), by=officer, now=DECIDED)


def test_while_vacant_seats_are_filled_an_appeal_waits_and_is_seated_after_them(tmp_path: Path) -> None:
    wave = a_wave_with_people_left_out()
    one = before_the_last(wave)[0]
    ended_for_good(wave)
    by = filling_decided(wave)
    run_filling(wave_id=wave.pk, by=by, now=LATER)
    upheld(wave, one)
    assert not heard(wave, at=LATER)
    run_filling(wave_id=wave.pk, by=by, now=LATER + timedelta(minutes=5))
    assert heard(wave, at=LATER + timedelta(minutes=10))
    assert Card.objects.filter(applicant_id=one).exists()
    assert verified(wave, tmp_path).status == 0


def test_who_was_not_seated_waits_for_seats_that_fall_vacant(tmp_path: Path) -> None:
    """Of the candidates nobody can have one any more, so that it is their turn."""
    wave = a_wave_with_people_left_out()
    one = behind_the_last(wave)[0]
    upheld(wave, one)
    heard(wave)
    ended_for_good(wave)
    others = Outcome.objects.filter(draw_id=wave.pk).exclude(outcome="seated").values("applicant_id")
    Identity.objects.filter(pk__in=others).update(state=IdentityState.ENTERED, verified_at=None)
    row = filled(wave)
    assert row.seated_count == 1
    assert LaterSeat.objects.filter(applicant_id=one).exists()
    assert result_of(wave_id=wave.pk, applicant_id=one) == Seated(1, "ID", "*", rank=None)
    assert Card.objects.filter(applicant_id=one).exists()
    assert verified(wave, tmp_path).status == 0


def test_seats_are_not_filled_before_what_was_said_has_its_place_in_the_log() -> None:
    """What verifiers make of the log is made of all of it."""
    wave = a_wave_with_people_left_out()
    upheld(wave, before_the_last(wave)[0])
    seen_by_witnesses(DECIDED)
    run_hearing(wave_id=wave.pk, now=DECIDED)
    assert Submission.objects.filter(once_key__startswith=ADDENDUM, entry=None).exists()
    ended_for_good(wave)
    by = filling_decided(wave)
    run_filling(wave_id=wave.pk, by=by, now=LATER)
    assert not Draw.objects.get(pk=wave.pk).continuations.exists()
    seen_by_witnesses(LATER)
    run_filling(wave_id=wave.pk, by=by, now=LATER)
    assert Draw.objects.get(pk=wave.pk).continuations.exists()


def test_the_seat_of_an_appellant_falls_vacant_like_any_other(tmp_path: Path) -> None:
    wave = a_wave_with_people_left_out()
    one = before_the_last(wave)[0]
    upheld(wave, one)
    heard(wave)
    Card.objects.filter(wave=wave).exclude(applicant_id=one).update(counted_at=DECIDED)
    ended_for_good(wave)
    row = filled(wave)
    assert LeftOut.objects.get(is_vacated=True).applicant_id == one
    assert row.seated_count == 1
    assert verified(wave, tmp_path).status == 0


def told_of(person: UUID) -> list[str]:
    about = ("objection", "objection_decided", "appeal_over")
    return [befell_words(one.what, one.facts) for one in timeline_of(person) if one.what in about]


def test_what_befell_a_person_has_their_objection_and_what_became_of_it() -> None:
    wave = a_wave_with_people_left_out()
    seated, behind = before_the_last(wave)[0], behind_the_last(wave)[:2]
    upheld(wave, seated, behind[0])
    rejected(wave, behind[1])
    assert heard(wave)
    made = "Berkeberatan atas pemeriksaan syarat gelombang 12"
    decision, drawn = "Keberatan atas pemeriksaan syarat gelombang 12 ", "Undian sesudah keberatan, gelombang 12: "
    assert told_of(seated) == [made, f"{decision}dibenarkan", f"{drawn}mendapat kuota"]
    assert told_of(behind[0]) == [made, f"{decision}dibenarkan", f"{drawn}kuncinya tidak mendahului kunci terakhir"]
    assert told_of(behind[1]) == [made, f"{decision}ditolak"]
