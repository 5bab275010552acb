"""Seats that fell vacant go to whoever is next by the same seed, by two people, and anybody can check it."""

from datetime import timedelta
from pathlib import Path

import pytest

from prakerja.approvals.propose_act import propose_act
from prakerja.approvals.require_confirmed import NotConfirmed
from prakerja.cards.fill_seats import YearGoneBy
from prakerja.cards.models import Card, WaveBudget, YearBudget
from prakerja.cards.states import CardState
from prakerja.draw.acts import PUBLISH
from prakerja.draw.attempts import attempt_now
from prakerja.draw.continuations import addenda_of
from prakerja.draw.engine.proof.findings import Given
from prakerja.draw.engine.proof.papers import spelt
from prakerja.draw.engine.proof.trust import Trust
from prakerja.draw.engine.proof.verify_proof import verify_proof
from prakerja.draw.models import Continuation, Draw, LaterSeat, LeftOut, Outcome
from prakerja.draw.results import Seated, result_of
from prakerja.draw.statement import Statement
from prakerja.identity.models import Identity
from prakerja.identity.states import IdentityState
from prakerja.journey.seat_winners import seat_winners
from prakerja.journey.vacant_seats.act import FILL_SEATS, FillingUnderWay, NoVacantSeats
from prakerja.journey.vacant_seats.filling_job import run_filling
from prakerja.kit.actor import ApplicantId
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.messages.models import Message
from prakerja.screening.models import Recipient
from prakerja.screening.note_lost_identity import note_lost_identity
from prakerja.waves.models import Wave
from prakerja.waves.seats_line import SeatsLine
from tests.situations.cards import awarded
from tests.situations.draw import NOW, SYSTEM, drawn_wave, kept
from tests.situations.screening import a_joiner, closed_wave
from tests.situations.vacant_seats import (
    LATER,
    a_wave_with_cards,
    bundle_of,
    ended_for_good,
    filled,
    filling_decided,
    stated,
)
from tests.situations.waves import an_officer, approved, second

pytestmark = pytest.mark.django_db


def next_in_line(wave: Wave) -> list[Outcome]:
    return list(Outcome.objects.filter(draw_id=wave.pk).exclude(outcome="seated").order_by("rank"))


def verified(wave: Wave, row: Continuation, tmp_path: Path) -> int:
    """By whoever trusts the statement's own chain and witnesses, as the demo does."""
    told = Statement.model_validate_json(row.file)
    chain = told.beacon.model_dump(exclude={"round"})
    trust = Trust.model_validate({"chains": [chain], "sandbox": True, "witnesses": told.witnesses})
    attempt = attempt_now(wave.pk)
    assert attempt
    (tmp_path / "addenda.json").write_bytes(spelt(addenda_of(attempt).model_dump()))
    before = Continuation.objects.filter(draw_id=wave.pk, number__lt=row.number).order_by("-number")
    parents = [*(bundle_of(one) for one in before), kept(Draw.objects.get(pk=wave.pk).bundle_name)]
    found = verify_proof(
        bundle_of(row),
        given=Given(row.sha256),
        trust=trust,
        parents=parents,
        addenda=tmp_path / "addenda.json",
    )
    assert found.faults == []
    return found.status


def test_whoever_is_next_by_the_seed_has_the_seat_a_card_and_a_letter(tmp_path: Path) -> None:
    wave = a_wave_with_cards()
    gone = ended_for_good(wave)[0]
    first = next_in_line(wave)[0]
    before = WaveBudget.objects.get(pk=wave.pk)
    row = filled(wave)
    assert (row.seats, row.seated_count) == (1, 1)
    assert LaterSeat.objects.get().applicant_id == first.applicant_id
    assert LeftOut.objects.get().applicant_id == gone.applicant_id
    assert isinstance(result_of(wave_id=wave.pk, applicant_id=first.applicant_id), Seated)
    assert Recipient.objects.get(applicant_id=first.applicant_id).wave_id == wave.pk
    assert Card.objects.get(applicant_id=first.applicant_id).state == CardState.AWARDED
    budget = WaveBudget.objects.get(pk=wave.pk)
    assert (budget.given_again, budget.seats, budget.awarded) == (1, before.seats + 1, before.awarded + 1)
    texts = set(Message.objects.filter(owner_id=first.applicant_id).values_list("text", flat=True))
    assert {"card_awarded"} < texts
    assert verified(wave, row, tmp_path) == 0


def test_who_can_have_no_seat_any_more_is_left_out_in_the_log_with_the_reason(tmp_path: Path) -> None:
    wave = a_wave_with_cards()
    ended_for_good(wave)
    first, second, *_ = next_in_line(wave)
    Identity.objects.filter(pk=first.applicant_id).update(state=IdentityState.ENTERED, verified_at=None)
    row = filled(wave)
    assert LaterSeat.objects.get().applicant_id == second.applicant_id
    assert LeftOut.objects.get(is_vacated=False).reason == "identitas tidak lagi terverifikasi"
    assert verified(wave, row, tmp_path) == 0


