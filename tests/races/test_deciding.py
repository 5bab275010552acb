"""Two at the same moment: one decides, one draws, one publishes, and everybody is told once."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from prakerja.accounts.acts import CHANGE_ROLES
from prakerja.accounts.models import Account
from prakerja.approvals.confirm_proposal import confirm_proposal
from prakerja.approvals.models import Proposal
from prakerja.approvals.propose_act import propose_act
from prakerja.approvals.states import ProposalState
from prakerja.approvals.withdraw_proposal import withdraw_proposal
from prakerja.audit.models import Event
from prakerja.authority.roles import Role
from prakerja.draw.acts import DRAW, FREEZE, PUBLISH, STATE_AGAIN
from prakerja.draw.carry_on_draws import CARRIES_ON
from prakerja.draw.commit_secret import commit_secret
from prakerja.draw.cut_off import cut_off
from prakerja.draw.drawing_job import run_drawing
from prakerja.draw.freezing_job import run_freezing
from prakerja.draw.models import Commitment, Cutoff, Outcome, Reveal, Statement
from prakerja.draw.reveal_secret import reveal_secret
from prakerja.draw.state_again import state_again
from prakerja.draw.tell_joiners import tell_joiners
from prakerja.journey.seat_winners import seat_winners
from prakerja.kit.actor import Actor
from prakerja.kit.clock import read_clock
from prakerja.kit.queue import waiting_jobs
from prakerja.kit.refused import Refused
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.messages.models import Message
from prakerja.screening.acts import PUT_IN_FORCE
from prakerja.screening.models import ExclusionList, ListedNik, ListInForce, Verdict
from prakerja.screening.screen_wave import screen_wave
from prakerja.waves.models import Wave
from prakerja.waves.states import WaveState
from tests.situations.at_once import all_at_once
from tests.situations.attempts import commitment_by, long_ago, newest
from tests.situations.authority import with_roles
from tests.situations.draw import (
    NOW,
    SYSTEM,
    committed_wave,
    drawn_wave,
    frozen_wave,
    published_wave,
    revealed_wave,
    screened_wave,
    secret,
    three_custodians,
)
from tests.situations.screening import a_file, a_joiner, a_nik, an_imported_list, closed_wave, list_details, taken_in
from tests.situations.waves import an_officer, approved, joined, proposed, second

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def kept_here(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path


def at_once(*acts: Callable[[], object]) -> list[str]:
    """Does all of them at the same moment; the names of what was raised."""

    def do(act: Callable[[], object]) -> str:
        try:
            act()
        except Refused as refused:
            return type(refused).__name__
        return ""

    return sorted(all_at_once([partial(do, act) for act in acts]))


def a_wave_of_four() -> Wave:
    wave = closed_wave()
    for _ in range(4):
        a_joiner(wave)
    return wave


def test_of_two_officers_who_confirm_at_once_one_does_it_and_the_other_is_told() -> None:
    wave = screened_wave(a_wave_of_four())
    three_custodians()
    proposal = proposed(wave, FREEZE, by=an_officer(), at=read_clock())
    bima, citra = an_officer(name="Bima"), an_officer(name="Citra")
    refused = at_once(*[partial(confirm, proposal, officer) for officer in (bima, citra)])
    assert refused == ["", "ConfirmedAlready"]
    assert Event.objects.filter(name="approvals.proposal.confirmed").count() == 1
    assert len(waiting_jobs()) == 1


def confirm(proposal: Proposal, officer: Actor) -> None:
    with unit_of_work(by=officer) as work:
        confirm_proposal(proposal_id=proposal.pk, by=work.actor, now=work.now)


def about_citra() -> tuple[Proposal, Actor]:
    """Ratna proposes that Citra leaves an office that does not depend on her."""
    ratna, citra = an_officer(), an_officer(name="Citra")
    for name in ("Dewi", "Eka"):
        an_officer(name=name)
    with unit_of_work(by=ratna) as work:
        proposal = propose_act(
            act=CHANGE_ROLES,
            subject=str(citra.account_id),
            asked={"roles": []},
            reason="Berhenti",
            by=work.actor,
            now=work.now,
        )
    return proposal, citra


def test_of_whomever_it_is_about_and_another_who_confirm_at_once_the_other_decides() -> None:
    (proposal, citra), bima = about_citra(), an_officer(name="Bima")
    refused = at_once(partial(confirm, proposal, citra), partial(confirm, proposal, bima))
    # Whoever comes second has left the office meanwhile, or learns that it is about her.
    assert refused in (["", "OwnCase"], ["", "PermissionMissing"])
    assert Proposal.objects.get(pk=proposal.pk).confirmed_by == bima.account_id


def test_whomever_it_is_about_does_not_stop_it_in_the_moment_in_which_another_confirms() -> None:
    (proposal, citra), bima = about_citra(), an_officer(name="Bima")

    def stop() -> None:
        with unit_of_work(by=citra) as work:
            withdraw_proposal(proposal_id=proposal.pk, reason="Keliru", by=work.actor, now=work.now)

    refused = at_once(stop, partial(confirm, proposal, bima))
    assert refused in (["", "OwnCase"], ["", "PermissionMissing"])
    assert Proposal.objects.get(pk=proposal.pk).state == ProposalState.CARRIED_OUT


def test_one_who_loses_the_role_while_another_confirms_either_proposed_in_time_or_not_at_all() -> None:
    wave = screened_wave(a_wave_of_four())
    three_custodians()
    account = Account.objects.get(pk=str(an_officer().account_id))
    proposal = proposed(wave, FREEZE, by=Actor.staff(account.pk), at=read_clock())
    bima = an_officer(name="Bima")

    def demote() -> None:
        with unit_of_work(by=bima):
            with_roles(account, Role.AUDITOR)

    refused = at_once(partial(confirm, proposal, bima), demote)
    proposal.refresh_from_db()
    assert refused == (["", ""] if proposal.state == ProposalState.CONFIRMED else ["", "ProposalVoid"])


def test_two_workers_screen_a_wave_once() -> None:
    wave = a_wave_of_four()

    def screen() -> None:
        with unit_of_work(by=SYSTEM) as work:
            screen_wave(wave_id=wave.pk, by=work.actor, now=work.now)

    assert at_once(screen, screen) == ["", ""]
    assert Verdict.objects.count() == 4
    assert Event.objects.filter(name="screening.wave.screened").count() == 1


def test_of_two_waves_with_the_same_person_one_is_screened_and_the_other_waits() -> None:
    waves = [closed_wave(number=number) for number in (12, 13)]
    joined(waves[1], a_joiner(waves[0]).applicant_id)

    def screen(wave: Wave) -> None:
        with unit_of_work(by=SYSTEM) as work:
            screen_wave(wave_id=wave.pk, by=work.actor, now=work.now)

    assert at_once(*[partial(screen, wave) for wave in waves]) == ["", "WaitsForAnotherWave"]
    assert Wave.objects.filter(state=WaveState.SCREENED).count() == 1


def test_two_workers_freeze_once() -> None:
    wave = screened_wave(a_wave_of_four())
    three_custodians()
    approved(wave, FREEZE)
    at_once(*[lambda: run_freezing(wave_id=wave.pk, by=second(wave, FREEZE))] * 2)
    assert Event.objects.filter(name="draw.candidates.frozen").count() == 1


def test_two_workers_draw_once() -> None:
    wave = revealed_wave(a_wave_of_four())
    at_once(*[lambda: run_drawing(wave_id=wave.pk, by=second(wave, DRAW))] * 2)
    assert Event.objects.filter(name="draw.seats.drawn").count() == 1
    assert Outcome.objects.count() == 4


def test_two_workers_publish_once() -> None:
    wave = drawn_wave(a_wave_of_four())
    approved(wave, PUBLISH)

    def publish() -> None:
        with unit_of_work(by=second(wave, PUBLISH)) as work:
            seat_winners(wave_id=wave.pk, by=work.actor, now=work.now)

    assert at_once(publish, publish) == ["", ""]
    assert Event.objects.filter(name="draw.result.published").count() == 1
    assert Wave.objects.get(pk=wave.pk).state == WaveState.PUBLISHED


def test_five_workers_tell_everybody_once() -> None:
    wave = published_wave(a_wave_of_four())

    def tell() -> None:
        with unit_of_work(by=SYSTEM):
            tell_joiners(wave_id=wave.pk, now=NOW, at_once=1)

    for _ in range(2):
        at_once(*[tell] * 5)
    assert Message.objects.count() == 8


def test_the_same_list_taken_in_twice_at_once_is_one_list() -> None:
    officer = an_officer()

    def take_in() -> None:
        with unit_of_work(by=officer) as work:
            taken_in(a_file([a_nik(1), a_nik(2)]), list_details(), by=work.actor, now=work.now)

    assert at_once(take_in, take_in) == ["", ""]
    assert (ExclusionList.objects.count(), ListedNik.objects.count()) == (1, 2)


def test_of_two_officers_who_confirm_a_list_at_once_one_puts_it_in_force() -> None:
    with unit_of_work(by=an_officer()) as work:
        row = an_imported_list(a_nik(1))
        proposal = propose_act(
            act=PUT_IN_FORCE, subject=str(row.pk), reason="Surat diperiksa", by=work.actor, now=work.now
        )
    officers = an_officer(name="Bima"), an_officer(name="Citra")
    assert at_once(*[partial(confirm, proposal, officer) for officer in officers]) == ["", "ConfirmedAlready"]
    assert ListInForce.objects.count() == 1
    assert Event.objects.filter(name="screening.list.put_in_force").count() == 1


def test_of_two_who_propose_a_list_at_once_one_does_and_the_other_is_told() -> None:
    officers = an_officer(), an_officer(name="Bima")
    with unit_of_work(by=officers[0]):
        row = an_imported_list(a_nik(1))

    def propose(officer: Actor) -> None:
        with unit_of_work(by=officer) as work:
            propose_act(act=PUT_IN_FORCE, subject=str(row.pk), reason="Perlu", by=work.actor, now=work.now)

    assert at_once(*[partial(propose, officer) for officer in officers]) == ["", "AlreadyProposed"]
    assert Proposal.objects.count() == 1


def test_of_two_commitments_of_one_custodian_one_binds_them_and_the_other_is_told() -> None:
    wave, (sari, *_) = frozen_wave()

    def bind(number: int) -> None:
        given = commitment_by(wave, sari, secret(number))
        with unit_of_work(by=sari):
            commit_secret(wave_id=wave.pk, **given, by=sari, now=NOW)

    assert at_once(lambda: bind(1), lambda: bind(2)) == ["", "CommittedAlready"]
    assert Commitment.objects.count() == 1


def test_a_reveal_comes_either_before_the_cut_off_or_not_at_all() -> None:
    wave, (sari, *_) = committed_wave(a_wave_of_four(), at=long_ago())
    row = newest(wave)

    def reveal() -> None:
        with unit_of_work(by=sari):
            reveal_secret(wave_id=wave.pk, secret=secret(1), by=sari, now=row.commit_by)

    def cut() -> None:
        with unit_of_work(by=CARRIES_ON):
            cut_off(wave_id=wave.pk, by=CARRIES_ON, now=row.reveal_by)

    refused = at_once(reveal, cut)
    came = Reveal.objects.exists()
    assert refused == (["", ""] if came else ["", "TooLateToReveal"])
    assert Cutoff.objects.get().reveals == [secret(1) if came else "-", "-", "-"]


def test_a_next_attempt_is_stated_once_by_whoever_comes_first() -> None:
    wave, _ = frozen_wave(a_wave_of_four(), at=long_ago())
    now = read_clock()
    approved(wave, STATE_AGAIN, at=now)
    by = second(wave, STATE_AGAIN)

    def state() -> None:
        with unit_of_work(by=by):
            state_again(wave_id=wave.pk, by=by, now=now)

    assert at_once(state, state) == ["", ""]
    assert Statement.objects.count() == 2
