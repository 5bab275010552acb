"""What two people decide about a wave: when each act is due, and what its proposal says will happen."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial

import pytest
from pytest_django import Settings

from prakerja.approvals.confirm_proposal import confirm_proposal
from prakerja.approvals.models import Proposal
from prakerja.approvals.propose_act import propose_act
from prakerja.approvals.register import Act
from prakerja.approvals.states import ProposalState
from prakerja.authority.models import Member
from prakerja.authority.require import PermissionMissing
from prakerja.authority.roles import Role
from prakerja.draw.acts import (
    DRAW,
    FREEZE,
    PUBLISH,
    STATE_AGAIN,
    TAKE_BACK_ATTEMPT,
    AttemptUnderWay,
    SeedMissing,
    TooLateToTakeBack,
)
from prakerja.draw.attempt_rules import Stage
from prakerja.draw.custodians import TooFewCustodians, appointed_custodians, count_custodians
from prakerja.draw.register_key import register_key
from prakerja.draw.require_witnesses import NoWitnesses
from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.waves.acts import CLOSE, OPEN
from prakerja.waves.models import Wave
from prakerja.waves.seats_line import SeatsLine
from prakerja.waves.stages import StageNotDue
from prakerja.waves.states import WaveState
from tests.situations.attempts import long_ago, newest, seen_by_witnesses, signing_key
from tests.situations.draw import (
    NOW,
    a_custodian,
    committed_wave,
    cut_off_wave,
    drawn_wave,
    frozen_wave,
    revealed_wave,
    screened_wave,
    three_custodians,
)
from tests.situations.rows import nothing_changes
from tests.situations.screening import a_joiner, closed_wave
from tests.situations.waves import OPENS, a_wave, an_officer

pytestmark = pytest.mark.django_db

DUE: dict[Act, WaveState] = {
    OPEN: WaveState.PLANNED,
    CLOSE: WaveState.OPEN,
    FREEZE: WaveState.SCREENED,
    TAKE_BACK_ATTEMPT: WaveState.FROZEN,
    STATE_AGAIN: WaveState.FROZEN,
    DRAW: WaveState.FROZEN,
    PUBLISH: WaveState.DRAWN,
}
NOT_DUE = [(act, state) for act, due in DUE.items() for state in WaveState if state is not due]


def propose(wave: Wave, act: Act, *, now: datetime = NOW) -> Proposal:
    return propose_act(act=act, subject=str(wave.pk), reason="Siap", by=an_officer(), now=now)


@pytest.mark.parametrize(("act", "state"), NOT_DUE, ids=lambda one: getattr(one, "name", str(one)))
def test_an_act_is_proposed_in_its_state_alone(act: Act, state: WaveState) -> None:
    wave, officer = a_wave(state=state), an_officer()
    with nothing_changes(), pytest.raises(StageNotDue) as refused:
        propose_act(act=act, subject=str(wave.pk), reason="Siap", by=officer, now=OPENS)
    assert (refused.value.wanted, refused.value.found) == (DUE[act], state)


@pytest.mark.parametrize("act", list(DUE), ids=lambda act: act.name)
@pytest.mark.parametrize("role", [Role.REVIEWER, Role.CUSTODIAN, Role.AUDITOR])
def test_officers_alone_propose_it(act: Act, role: Role) -> None:
    wave, other = a_wave(state=DUE[act]), an_officer(role)
    with nothing_changes(), pytest.raises(PermissionMissing):
        propose_act(act=act, subject=str(wave.pk), reason="Siap", by=other, now=OPENS)


SEATS = (
    SeatsLine(pass_number=1, area="3273", group="*", seats=1, carry=False),
    SeatsLine(pass_number=2, area="ID", group="*", seats=4, carry=True),
)


def a_wave_of_three() -> Wave:
    """Two who meet every rule, and a student; five seats."""
    wave = closed_wave(seats=SEATS)
    a_joiner(wave)
    a_joiner(wave)
    a_joiner(wave, in_formal_education=True)
    return wave


def test_freezing_shows_how_many_are_drawn_for_how_many_seats_and_who_holds_the_secrets() -> None:
    wave = screened_wave(a_wave_of_three())
    three_custodians()
    names = [one.name for one in appointed_custodians(now=NOW)]
    assert propose(wave, FREEZE).plan == {"number": 12, "candidates": 2, "seats": 5, "custodians": names}


def test_drawing_shows_candidates_and_seats() -> None:
    wave = revealed_wave(a_wave_of_three())
    Proposal.objects.of(DRAW.name, str(wave.pk)).delete()
    assert propose(wave, DRAW, now=read_clock()).plan == {"number": 12, "candidates": 2, "seats": 5}


def test_taking_an_attempt_back_shows_how_many_are_bound() -> None:
    wave, _ = committed_wave()
    assert propose(wave, TAKE_BACK_ATTEMPT).plan == {"number": 12, "attempt": 1, "committed": 3}


def test_the_next_attempt_names_its_number_and_its_custodians() -> None:
    wave, _ = frozen_wave(at=long_ago())
    three_more = [a_custodian(name) for name in ("Vera", "Wati")]
    assert len(three_more) == 2
    names = list(newest(wave).named.values_list("name", flat=True))
    now = newest(wave).drawn_from
    plan = propose(wave, STATE_AGAIN, now=now).plan
    assert plan == {"number": 12, "attempt": 2, "custodians": names}


def test_publishing_shows_who_will_be_told_what() -> None:
    wave = drawn_wave(a_wave_of_three())
    assert propose(wave, PUBLISH).plan == {"number": 12, "joiners": 3, "candidates": 2, "seated": 2}


@pytest.mark.parametrize(
    ("prepare", "stage"),
    [
        (frozen_wave, Stage.COMMITTING),
        (cut_off_wave, Stage.WAITING),
        (partial(committed_wave, at=long_ago()), Stage.NOT_CUT_OFF),
    ],
)
def test_drawing_is_not_proposed_before_the_round_is_in(prepare: Callable[[], object], stage: Stage) -> None:
    prepare()
    wave, officer = Wave.objects.get(), an_officer()
    with nothing_changes(), pytest.raises(SeedMissing) as refused:
        propose_act(act=DRAW, subject=str(wave.pk), reason="Siap", by=officer, now=read_clock())
    assert refused.value.stage is stage


def test_once_custodians_are_bound_taking_back_is_not_even_proposed() -> None:
    wave, officer = cut_off_wave(), an_officer()
    with nothing_changes(), pytest.raises(TooLateToTakeBack):
        propose_act(act=TAKE_BACK_ATTEMPT, subject=str(wave.pk), reason="Siap", by=officer, now=read_clock())


def test_a_next_attempt_is_not_proposed_while_one_is_under_way() -> None:
    wave, _ = frozen_wave()
    with pytest.raises(AttemptUnderWay):
        propose(wave, STATE_AGAIN)


def test_without_a_witness_nothing_is_frozen(settings: Settings) -> None:
    wave, _ = screened_wave(), three_custodians()
    settings.WITNESSES = ""
    with pytest.raises(NoWitnesses):
        propose(wave, FREEZE)


@pytest.mark.parametrize("people", [0, 1, 2])
def test_freezing_is_not_proposed_with_fewer_than_three_custodians(people: int) -> None:
    wave = screened_wave()
    for number in range(people):
        a_custodian(f"Saksi {number}")
    an_officer(Role.CUSTODIAN, "Tanpa kunci")
    with pytest.raises(TooFewCustodians, match=f"{people} custodians, 3 are needed") as refused:
        propose(wave, FREEZE)
    assert refused.value.found == people


def test_a_custodian_who_left_before_the_confirmation_stops_it() -> None:
    wave = screened_wave()
    three_custodians()
    proposal, bima = propose(wave, FREEZE), an_officer(name="Bima")
    Member.objects.filter(roles=[Role.CUSTODIAN])[:1].get().delete()
    with nothing_changes(), pytest.raises(TooFewCustodians):
        confirm_proposal(proposal_id=proposal.pk, by=bima, now=NOW)


def test_custodians_always_stand_in_the_same_order_and_nobody_else_does() -> None:
    three_custodians()
    a_custodian("Vera")
    an_officer(Role.AUDITOR, "Wisnu")
    people = appointed_custodians(now=NOW)
    assert people == sorted(people, key=lambda one: str(one.account_id))
    assert {one.name for one in people} == {"Sari", "Tono", "Umar", "Vera"}


@pytest.mark.parametrize(("days", "counts"), [(13, False), (14, True)])
def test_a_key_counts_once_the_log_has_held_it_long_enough(settings: Settings, days: int, counts: bool) -> None:
    settings.CUSTODIAN_KEY_AGE = timedelta(days=14)
    for name in ("Sari", "Tono", "Umar"):
        custodian = an_officer(Role.CUSTODIAN, name)
        key = signing_key(custodian).public_key().public_bytes_raw().hex()
        with unit_of_work(by=custodian):
            register_key(public_key=key, organisation="L", shown_at="https://l.example", by=custodian, now=NOW)
    then = NOW + timedelta(days=days)
    assert count_custodians(now=then) == 0
    seen_by_witnesses(NOW)
    assert count_custodians(now=then) == (3 if counts else 0)


@pytest.mark.parametrize(
    ("act", "prepare"),
    [(FREEZE, screened_wave), (DRAW, revealed_wave), (PUBLISH, drawn_wave)],
    ids=lambda one: getattr(one, "name", ""),
)
def test_what_takes_long_is_confirmed_at_once_and_carried_out_by_the_queue(
    act: Act, prepare: Callable[[], Wave], run_queue: Callable[[], int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("prakerja.messages.tasks.run_delivery", lambda **_which: [])
    wave = prepare()
    if act is FREEZE:
        three_custodians()
    Proposal.objects.of(act.name, str(wave.pk)).delete()
    now = read_clock()
    proposal = propose(wave, act, now=now)
    confirm_proposal(proposal_id=proposal.pk, by=an_officer(name="Bima"), now=now)
    proposal.refresh_from_db()
    wave.refresh_from_db()
    assert (proposal.state, wave.state) == (ProposalState.CONFIRMED, DUE[act])
    run_queue()
    proposal.refresh_from_db()
    wave.refresh_from_db()
    assert proposal.state == ProposalState.CARRIED_OUT
    order = list(WaveState)
    assert order.index(WaveState(wave.state)) == order.index(DUE[act]) + 1
