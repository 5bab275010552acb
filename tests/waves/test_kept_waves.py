"""The waves that a process keeps: a moment old, announced alone, and where they offer a seat."""

import time
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings

from prakerja.schemes.load_scheme import load_scheme
from prakerja.waves import kept_waves as module
from prakerja.waves.kept_waves import KeptWave, kept_waves, read_waves, wave_of
from prakerja.waves.models import Wave, WaveId
from prakerja.waves.rules import EarlierCards, WaveFacts
from prakerja.waves.seats_line import SeatsLine
from prakerja.waves.states import WaveState
from tests.situations.waves import BANDUNG, CLOSES, JAYAPURA, OPENS, RESULT, a_wave, open_wave, planned_wave

pytestmark = pytest.mark.django_db

KEPT_S = 1.0


@pytest.fixture(autouse=True)
def keeps_nothing_yet(settings: Settings) -> Iterator[None]:
    settings.WAVES_KEPT_S = KEPT_S
    module._kept.read_at = float("-inf")
    yield
    module._kept.read_at = float("-inf")


@pytest.fixture
def seconds(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The process's clock, which a test moves."""
    shown = [100.0]
    monkeypatch.setattr(time, "monotonic", lambda: shown[0])
    return shown


def numbers(waves: tuple[KeptWave, ...]) -> list[int]:
    return [wave.number for wave in waves]


def test_the_newest_stand_first_and_a_planned_one_not_at_all() -> None:
    for number in (12, 14, 13):
        open_wave(number=number)
    planned_wave(number=15)
    assert numbers(read_waves()) == [14, 13, 12]


@pytest.mark.parametrize("state", [state for state in WaveState if state is not WaveState.PLANNED])
def test_an_announced_wave_is_kept_whatever_became_of_it(state: WaveState) -> None:
    a_wave(state=state)
    assert [wave.state for wave in read_waves()] == [state]


def test_what_is_kept_is_what_the_wave_says() -> None:
    wave = open_wave()
    (kept,) = read_waves()
    assert kept == KeptWave(WaveId(wave.pk), 12, WaveState.OPEN, "2021", OPENS, CLOSES, RESULT, frozenset({"ID"}))


def test_within_the_second_nobody_asks_the_database(seconds: list[float]) -> None:
    open_wave()
    kept_waves()
    open_wave(number=13)
    seconds[0] += KEPT_S - 0.001
    with CaptureQueriesContext(connection) as asked:
        assert numbers(kept_waves()) == [12]
    assert len(asked) == 0


def test_after_the_second_it_is_read_anew(seconds: list[float]) -> None:
    open_wave()
    kept_waves()
    open_wave(number=13)
    seconds[0] += KEPT_S
    with CaptureQueriesContext(connection) as asked:
        assert numbers(kept_waves()) == [13, 12]
    # The waves, and what was changed of them.
    assert len(asked) == 2


def test_reading_counts_from_its_beginning(seconds: list[float], monkeypatch: pytest.MonkeyPatch) -> None:
    open_wave()
    reading = module._with_areas

    def slowly() -> list[Wave]:
        rows = reading()
        seconds[0] += KEPT_S
        return rows

    monkeypatch.setattr(module, "_with_areas", slowly)
    kept_waves()
    open_wave(number=13)
    assert numbers(kept_waves()) == [13, 12]


def test_whoever_must_know_reads_at_once_and_everybody_has_it(seconds: list[float]) -> None:
    kept_waves()
    open_wave()
    assert numbers(kept_waves()) == []
    assert numbers(read_waves()) == [12]
    assert numbers(kept_waves()) == [12]


def test_seats_are_offered_where_a_row_has_any() -> None:
    rows = (
        SeatsLine(1, "32", "phk", 0, carry=True),
        SeatsLine(1, JAYAPURA, "*", 3, carry=False),
        SeatsLine(2, JAYAPURA, "phk", 3, carry=False),
        SeatsLine(1, "11", "*", 1, carry=False),
    )
    open_wave(seats=rows)
    (kept,) = read_waves()
    assert kept.areas == {JAYAPURA, "11"}
    places = {BANDUNG: False, JAYAPURA: True, "1101": True, "9102": False}
    assert {regency: kept.has_seats_at(regency) for regency in places} == places


def test_a_wave_without_rows_offers_a_seat_nowhere() -> None:
    open_wave(seats=())
    (kept,) = read_waves()
    assert not kept.has_seats_at(BANDUNG)


def test_seats_of_the_nation_are_for_every_regency() -> None:
    open_wave()
    (kept,) = read_waves()
    assert kept.has_seats_at(BANDUNG)
    assert kept.has_seats_at(JAYAPURA)


def test_the_facts_of_joining_are_the_waves_and_its_schemes() -> None:
    open_wave()
    (kept,) = read_waves()
    eligibility = load_scheme("2021").eligibility
    minimum_age, cards = eligibility.minimum_age, EarlierCards(for_life=True, years=(2020,))
    cap = eligibility.household_cap
    assert kept.facts_for(BANDUNG) == WaveFacts(OPENS, CLOSES, True, True, minimum_age, cards, household_cap=cap)
    assert kept.facts_for(None) == WaveFacts(OPENS, CLOSES, True, False, minimum_age, cards, household_cap=cap)
    assert cap == 2


def test_a_closed_wave_is_not_open_to_join() -> None:
    a_wave(state=WaveState.CLOSED)
    (kept,) = read_waves()
    assert not kept.facts_for(BANDUNG).is_open


def test_a_wave_is_found_by_its_id_among_many() -> None:
    waves = [open_wave(number=number) for number in (12, 13)]
    kept = read_waves()
    assert [wave_of(wave.pk, kept).number for wave in waves] == [12, 13]


def test_a_wave_that_is_not_announced_is_not_found() -> None:
    hidden = planned_wave()
    with pytest.raises(Wave.DoesNotExist):
        wave_of(hidden.pk, read_waves())