def test_a_second_time_goes_on_from_the_first(tmp_path: Path) -> None:
    wave = a_wave_with_cards()
    ended_for_good(wave)
    one, two, *_ = next_in_line(wave)
    filled(wave)
    ended_for_good(wave)
    row = filled(wave, at=LATER + timedelta(days=1))
    assert row.number == 2
    assert set(LaterSeat.objects.values_list("applicant_id", flat=True)) == {one.applicant_id, two.applicant_id}
    assert verified(wave, row, tmp_path) == 0


def test_a_winner_who_never_became_a_recipient_leaves_a_vacant_seat(tmp_path: Path) -> None:
    """Their identity went to its owner after the freezing: the seat was awarded to nobody, and its money lies there."""
    wave = closed_wave(seats=(SeatsLine(pass_number=1, area="ID", group="*", seats=2, carry=False),))
    for _ in range(5):
        a_joiner(wave)
    drawn_wave(wave)
    lost = Outcome.objects.get(draw_id=wave.pk, rank=1)
    with unit_of_work(by=SYSTEM):
        note_lost_identity(applicant_id=ApplicantId(lost.applicant_id), by=SYSTEM, now=NOW)
    approved(wave, PUBLISH)
    with unit_of_work(by=SYSTEM):
        seat_winners(wave_id=wave.pk, by=second(wave, PUBLISH), now=NOW)
    awarded(wave)
    first, before = next_in_line(wave)[0], WaveBudget.objects.get(pk=wave.pk)
    set_aside = YearBudget.objects.get().set_aside
    plan = FILL_SEATS.foresee(str(wave.pk), {}, LATER)
    assert (plan["seats"], plan["set_aside"]) == (1, 0)
    row = filled(wave)
    assert LeftOut.objects.get().applicant_id == lost.applicant_id
    assert LaterSeat.objects.get().applicant_id == first.applicant_id
    assert Card.objects.get(applicant_id=first.applicant_id).state == CardState.AWARDED
    after = WaveBudget.objects.get(pk=wave.pk)
    assert (after.seats, after.awarded, after.given_again) == (before.seats, before.awarded + 1, before.given_again)
    assert YearBudget.objects.get().set_aside == set_aside
    assert verified(wave, row, tmp_path) == 0
    with pytest.raises(NoVacantSeats):
        FILL_SEATS.foresee(str(wave.pk), {}, LATER)


def test_nothing_is_drawn_before_witnesses_have_seen_the_statement_and_twice_is_once() -> None:
    wave = a_wave_with_cards()
    ended_for_good(wave)
    by = filling_decided(wave)
    for _ in range(2):
        run_filling(wave_id=wave.pk, by=by, now=LATER + timedelta(minutes=1))
    row = Continuation.objects.get()
    assert row.drawn_at is None
    assert not LaterSeat.objects.exists()
    with pytest.raises(FillingUnderWay):
        FILL_SEATS.foresee(str(wave.pk), {}, LATER)


def test_once_drawn_nothing_happens_again() -> None:
    wave = a_wave_with_cards()
    ended_for_good(wave)
    row, by = stated(wave)
    for _ in range(2):
        run_filling(wave_id=wave.pk, by=by, now=LATER + timedelta(minutes=3))
    assert Continuation.objects.get().number == row.number
    assert LaterSeat.objects.count() == 1


def test_nobody_does_it_alone() -> None:
    wave = a_wave_with_cards()
    ended_for_good(wave)
    with pytest.raises(NotConfirmed):
        run_filling(wave_id=wave.pk, by=an_officer(), now=LATER)
    assert not Continuation.objects.exists()


def test_seats_that_were_given_elsewhere_meanwhile_are_not_given_twice() -> None:
    wave = a_wave_with_cards()
    ended_for_good(wave)
    by = filling_decided(wave)
    WaveBudget.objects.filter(pk=wave.pk).update(given_again=1)
    with pytest.raises(NoVacantSeats):
        run_filling(wave_id=wave.pk, by=by, now=LATER)
    assert not Continuation.objects.exists()


def test_what_would_happen_is_said_before_and_why_not() -> None:
    wave = a_wave_with_cards()
    officer = an_officer()

    def proposing(at: object = LATER) -> object:
        with unit_of_work(by=officer):
            return propose_act(act=FILL_SEATS, subject=str(wave.pk), reason="Kuota kosong", by=officer, now=at)  # type: ignore[arg-type]

    with pytest.raises(NoVacantSeats):
        proposing()
    ended_for_good(wave)
    with pytest.raises(YearGoneBy):
        proposing(LATER + timedelta(days=400))
    plan = proposing().plan  # type: ignore[attr-defined]
    assert (plan["number"], plan["seats"]) == (wave.number, 1)
