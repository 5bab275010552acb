"""The dashboard always has one answer: what comes next, and when."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakerja.journey.known_wave import KnownWave, ResultKind
from prakerja.journey.next_moves import (
    DoStep,
    JoinWave,
    MendStep,
    NothingAnnounced,
    SeeResult,
    Stands,
    WaitForClosing,
    WaitForOpening,
    WaitForResult,
    WaitForUs,
)
from prakerja.journey.next_of_money import LinkAccount
from prakerja.journey.whats_next import whats_next
from prakerja.kit.step_status import StepStatus
from prakerja.profile.rules import Barrier
from prakerja.waves.rules import BarredByAnswer, HasReceived, JourneyStep, Readiness, TooYoung
from prakerja.waves.states import WaveState

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


def published(result: ResultKind, *, number: int = 11, read: bool = False) -> KnownWave:
    mine = wave(number, WaveState.PUBLISHED, joined=True)
    return replace(mine, result=result, has_read_result=read)


RESULTS = pytest.mark.parametrize("result", list(ResultKind))


@RESULTS
def test_a_result_that_was_not_read_comes_before_everything(result: ResultKind) -> None:
    past, half_ready = published(result), with_step(JourneyStep.PHONE, StepStatus.ATTENTION)
    for readiness in (
        READY,
        half_ready,
        replace(READY, received_in=(2020,)),
        replace(READY, barriers=(Barrier.OFFICE,)),
    ):
        assert whats_next(readiness=readiness, waves=[past, wave(12)], now=DURING) == SeeResult(past)
        assert whats_next(readiness=readiness, waves=[past, wave(12, joined=True)], now=DURING) == SeeResult(past)


@pytest.mark.parametrize("money", [None, LinkAccount(has_failed=True)])
def test_whoever_has_used_their_card_is_not_congratulated_on_it_any_more(money: LinkAccount | None) -> None:
    past = published(ResultKind.SEATED)
    told = partial(whats_next, readiness=READY, waves=[past, wave(12)], now=DURING, money=money)
    assert told(card_of=11) == (money or SeeResult(past))
    assert told(card_of=9) == told(card_of=None) == SeeResult(past)


def test_a_newer_result_is_told_though_an_older_one_was_not_read() -> None:
    older, newer = published(ResultKind.NO_SEAT, number=10), published(ResultKind.NO_SEAT, number=11, read=True)
    assert whats_next(readiness=READY, waves=[older, newer, wave(12)], now=DURING) == JoinWave(wave(12))


def test_whoever_has_read_that_they_have_no_seat_is_told_of_the_next_wave() -> None:
    past, following = published(ResultKind.NO_SEAT, read=True), wave(12)
    assert whats_next(readiness=READY, waves=[past, following], now=DURING) == JoinWave(following)
    assert whats_next(readiness=READY, waves=[past], now=DURING) == SeeResult(past)


def test_whoever_has_a_seat_is_shown_it_however_often_they_have_read_it() -> None:
    past, following = published(ResultKind.SEATED, read=True), wave(12)
    received = replace(READY, received_in=(2020,))
    assert whats_next(readiness=received, waves=[past, following], now=DURING) == SeeResult(past)


def test_what_bars_comes_before_any_invitation() -> None:
    official = replace(READY, barriers=(Barrier.OFFICE,))
    assert whats_next(readiness=official, waves=[wave()], now=DURING) == Stands(BarredByAnswer(Barrier.OFFICE))


def test_what_bars_is_said_before_the_next_step_is_asked() -> None:
    begun = replace(with_step(JourneyStep.ASSESSMENT, StepStatus.NOT_STARTED), barriers=(Barrier.IN_FORMAL_EDUCATION,))
    expected = Stands(BarredByAnswer(Barrier.IN_FORMAL_EDUCATION))
    assert whats_next(readiness=begun, waves=[], now=DURING) == expected


def test_who_received_elsewhere_is_told_so() -> None:
    assert whats_next(readiness=replace(READY, received_in=(2020,)), waves=[wave()], now=DURING) == Stands(
        HasReceived()
    )


def test_of_several_things_in_the_way_all_are_told() -> None:
    barred = replace(READY, received_in=(2020,), barriers=(Barrier.OFFICE,))
    expected = Stands(HasReceived(), (BarredByAnswer(Barrier.OFFICE),))
    assert whats_next(readiness=barred, waves=[wave()], now=DURING) == expected


def test_who_is_too_young_on_the_day_of_closing_is_told_from_when_on() -> None:
    eighteen = replace(wave(), minimum_age=18)
    young = replace(READY, birth_date=date(2003, 2, 27))
    expected = Stands(TooYoung(18, date(2021, 2, 27)))
    assert whats_next(readiness=young, waves=[eighteen], now=DURING) == expected
    just_old_enough = replace(READY, birth_date=date(2003, 2, 26))
    assert whats_next(readiness=just_old_enough, waves=[eighteen], now=DURING) == JoinWave(eighteen)


def test_without_any_wave_the_laws_age_counts_today() -> None:
    young = replace(READY, birth_date=date(2010, 1, 1))
    assert whats_next(readiness=young, waves=[], now=DURING) == Stands(TooYoung(18, date(2028, 1, 1)))


def test_a_joiner_is_told_what_bars_while_it_can_be_mended_and_not_after_the_closing() -> None:
    mine, official = wave(joined=True), replace(READY, barriers=(Barrier.OFFICE,))
    assert whats_next(readiness=official, waves=[mine], now=DURING) == Stands(BarredByAnswer(Barrier.OFFICE))
    assert whats_next(readiness=official, waves=[mine], now=CLOSES) == WaitForResult(mine, overdue=False)


known_waves = st.builds(
    KnownWave,
    number=st.integers(1, 99),
    state=st.sampled_from([state for state in WaveState if state is not WaveState.PLANNED]),
    opens_at=st.just(OPENS),
    closes_at=st.just(CLOSES),
    result_expected_at=st.just(RESULT),
    joined=st.booleans(),
    minimum_age=st.sampled_from([0, 18]),
    result=st.sampled_from([None, *ResultKind]),
    has_read_result=st.booleans(),
)


@given(
    statuses=st.fixed_dictionaries({step: st.sampled_from(StepStatus) for step in JourneyStep}),
    waves=st.lists(known_waves, max_size=4),
    has_received=st.booleans(),
    born_in=st.integers(1950, 2020),
    hours=st.integers(-48, 400),
)
def test_there_is_always_an_answer(
    statuses: dict[JourneyStep, StepStatus], waves: list[KnownWave], has_received: bool, born_in: int, hours: int
) -> None:
    now = OPENS + timedelta(hours=hours)
    readiness = Readiness(statuses, None, birth_date=date(born_in, 2, 28), received_in=(2020,) if has_received else ())
    answer = whats_next(readiness=readiness, waves=waves, now=now)
    if isinstance(answer, JoinWave):
        assert answer.wave.is_joinable(now)
        assert not has_received
