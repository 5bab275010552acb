"""Beside the proof stands what the public log holds of the draw, what lies ahead, and what still has to be trusted."""

import json
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.publog.grow_log import grow_log
from prakerja.publog.models import Entry
from prakerja.publog.submit_entry import submit_entry
from prakerja.waves.states import WaveState
from tests.situations.draw import SYSTEM
from tests.situations.stated_draws import COMMIT_BY, REVEAL_BY, STATED, F, stated, taken_back
from tests.situations.waves import a_wave

pytestmark = pytest.mark.django_db
_AT = datetime.fromtimestamp(STATED, UTC)


def _hand_in(line: bytes, name: str) -> None:
    told = json.loads(line)
    kind, _at = told.pop("kind"), told.pop("at")
    with unit_of_work(by=SYSTEM):
        submit_entry(kind, once=name, facts=told, at=_AT)


def _page(clock: time_machine.Traveller, at: int) -> str:
    clock.move_to(datetime.fromtimestamp(at, UTC))
    answer = Client().get("/gelombang/12/")
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def _stated_wave() -> None:
    day = timedelta(days=1)
    a_wave(state=WaveState.FROZEN, opens_at=_AT - 9 * day, closes_at=_AT - 2 * day, result_expected_at=_AT + 9 * day)
    _hand_in(stated(), F)


def test_what_lies_ahead_is_said_until_it_is_past(clock: time_machine.Traveller) -> None:
    _stated_wave()
    assert "Batas waktu komitmen para saksi" in _page(clock, COMMIT_BY - 60)
    page = _page(clock, COMMIT_BY + 60)
    assert "Batas waktu komitmen para saksi" not in page
    assert "Batas waktu membuka rahasia" in page
    assert "Batas waktu membuka rahasia" not in _page(clock, REVEAL_BY + 60)


def test_an_attempt_that_was_taken_back_has_no_deadlines(clock: time_machine.Traveller) -> None:
    _stated_wave()
    _hand_in(taken_back(), F)
    page = _page(clock, STATED + 60)
    assert "Batas waktu" not in page
    assert "percobaan undian dibatalkan" in page
    assert "Hasil diperkirakan diumumkan" in page


def test_each_entry_has_its_place_in_the_log_or_waits_for_it(clock: time_machine.Traveller) -> None:
    _stated_wave()
    assert "menunggu" in _page(clock, STATED + 60)
    with unit_of_work(by=SYSTEM) as work:
        grow_log(by=Actor.system("publog.grow_log"), now=work.now)
    number = Entry.objects.get(submission__once_key=f"draw.statement:{F}").index
    page = _page(clock, STATED + 120)
    assert f'href="/log/entries?start={number}&amp;end={number}"' in page
    assert "pernyataan undian" in page


def test_what_remains_is_said_of_a_stated_draw_alone(clock: time_machine.Traveller) -> None:
    _stated_wave()
    assert "dengan a saksi 2ᵃ" in _page(clock, STATED + 60)


def test_another_waves_entries_are_not_on_the_page(clock: time_machine.Traveller) -> None:
    a_wave(state=WaveState.FROZEN)
    _hand_in(stated(draw="gelombang-13"), "ab" * 32)
    page = _page(clock, STATED)
    assert "2ᵃ" not in page
    assert "Yang tercatat di catatan publik" not in page
