"""How far work in one long transaction is, is seen by others before it is saved; and nothing waits for that note."""

import pytest
from django.db import DatabaseError, connection, transaction

from prakerja.draw.jobs import draw_seats
from prakerja.kit.clock import read_clock
from prakerja.work import noted_beside as module
from prakerja.work.begin_work import begin_work
from prakerja.work.models import LongWork
from prakerja.work.noted_beside import noted_beside
from prakerja.work.progress import Progress, progress_of
from prakerja.work.states import WorkState

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_EVERY_S", 0.0)
    begin_work(draw_seats, read_clock(), wave_id=12)
    LongWork.objects.update(state=WorkState.UNDER_WAY)


def test_it_is_seen_while_the_transaction_is_open_and_stays_when_that_is_undone() -> None:
    with noted_beside(draw_seats, wave_id=12) as note:
        with transaction.atomic():
            note(Progress("copying", 3, 10))
            transaction.set_rollback(True)
        assert progress_of(draw_seats, wave_id=12) == Progress("copying", 3, 10)


def test_a_row_that_somebody_holds_is_not_waited_for() -> None:
    with noted_beside(draw_seats, wave_id=12) as note, transaction.atomic():
        LongWork.objects.update(done=1)
        note(Progress("copying", 3, 10))
    assert progress_of(draw_seats, wave_id=12) == Progress("", 1)


def test_work_that_is_not_under_way_is_left_as_it_is() -> None:
    LongWork.objects.update(state=WorkState.DUE)
    with noted_beside(draw_seats, wave_id=12) as note:
        note(Progress("copying", 3, 10))
    assert progress_of(draw_seats, wave_id=12) == Progress()


def test_a_note_that_fails_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> object:
        raise DatabaseError

    with noted_beside(draw_seats, wave_id=12) as note:
        monkeypatch.setattr(connection, "copy", broken)
        note(Progress("copying", 3, 10))
    assert progress_of(draw_seats, wave_id=12) == Progress()
