"""How many people the published list would tell apart from all but three others."""

import pytest

from prakerja.draw.joiners.models import JoinerTree
from prakerja.draw.small_cells import SmallCells, foreseen_cells, small_cells
from prakerja.screening.note_lost_identity import note_lost_identity
from prakerja.waves.models import Wave
from prakerja.waves.seats_line import SeatsLine
from tests.situations.draw import NOW, SYSTEM, screened_wave
from tests.situations.screening import Known, a_joiner, closed_wave

pytestmark = pytest.mark.django_db

FOR_ALL = (SeatsLine(1, "ID", "*", 9, carry=False),)
FINE = (*FOR_ALL, SeatsLine(1, "3273", "*", 1, carry=False), SeatsLine(1, "ID", "disabilitas", 1, carry=False))


@pytest.fixture
def people() -> list[Known]:
    return []


@pytest.fixture
def wave(people: list[Known]) -> Wave:
    """Five of one place, four of another, one of these with a disability, and a student."""
    wave = closed_wave(seats=FINE)
    people += [a_joiner(wave, regency="3273") for _ in range(5)]
    people += [a_joiner(wave, regency="3171") for _ in range(3)]
    people += [a_joiner(wave, regency="3171", disability=True)]
    a_joiner(wave, in_formal_education=True)
    return screened_wave(wave)


def test_seats_for_all_tell_nobody_apart(wave: Wave) -> None:
    assert small_cells(wave.number, FOR_ALL) == SmallCells(people=0, of=9)


def test_whoever_is_one_of_four_at_most_is_counted(wave: Wave) -> None:
    assert small_cells(wave.number, FINE) == SmallCells(people=4, of=9)
    assert JoinerTree.objects.get(pk=wave.pk).in_small_cells == 4


def test_somebody_who_left_the_draw_is_not_among_them(wave: Wave, people: list[Known]) -> None:
    note_lost_identity(applicant_id=people[0].applicant_id, by=SYSTEM, now=NOW)
    assert small_cells(wave.number, FINE) == SmallCells(people=8, of=8)


def test_a_plan_is_tried_on_the_newest_screened_wave(wave: Wave) -> None:
    assert foreseen_cells(FINE) == small_cells(wave.number, FINE)


def test_before_the_first_screening_nothing_is_foreseen() -> None:
    closed_wave()
    assert foreseen_cells(FINE) is None
