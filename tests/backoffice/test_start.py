"""The office's first page says what waits for whoever opens it."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from prakerja.accounts.models import Account
from prakerja.authority.roles import Role
from prakerja.kit.actor import Actor
from prakerja.kit.clock import read_clock
from prakerja.waves.acts import OPEN
from prakerja.waves.states import WaveState
from tests.situations.accounts import a_member_of_staff
from tests.situations.attempts import a_statement_row
from tests.situations.cards import NOW
from tests.situations.draw import a_drawn_row
from tests.situations.learning import STARTS
from tests.situations.lives import a_card, held, objected
from tests.situations.signals import a_signal
from tests.situations.waves import a_wave, an_officer, planned_wave, proposed

pytestmark = pytest.mark.django_db


def _page(account: Account) -> str:
    client = Client()
    client.force_login(Account.objects.get(pk=account.pk))
    return " ".join(client.get("/kantor/").content.decode().split())


def test_an_officer_is_told_of_another_officers_proposal() -> None:
    proposed(planned_wave(), OPEN, by=an_officer(), at=read_clock())
    assert "Menunggu konfirmasi Anda: 1" in _page(a_member_of_staff("ratna@prakerja.example", Role.OFFICER))


def test_nobody_is_asked_to_confirm_what_they_proposed() -> None:
    ratna = a_member_of_staff("ratna@prakerja.example", Role.OFFICER)
    proposed(planned_wave(), OPEN, by=Actor.staff(ratna.pk), at=read_clock())
    assert "Menunggu konfirmasi" not in _page(ratna)


def test_a_reviewer_sees_the_reviewers_work_alone() -> None:
    page = _page(a_member_of_staff("wulan@prakerja.example", Role.REVIEWER))
    assert "Pemeriksaan identitas" in page
    assert "Daftar pengecualian" not in page


def test_the_page_says_who_is_signed_in_and_as_what() -> None:
    page = _page(a_member_of_staff("hasan@prakerja.example", Role.OFFICER, Role.AUDITOR))
    assert "(petugas, pemeriksa)." in page


def test_what_waits_stands_first_and_everything_else_after_it() -> None:
    proposed(planned_wave(), OPEN, by=an_officer(), at=read_clock())
    page = _page(a_member_of_staff("ratna@prakerja.example", Role.OFFICER))
    waiting, others = page.split("Semua halaman lain")
    assert "Usulan dan keputusan" in waiting
    assert "Usulan dan keputusan" not in others
    assert "Buku besar" in others


def test_whoever_has_nothing_to_do_is_told_so() -> None:
    page = _page(a_member_of_staff("wulan@prakerja.example", Role.REVIEWER))
    assert "Sekarang tidak ada yang menunggu Anda." in page


def test_an_objection_to_what_became_of_a_card_is_told_with_its_age() -> None:
    with time_machine.travel(NOW, tick=False):
        objected(held(a_card(), at=NOW), at=NOW)
    with time_machine.travel(NOW + timedelta(days=3), tick=False):
        page = _page(a_member_of_staff("ratna@prakerja.example", Role.OFFICER))
    assert 'Kartu dan penerimanya</a> <strong class="tag warn">Menunggu: 1, terlama 3 hari' in page


def test_a_curator_is_told_of_signals_that_nobody_judged() -> None:
    a_signal(at=STARTS)
    with time_machine.travel(STARTS + timedelta(hours=5), tick=False):
        page = _page(a_member_of_staff("yusuf@prakerja.example", Role.CURATOR))
    assert "Menunggu: 1, terlama 5 jam" in page


@pytest.mark.parametrize("state", [WaveState.SCREENED, WaveState.FROZEN, WaveState.DRAWN])
def test_a_wave_that_stands_still_until_the_office_decides_waits(state: WaveState) -> None:
    a_wave(state=state)
    assert "Menunggu keputusan kantor: 1" in _page(a_member_of_staff("ratna@prakerja.example", Role.OFFICER))


@pytest.mark.parametrize("state", [WaveState.OPEN, WaveState.CLOSED, WaveState.PUBLISHED, WaveState.CANCELLED])
def test_a_wave_that_goes_on_by_itself_or_is_over_waits_for_nobody(state: WaveState) -> None:
    a_wave(state=state)
    assert "Menunggu keputusan kantor" not in _page(a_member_of_staff("ratna@prakerja.example", Role.OFFICER))


def test_a_frozen_wave_waits_for_the_office_once_its_attempt_is_over() -> None:
    ratna = a_member_of_staff("ratna@prakerja.example", Role.OFFICER)
    a_statement_row(a_drawn_row(a_wave(state=WaveState.FROZEN)), ratna.pk)
    assert "Menunggu keputusan kantor" not in _page(ratna)
    with time_machine.travel(read_clock() + timedelta(hours=4), tick=False):
        assert "Menunggu keputusan kantor: 1" in _page(ratna)


def test_a_planned_wave_whose_day_has_come_waits_to_be_opened() -> None:
    wave = planned_wave()
    ratna = a_member_of_staff("ratna@prakerja.example", Role.OFFICER)
    with time_machine.travel(wave.opens_at - timedelta(hours=1), tick=False):
        assert "Menunggu keputusan kantor" not in _page(ratna)
    with time_machine.travel(wave.opens_at, tick=False):
        assert "Menunggu keputusan kantor: 1" in _page(ratna)
