"""What anyone may see of the waves."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
import time_machine
from django.test import Client

from prakerja.waves.states import WaveState
from tests.situations.waves import CLOSES, OPENS, a_wave, open_wave, planned_wave

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock(now: datetime) -> Iterator[time_machine.Traveller]:
    with time_machine.travel(now, tick=False) as traveller:
        yield traveller


def text_of(client: Client, address: str) -> str:
    return " ".join(client.get(address).content.decode().split())


def test_the_landing_page_says_until_when_a_wave_is_open_in_three_zones(client: Client) -> None:
    open_wave()
    page = text_of(client, "/")
    assert "Gelombang 12 dibuka" in page
    assert "Sampai Jumat, 26 Februari 2021 pukul 12.00 WIB (13.00 WITA, 14.00 WIT). Kuota 600 penerima." in page


def test_the_landing_page_says_when_the_next_one_opens(client: Client, clock: time_machine.Traveller) -> None:
    open_wave()
    clock.move_to(OPENS - timedelta(days=1))
    assert "Gelombang 12 dibuka Selasa, 23 Februari 2021 pukul 15.00 WIB (16.00 WITA, 17.00 WIT)" in text_of(
        client, "/"
    )


def test_the_landing_page_says_when_nothing_is_open(client: Client, clock: time_machine.Traveller) -> None:
    open_wave()
    planned_wave(number=13, closes_at=CLOSES + timedelta(days=9), result_expected_at=CLOSES + timedelta(days=10))
    clock.move_to(CLOSES)
    assert "Sekarang tidak ada gelombang yang dibuka" in text_of(client, "/")


def test_the_list_shows_announced_waves_alone(client: Client) -> None:
    a_wave(number=11, state=WaveState.PUBLISHED)
    open_wave(number=12)
    planned_wave(number=13)
    page = text_of(client, "/gelombang/")
    assert page.index("Gelombang 12") < page.index("Gelombang 11")
    assert "Gelombang 13" not in page
    assert "Hasil sudah diumumkan" in page


def test_a_wave_whose_time_is_over_is_not_called_open(client: Client, clock: time_machine.Traveller) -> None:
    open_wave()
    clock.move_to(CLOSES)
    assert "Ditutup, syarat peserta diperiksa" in text_of(client, "/gelombang/")


def test_an_empty_list_says_so(client: Client) -> None:
    assert "Belum ada gelombang yang diumumkan" in text_of(client, "/gelombang/")
