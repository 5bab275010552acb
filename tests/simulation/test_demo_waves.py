"""The demo's waves are planned, opened, drawn and published as the law and the house want it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from pytest_django.fixtures import Settings

from prakerja.accounts.models import Account
from prakerja.approvals.models import Proposal
from prakerja.approvals.states import ProposalState
from prakerja.audit.models import Event
from prakerja.authority.models import Member
from prakerja.connectors.beacon.beacons import beacon
from prakerja.draw.engine.proof.findings import Given
from prakerja.draw.engine.proof.trust import Trust
from prakerja.draw.engine.proof.verify_proof import verify_proof
from prakerja.draw.models import Draw, Outcome
from prakerja.kit.clock import WIB
from prakerja.messages.models import Message
from prakerja.publog.witnesses import pinned_witnesses
from prakerja.schemes.load_scheme import load_scheme
from prakerja.screening.models import Recipient, Verdict
from prakerja.simulation import demo_waves
from prakerja.simulation.demo_people import STAFF
from prakerja.simulation.demo_staff import put_staff
from prakerja.simulation.demo_waves import put_open_wave, put_published_wave
from prakerja.waves.models import Joiner, SeatRow, Wave
from prakerja.waves.plan_rules import WavePlan, may_plan
from prakerja.waves.seats_line import SeatsLine
from prakerja.waves.states import WaveState
from prakerja.work.models import LongWork
from prakerja.work.states import WorkState
from tests.simulation.conftest import JOINERS_OF_WAVE_11, JOINERS_OF_WAVE_12, LOADED
from tests.situations.attempts import newest
from tests.situations.authority import OPERATOR
from tests.situations.rows import all_rows, changed_since

pytestmark = pytest.mark.xdist_group("demo")


def the_wave(number: int) -> Wave:
    return Wave.objects.get(number=number)


def plan_of(wave: Wave) -> WavePlan:
    seats = tuple(
        SeatsLine(row.pass_number, row.area, row.group, row.seats, carry=row.carry) for row in wave.seat_rows.all()
    )
    return WavePlan(wave.number, wave.scheme, wave.opens_at, wave.closes_at, wave.result_expected_at, seats)


@pytest.mark.parametrize("number", [11, 12])
def test_a_wave_of_the_demo_could_be_planned_by_any_officer(demo: None, number: int) -> None:
    wave = the_wave(number)
    plan = plan_of(wave)
    the_day_before = wave.opens_at - timedelta(days=1)
    assert may_plan(plan, scheme=load_scheme(wave.scheme), now=the_day_before) == []


@pytest.mark.parametrize(("number", "joiners"), [(11, JOINERS_OF_WAVE_11), (12, JOINERS_OF_WAVE_12)])
def test_three_in_ten_joiners_get_a_seat(demo: None, number: int, joiners: int) -> None:
    assert sum(row.seats for row in the_wave(number).seat_rows.all()) == joiners * 3 // 10


@pytest.mark.parametrize("number", [11, 12])
def test_windows_open_and_close_at_noon_in_jakarta(demo: None, number: int) -> None:
    wave = the_wave(number)
    noons = {moment.astimezone(WIB).strftime("%H.%M") for moment in (wave.opens_at, wave.closes_at)}
    assert noons == {"12.00"}


def test_wave_11_is_over_and_wave_12_goes_on_for_three_days(demo: None) -> None:
    eleven, twelve = the_wave(11), the_wave(12)
    assert eleven.closes_at < twelve.opens_at <= LOADED < twelve.closes_at
    assert timedelta(days=3) <= twelve.closes_at - LOADED < timedelta(days=4)
    assert (eleven.scheme, twelve.scheme) == ("2020b", "2021")


def test_each_wave_is_pinned_to_its_scheme(demo: None) -> None:
    for wave in Wave.objects.all():
        assert wave.scheme_version == load_scheme(wave.scheme).version


def test_every_stage_of_wave_11_was_decided_by_two(demo: None) -> None:
    decided = Proposal.objects.filter(subject=str(the_wave(11).pk))
    assert {one.act for one in decided} == {
        "waves.open",
        "cards.fund_wave",
        "waves.close",
        "draw.freeze",
        "draw.draw",
        "draw.publish",
    }
    assert {one.state for one in decided} == {ProposalState.CARRIED_OUT.value}
    assert all(one.proposed_by != one.confirmed_by for one in decided)


def test_of_wave_12_only_the_opening_was_decided(demo: None) -> None:
    assert [one.act for one in Proposal.objects.filter(subject=str(the_wave(12).pk))] == ["waves.open"]


def test_everybody_who_joined_wave_11_was_screened_and_everybody_eligible_drawn(demo: None) -> None:
    joiners = set(Joiner.objects.filter(wave=the_wave(11)).values_list("applicant_id", flat=True))
    verdicts = Verdict.objects.of_draw(the_wave(11).pk)
    assert set(verdicts.values_list("applicant_id", flat=True)) == joiners
    drawn = set(Outcome.objects.filter(draw__wave__number=11).values_list("applicant_id", flat=True))
    assert drawn == set(verdicts.filter(reasons=[]).values_list("applicant_id", flat=True))
    assert 0 < len(drawn) < len(joiners)


def test_the_published_bundle_verifies(demo: None) -> None:
    draw = Draw.objects.get(wave=the_wave(11))
    trust = Trust(chains=[beacon().chain], sandbox=True, witnesses=[str(one) for one in pinned_witnesses()])
    given = Given(statement=newest(draw.wave).sha256)
    found = verify_proof(Path(default_storage.path(draw.bundle_name)), given=given, trust=trust)
    assert (found.status, found.faults, found.lacks) == (0, [], [])


def test_three_custodians_have_committed_and_revealed(demo: None) -> None:
    row = newest(the_wave(11))
    assert row.commitments.count() == row.reveals.count() == 3
    assert row.cutoff.reveals == [one.secret for one in row.reveals.all()]


def test_the_winners_hold_their_seats(demo: None) -> None:
    won = set(Outcome.objects.filter(draw__wave__number=11, outcome="seated").values_list("applicant_id", flat=True))
    assert set(Recipient.objects.filter(wave__number=11).values_list("applicant_id", flat=True)) == won
    assert Draw.objects.get(wave=the_wave(11)).seated_count == len(won) > 0


def test_no_applicant_of_the_demo_stands_in_two_waves(demo: None) -> None:
    people = list(Joiner.objects.values_list("applicant_id", flat=True))
    assert len(people) == len(set(people))


def test_the_audit_tells_the_demos_whole_story(demo: None) -> None:
    heard = set(Event.objects.values_list("name", flat=True))
    assert {"waves.wave.planned", "waves.wave.opened", "waves.wave.closed", "draw.secret.committed"} <= heard
    assert {"draw.secret.revealed", "accounts.staff.appointed", "approvals.proposal.confirmed"} <= heard


@pytest.mark.parametrize("joiners", [10, 60, 400, 800, 20_000, 1_000_003])
@pytest.mark.parametrize("scheme", ["2020a", "2020b", "2021", "2023"])
def test_whatever_the_number_of_joiners_the_seats_are_as_the_scheme_asks(joiners: int, scheme: str) -> None:
    priority = load_scheme(scheme).priority
    rows = demo_waves._seats(joiners, priority)
    assert sum(row.seats for row in rows) == joiners * 3 // 10
    assert all(row.seats >= 0 for row in rows)
    assert priority.share_of((row.group, row.seats) for row in rows).is_enough
    assert rows[-1].carry
    assert len({row[:3] for row in rows}) == len(rows)


@pytest.mark.django_db
class TestInterrupted:
    """However far it came, the next start goes on where it was."""

    @pytest.fixture(autouse=True)
    def house(self, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, now: datetime) -> None:
        settings.MEDIA_ROOT = tmp_path
        monkeypatch.setattr(demo_waves, "JOINERS_OF_WAVE_11", 40)
        monkeypatch.setattr(demo_waves, "JOINERS_OF_WAVE_12", 40)
        put_staff(by=OPERATOR, now=now)

    @pytest.mark.parametrize(
        "breaks",
        ["decide", "_put_joiners", "screen_wave", "run_freezing", "make_seed", "run_drawing", "seat_winners"],
    )
    def test_a_wave_whose_making_broke_is_finished_the_next_time(
        self, breaks: str, now: datetime, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def break_down(*_what: object, **_more: object) -> None:
            raise RuntimeError(breaks)

        with monkeypatch.context() as patch:
            patch.setattr(demo_waves, breaks, break_down)
            with pytest.raises(RuntimeError, match=breaks):
                put_published_wave(now)
        put_published_wave(now)
        assert the_wave(11).state == WaveState.PUBLISHED
        assert Joiner.objects.count() == 40
        assert Draw.objects.get().seated_count == Recipient.objects.count() > 0

    def test_putting_both_waves_twice_is_putting_them_once(self, now: datetime) -> None:
        for _ in range(2):
            put_published_wave(now)
            put_open_wave(now)
            before = all_rows()
        put_published_wave(now)
        put_open_wave(now)
        assert changed_since(before) == set()

    def test_nobody_of_wave_11_is_told_again_when_the_demo_begins(
        self, now: datetime, run_queue: Callable[[], int]
    ) -> None:
        """Four hundred letters would bury the first one that a newcomer looks for."""
        put_published_wave(now)
        run_queue()
        told = Message.objects.filter(owner_id__in=Joiner.objects.values("applicant_id"))
        assert not told.exclude(text="card_awarded", sent_at=None).exists()
        assert set(LongWork.objects.values_list("state", flat=True)) == {WorkState.ENDED}

    def test_without_officers_there_is_no_wave(self, now: datetime) -> None:
        Member.objects.all().delete()
        with pytest.raises(IndexError):
            put_open_wave(now)
        assert not Wave.objects.exists()
        assert not SeatRow.objects.exists()

    def test_one_officer_proposes_and_the_other_confirms(self, now: datetime) -> None:
        put_open_wave(now)
        opened = Proposal.objects.get(act="waves.open")
        assert (opened.proposed_by, opened.confirmed_by) == tuple(
            Account.objects.with_address(one.email).get().pk for one in STAFF[:2]
        )
