"""The dashboard always has one answer: what comes next, and when."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from prakerja.kit.step_status import StepStatus
from prakerja.waves.rules import JourneyStep, Readiness
from prakerja.waves.states import WaveState
from prakerja.waves.whats_next import (
    DoStep,
    JoinWave,
    KnownWave,
    MendStep,
    NothingAnnounced,
    SeeResult,
    WaitForClosing,
    WaitForOpening,
    WaitForResult,
    WaitForUs,
    whats_next,
)

OPENS = datetime(2021, 2, 23, 8, 0, tzinfo=UTC)
CLOSES = datetime(2021, 2, 26, 5, 0, tzinfo=UTC)
RESULT = datetime(2021, 3, 2, 5, 0, tzinfo=UTC)
DURING = OPENS + timedelta(days=1)
ALL_DONE = dict.fromkeys(JourneyStep, StepStatus.DONE)
READY = Readiness(ALL_DONE, "3273")


def wave(number: int = 12, state: WaveState = WaveState.OPEN, *, joined: bool = False) -> KnownWave:
    return KnownWave(number, state, OPENS, CLOSES, RESULT, joined)


def with_step(step: JourneyStep, status: StepStatus) -> Readiness:
    return Readiness(ALL_DONE | {step: status}, "3273")


def test_whoever_is_ready_is_told_to_join() -> None:
    assert whats_next(readiness=READY, waves=[wave()], now=DURING) == JoinWave(wave())


def test_before_the_opening_one_is_told_when_it_opens() -> None:
    assert whats_next(readiness=READY, waves=[wave()], now=OPENS - timedelta(hours=1)) == WaitForOpening(wave())


def test_without_any_wave_that_is_said() -> None:
    assert whats_next(readiness=READY, waves=[], now=DURING) == NothingAnnounced()


def test_a_correction_comes_before_the_next_step() -> None:
    statuses = ALL_DONE | {JourneyStep.PARTICULARS: StepStatus.NOT_STARTED, JourneyStep.PHONE: StepStatus.ATTENTION}
    expected = MendStep(JourneyStep.PHONE, wave())
    assert whats_next(readiness=Readiness(statuses, None), waves=[wave()], now=DURING) == expected


def test_while_we_check_one_thing_one_can_do_another() -> None:
    statuses = ALL_DONE | {JourneyStep.IDENTITY: StepStatus.WAITING, JourneyStep.PHONE: StepStatus.IN_PROGRESS}
    expected = DoStep(JourneyStep.PHONE, begun=True, wave=wave())
    assert whats_next(readiness=Readiness(statuses, None), waves=[wave()], now=DURING) == expected


def test_when_only_our_move_is_left_one_waits_for_us() -> None:
    waiting = with_step(JourneyStep.IDENTITY, StepStatus.WAITING)
    assert whats_next(readiness=waiting, waves=[], now=DURING) == WaitForUs(JourneyStep.IDENTITY, None)


def test_a_joiner_waits_for_the_closing_and_then_for_the_result() -> None:
    mine = wave(joined=True)
    assert whats_next(readiness=READY, waves=[mine], now=DURING) == WaitForClosing(mine)
    assert whats_next(readiness=READY, waves=[mine], now=CLOSES) == WaitForResult(mine, overdue=False)
    late = whats_next(readiness=READY, waves=[mine], now=RESULT + timedelta(seconds=1))
    assert late == WaitForResult(mine, overdue=True)


def test_whoever_has_no_seat_is_told_of_the_next_wave() -> None:
    past, following = wave(11, WaveState.PUBLISHED, joined=True), wave(12)
    assert whats_next(readiness=READY, waves=[past, following], now=DURING) == JoinWave(following)
    assert whats_next(readiness=READY, waves=[past], now=DURING) == SeeResult(past)


def test_whoever_has_a_seat_is_shown_it() -> None:
    past, following = wave(11, WaveState.PUBLISHED, joined=True), wave(12)
    assert whats_next(readiness=READY, waves=[past, following], has_seat=True, now=DURING) == SeeResult(past)


known_waves = st.builds(
    KnownWave,
    number=st.integers(1, 99),
    state=st.sampled_from([state for state in WaveState if state is not WaveState.PLANNED]),
    opens_at=st.just(OPENS),
    closes_at=st.just(CLOSES),
    result_expected_at=st.just(RESULT),
    joined=st.booleans(),
)


@given(
    statuses=st.fixed_dictionaries({step: st.sampled_from(StepStatus) for step in JourneyStep}),
    waves=st.lists(known_waves, max_size=4),
    has_seat=st.booleans(),
    hours=st.integers(-48, 400),
)
def test_there_is_always_an_answer(
    statuses: dict[JourneyStep, StepStatus], waves: list[KnownWave], has_seat: bool, hours: int
) -> None:
    now = OPENS + timedelta(hours=hours)
    answer = whats_next(readiness=Readiness(statuses, None), waves=waves, has_seat=has_seat, now=now)
    assert not isinstance(answer, JoinWave) or answer.wave.is_joinable(now)
