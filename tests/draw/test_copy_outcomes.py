"""The result comes back in stretches, each saved: whoever is killed goes on behind the last."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import connection, transaction

from prakerja.draw import copy_outcomes, jobs
from prakerja.draw.acts import DRAW
from prakerja.draw.copy_outcomes import Copying, ResultIncomplete, copying
from prakerja.draw.drawing_job import drawn_of, run_drawing
from prakerja.draw.models import AreaResult, Draw, Outcome
from prakerja.kit.own_folder import own_folder
from prakerja.kit.retries import TryAgain
from prakerja.waves.models import Wave
from prakerja.waves.seats_line import SeatsLine
from prakerja.waves.states import WaveState
from prakerja.work.begin_work import begin_work
from prakerja.work.models import LongWork
from tests.owner import as_owner
from tests.situations.backoffice import signed_in
from tests.situations.draw import NOW, revealed_wave
from tests.situations.screening import a_joiner, closed_wave
from tests.situations.waves import second

pytestmark = pytest.mark.django_db
SEATS = (
    SeatsLine(pass_number=1, area="3273", group="*", seats=1, carry=False),
    SeatsLine(pass_number=1, area="34", group="*", seats=1, carry=False),
    SeatsLine(pass_number=2, area="ID", group="*", seats=1, carry=True),
)


class _Killed(BaseException):
    pass


@pytest.fixture
def wave(monkeypatch: pytest.MonkeyPatch) -> Wave:
    """Seven candidates of two areas, two a stretch."""
    monkeypatch.setattr(copy_outcomes, "AT_ONCE", 2)
    wave = closed_wave(seats=SEATS)
    for regency in ["3273"] * 4 + ["3404"] * 3:
        a_joiner(wave, regency=regency)
    revealed_wave(wave)
    begin_work(jobs.draw_seats, NOW, wave_id=wave.pk)
    LongWork.objects.update(state="under_way")
    return wave


def killed_in(stretch: int, wave: Wave) -> None:
    """The worker dies in the transaction of this stretch, from 1."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Copying, "copy_next", _dying_in(stretch))
        with pytest.raises(_Killed):
            run_drawing(wave_id=wave.pk, by=second(wave, DRAW))


def _dying_in(stretch: int) -> Callable[[Copying], None]:
    left, copy_next = [stretch], Copying.copy_next

    def copy(self: Copying) -> None:
        copy_next(self)
        left[0] -= 1
        if not left[0]:
            raise _Killed

    return copy


def rows_as_written() -> set[tuple[Any, ...]]:
    """Each outcome, and the transaction that wrote it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT receipt, rank, xmin::text FROM draw_outcome")
        return set(cursor.fetchall())


@pytest.mark.parametrize("stretch", [1, 2, 3, 4])
def test_what_was_copied_before_a_kill_is_not_copied_again(wave: Wave, stretch: int) -> None:
    killed_in(stretch, wave)
    before = rows_as_written()
    assert sorted(rank for _, rank, _ in before) == list(range(1, 2 * stretch - 1))
    copied, copy_next = list[int](), Copying.copy_next

    def noted(self: Copying) -> None:
        copied.append(self.done)
        copy_next(self)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(Copying, "copy_next", noted)
        run_drawing(wave_id=wave.pk, by=second(wave, DRAW))
    assert before <= rows_as_written()
    assert copied[0] == len(before)
    for area, people in (("3273", 4), ("34", 3)):
        here = Outcome.objects.filter(draw_id=wave.pk, home_area=area).order_by("rank")
        assert list(here.values_list("home_rank", flat=True)) == list(range(1, people + 1))
        assert AreaResult.objects.get(area=area).candidates == people
    wave.refresh_from_db()
    assert wave.state == WaveState.DRAWN


def test_nothing_of_it_is_public_while_it_is_copied(wave: Wave) -> None:
    killed_in(3, wave)
    wave.refresh_from_db()
    draw = Draw.objects.get(pk=wave.pk)
    assert (wave.state, draw.seed, draw.published_at) == (WaveState.FROZEN, "", None)


def test_what_was_copied_of_another_result_stops_the_drawing(wave: Wave) -> None:
    killed_in(2, wave)
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("UPDATE draw_outcome SET key = '0123456789abcdef'")
    with pytest.raises(ResultIncomplete, match="of another result"):
        run_drawing(wave_id=wave.pk, by=second(wave, DRAW))


def test_a_worker_thought_dead_gives_nobody_a_second_outcome(wave: Wave) -> None:
    draw = Draw.objects.select_related("wave").get(pk=wave.pk)
    with own_folder("thought-dead") as folder:
        drawn, _ = drawn_of(draw, folder, by=second(wave, DRAW))
        with copying(draw, drawn) as thought_dead:
            killed_in(2, wave)
            before = rows_as_written()
            with pytest.raises(TryAgain), transaction.atomic():
                thought_dead.copy_next()
    assert rows_as_written() == before


def test_how_far_it_is_stands_on_the_waves_page(wave: Wave) -> None:
    killed_in(3, wave)
    work = LongWork.objects.get(kind=jobs.draw_seats.name)
    assert (work.cursor.split()[0], work.done, work.of) == ("copying", 4, 7)
    page = signed_in("ratna@prakerja.example").get("/kantor/gelombang/12/").content.decode()
    assert "Menyalin hasil ke basis data" in page
