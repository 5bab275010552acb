"""What two people decide about a wave: when each act is due, and what its proposal says will happen."""

from collections.abc import Callable

import pytest

from prakerja.approvals.confirm_proposal import confirm_proposal
from prakerja.approvals.models import Proposal
from prakerja.approvals.propose_act import propose_act
from prakerja.approvals.register import Act
from prakerja.approvals.states import ProposalState
from prakerja.authority.models import Member
from prakerja.authority.require import PermissionMissing
from prakerja.authority.roles import Role
from prakerja.draw.acts import DRAW, FREEZE, PUBLISH, THAW, SecretsAllRevealed, SecretsMissing
from prakerja.draw.custodians import TooFewCustodians, appointed_custodians
from prakerja.draw.models import Custodian
from prakerja.draw.reveal_secret import reveal_secret
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.waves.acts import CLOSE, OPEN
from prakerja.waves.models import Wave
from prakerja.waves.seats_line import SeatsLine
from prakerja.waves.stages import StageNotDue
from prakerja.waves.states import WaveState
from tests.situations.draw import (
    NOW,
    committed_wave,
    drawn_wave,
    frozen_wave,
    revealed_wave,
    screened_wave,
    secret,
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
    THAW: WaveState.FROZEN,
    DRAW: WaveState.FROZEN,
    PUBLISH: WaveState.DRAWN,
}
NOT_DUE = [(act, state) for act, due in DUE.items() for state in WaveState if state is not due]


def propose(wave: Wave, act: Act) -> Proposal:
    return propose_act(act=act, subject=str(wave.pk), reason="Siap", by=an_officer(), now=NOW)


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
    names = [name for _, name in appointed_custodians()]
    assert propose(wave, FREEZE).plan == {"number": 12, "candidates": 2, "seats": 5, "custodians": names}


def test_drawing_shows_candidates_and_seats() -> None:
    wave = revealed_wave(a_wave_of_three())
    Proposal.objects.of(DRAW.name, str(wave.pk)).delete()
    assert propose(wave, DRAW).plan == {"number": 12, "candidates": 2, "seats": 5}


@pytest.mark.parametrize("revealed", [0, 1, 2])
def test_taking_a_freezing_back_shows_how_many_secrets_are_known(revealed: int) -> None:
    wave, custodians = committed_wave()
    for number, custodian in enumerate(custodians[:revealed], start=1):
        with unit_of_work(by=custodian):
            reveal_secret(wave_id=wave.pk, reveal=secret(number), by=custodian, now=NOW)
    assert propose(wave, THAW).plan == {"number": 12, "custodians": 3, "revealed": revealed}


def test_publishing_shows_who_will_be_told_what() -> None:
    wave = drawn_wave(a_wave_of_three())
    assert propose(wave, PUBLISH).plan == {"number": 12, "joiners": 3, "candidates": 2, "seated": 2}


def test_drawing_names_those_whose_secrets_are_missing() -> None:
    wave, (sari, *_) = committed_wave()
    with unit_of_work(by=sari):
        reveal_secret(wave_id=wave.pk, reveal=secret(1), by=sari, now=NOW)
    missing = list(Custodian.objects.yet_to_reveal().values_list("name", flat=True))
    officer = an_officer()
    with nothing_changes(), pytest.raises(SecretsMissing, match="2 secrets are not revealed") as refused:
        propose_act(act=DRAW, subject=str(wave.pk), reason="Siap", by=officer, now=NOW)
    assert refused.value.names == missing


def test_drawing_is_not_proposed_before_anybody_is_bound() -> None:
    wave, _ = frozen_wave()
    with pytest.raises(SecretsMissing, match="3 secrets"):
        propose(wave, DRAW)


def test_with_every_secret_known_taking_back_is_not_even_proposed() -> None:
    wave, officer = revealed_wave(), an_officer()
    with nothing_changes(), pytest.raises(SecretsAllRevealed):
        propose_act(act=THAW, subject=str(wave.pk), reason="Siap", by=officer, now=NOW)


@pytest.mark.parametrize("people", [0, 1, 2])
def test_freezing_is_not_proposed_with_fewer_than_three_custodians(people: int) -> None:
    wave = screened_wave()
    for number in range(people):
        an_officer(Role.CUSTODIAN, f"Saksi {number}")
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


def test_a_fourth_custodian_holds_a_secret_too_and_nobody_else_does() -> None:
    three_custodians()
    an_officer(Role.CUSTODIAN, "Vera")
    an_officer(Role.AUDITOR, "Wisnu")
    assert {name for _, name in appointed_custodians()} == {"Sari", "Tono", "Umar", "Vera"}


def test_custodians_always_stand_in_the_same_order() -> None:
    three_custodians()
    people = appointed_custodians()
    assert people == sorted(people, key=lambda one: str(one[0]))
    assert appointed_custodians() == people


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
    proposal = propose(wave, act)
    confirm_proposal(proposal_id=proposal.pk, by=an_officer(name="Bima"), now=NOW)
    proposal.refresh_from_db()
    wave.refresh_from_db()
    assert (proposal.state, wave.state) == (ProposalState.CONFIRMED, DUE[act])
    run_queue()
    proposal.refresh_from_db()
    wave.refresh_from_db()
    assert proposal.state == ProposalState.CARRIED_OUT
    order = list(WaveState)
    assert order.index(WaveState(wave.state)) == order.index(DUE[act]) + 1
