"""A job of the draw that breaks at any statement leaves no row of it, and done again it comes to its end."""

from collections.abc import Callable
from functools import partial

import pytest

from prakerja.draw.acts import DRAW, FREEZE
from prakerja.draw.drawing_job import run_drawing
from prakerja.draw.freezing_job import run_freezing
from prakerja.draw.tell_joiners import tell_joiners
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.waves.models import Wave
from tests.situations.broken import StatementLost, undone, writing
from tests.situations.draw import NOW, published_wave, revealed_wave, screened_wave, three_custodians
from tests.situations.rows import all_rows, changed_since
from tests.situations.screening import a_joiner, closed_wave
from tests.situations.waves import approved, second

pytestmark = pytest.mark.django_db

type Do = Callable[[], object]


def a_wave_of_two() -> Wave:
    wave = closed_wave()
    a_joiner(wave)
    a_joiner(wave, in_formal_education=True)
    return wave


def freezing() -> Do:
    wave = screened_wave(a_wave_of_two())
    three_custodians()
    approved(wave, FREEZE)
    return partial(run_freezing, wave_id=wave.pk, by=second(wave, FREEZE), now=NOW)


def drawing() -> Do:
    wave = revealed_wave(a_wave_of_two())
    return partial(run_drawing, wave_id=wave.pk, by=second(wave, DRAW), now=NOW)


def telling() -> Do:
    wave = published_wave(a_wave_of_two())

    def tell() -> None:
        with unit_of_work(by=Actor.system("draw.tell_joiners")):
            tell_joiners(wave_id=wave.pk, now=NOW)

    return tell


@pytest.mark.parametrize("prepare", [freezing, drawing, telling], ids=lambda prepare: prepare.__name__)
def test_nothing_is_left_of_a_job_that_broke_and_the_next_try_finishes_it(prepare: Callable[[], Do]) -> None:
    do = prepare()
    with undone(), writing() as all_of_them:
        do()
    before = all_rows()
    for number in range(1, all_of_them.count + 1):
        with writing(lost=number), pytest.raises(StatementLost):
            do()
        assert changed_since(before) == set(), f"statement {number}"
    do()
    assert len(changed_since(before)) >= 2
