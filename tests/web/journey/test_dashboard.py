"""The dashboard always says how far one is, what comes next, and when."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from prakerja.accounts.kinds import Kind
from prakerja.accounts.models import Account
from prakerja.identity.states import IdentityState
from prakerja.kit.actor import ApplicantId
from prakerja.profile.models import Particulars
from prakerja.waves.models import Wave
from prakerja.waves.seats_line import SeatsLine
from prakerja.waves.states import WaveState
from tests.situations.screening import Known, a_person, a_recipient
from tests.situations.waves import (
    CLOSES,
    RESULT,
    a_wave,
    an_applicant,
    joined,
    open_wave,
    ready_applicant,
    with_declaration,
    with_finished_test,
    with_identity,
    with_particulars,
    with_phone,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock(now: datetime) -> Iterator[time_machine.Traveller]:
    with time_machine.travel(now, tick=False) as traveller:
        yield traveller


def dashboard_of(applicant_id: ApplicantId) -> str:
    client = Client()
    client.force_login(Account.objects.get(pk=applicant_id))
    return " ".join(client.get("/beranda/").content.decode().split())


def page_of(applicant_id: ApplicantId, address: str) -> str:
    client = Client()
    client.force_login(Account.objects.get(pk=applicant_id))
    return " ".join(client.get(address).content.decode().split())


def test_a_newcomer_is_told_the_first_step_and_until_when() -> None:
    open_wave()
    page = dashboard_of(an_applicant())
    assert "Langkah berikutnya: Verifikasi KTP" in page
    assert "Gelombang 12 dapat diikuti sampai Jumat, 26 Februari 2021 pukul 12.00 WIB" in page
    assert page.count("Belum dimulai") == 5
    assert "Belum bisa dimulai" in page


def test_every_row_that_can_be_opened_is_a_link() -> None:
    page = dashboard_of(an_applicant())
    for address in ("/verifikasi-ktp/", "/data-diri/", "/data-diri/nomor-hp/", "/data-diri/pernyataan/", "/tes/"):
        assert f'<li><a href="{address}">' in page


def test_a_refused_identity_comes_first() -> None:
    applicant_id = an_applicant()
    with_identity(applicant_id, state=IdentityState.REFUSED)
    page = dashboard_of(applicant_id)
    assert "Perlu diperbaiki: Verifikasi KTP" in page


def test_while_the_registry_is_asked_one_can_go_on() -> None:
    applicant_id = an_applicant()
    with_identity(applicant_id, state=IdentityState.ASKING)
    with_particulars(applicant_id, complete=False)
    page = dashboard_of(applicant_id)
    assert "Langkah berikutnya: Data diri" in page
    assert "Sedang kami periksa" in page
    assert "Sedang diisi" in page


def test_whoever_is_ready_is_led_to_the_wave() -> None:
    open_wave()
    page = dashboard_of(ready_applicant())
    assert "Gelombang 12 dibuka untuk Anda" in page
    assert 'href="/gabung/12/setuju/"' in page


def test_it_says_which_step_is_theirs_and_counts_no_minutes_for_what_we_check() -> None:
    newcomer, checked = an_applicant(), an_applicant()
    with_identity(checked, state=IdentityState.ASKING)
    assert "Langkah 2 dari 6 · dari sini sampai bergabung kira-kira 27 menit" in dashboard_of(newcomer)
    assert "Langkah 3 dari 6 · dari sini sampai bergabung kira-kira 19 menit" in dashboard_of(checked)


def test_whoever_only_has_to_join_is_two_minutes_away() -> None:
    open_wave()
    page = dashboard_of(ready_applicant())
    assert "Langkah 5 dari 6 · dari sini sampai bergabung kira-kira 2 menit" in page
    assert "Setiap jawaban tersimpan begitu dikirim." in page


def test_nobody_is_told_of_minutes_that_lead_nowhere() -> None:
    barred = ready_applicant()
    Particulars.objects.filter(pk=barred).update(in_formal_education=True)
    waiting = ready_applicant()
    joined(open_wave(), waiting)
    for page in (dashboard_of(barred), dashboard_of(waiting)):
        assert "sampai bergabung" not in page
        assert "Setiap jawaban tersimpan" not in page


def test_a_wave_of_another_area_is_not_offered() -> None:
    open_wave(seats=(SeatsLine(1, "91", "*", 50, carry=False),))
    page = dashboard_of(ready_applicant())
    assert "Belum ada gelombang yang diumumkan untuk daerah Anda" in page
    assert "Gelombang 12" not in page


def test_before_the_opening_the_banner_says_when(clock: time_machine.Traveller) -> None:
    wave = open_wave()
    clock.move_to(wave.opens_at - timedelta(days=1))
    assert "Gelombang 12 dibuka Selasa, 23 Februari 2021 pukul 15.00 WIB" in dashboard_of(ready_applicant())


def test_a_joiner_reads_receipt_closing_and_result() -> None:
    applicant_id = ready_applicant()
    joiner = joined(open_wave(), applicant_id)
    page = dashboard_of(applicant_id)
    assert joiner.receipt in page
    assert "Gelombang ditutup Jumat, 26 Februari 2021 pukul 12.00 WIB" in page
    assert "diperkirakan Selasa, 2 Maret 2021 pukul 12.00 WIB" in page


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (WaveState.CLOSED, "Sekarang kami memeriksa syarat setiap peserta"),
        (WaveState.SCREENED, "Berikutnya daftar peserta dibekukan"),
        (WaveState.FROZEN, "Berikutnya penerima diundi"),
        (WaveState.DRAWN, "Berikutnya hasilnya diumumkan"),
    ],
)
def test_after_the_closing_every_state_says_what_happens_next(
    clock: time_machine.Traveller, state: WaveState, words: str
) -> None:
    applicant_id = ready_applicant()
    joined(a_wave(state=state), applicant_id)
    clock.move_to(CLOSES + timedelta(hours=1))
    page = dashboard_of(applicant_id)
    assert words in page
    assert "Hasil gelombang 12 diperkirakan Selasa, 2 Maret 2021 pukul 12.00 WIB" in page


def test_a_late_result_is_called_late(clock: time_machine.Traveller) -> None:
    applicant_id = ready_applicant()
    joined(a_wave(state=WaveState.DRAWN), applicant_id)
    clock.move_to(RESULT + timedelta(hours=1))
    assert "tertunda dari rencana Selasa, 2 Maret 2021" in dashboard_of(applicant_id)


def test_a_published_result_is_announced(clock: time_machine.Traveller) -> None:
    applicant_id = ready_applicant()
    joined(a_wave(state=WaveState.PUBLISHED), applicant_id)
    clock.move_to(RESULT)
    page = dashboard_of(applicant_id)
    assert "Anda belum memenuhi syarat gelombang 12" in page
    assert page.index("Lihat hasil saya") < page.index("Langkah Anda")


def test_a_result_that_is_told_first_does_not_hide_what_stands_in_the_way_of_the_next_wave(
    clock: time_machine.Traveller,
) -> None:
    applicant_id = ready_applicant()
    Particulars.objects.filter(pk=applicant_id).update(in_formal_education=True)
    joined(a_wave(number=11, state=WaveState.PUBLISHED), applicant_id)
    open_wave(number=12)
    page = dashboard_of(applicant_id)
    assert "Anda belum memenuhi syarat gelombang 11" in page
    assert "Gelombang yang sedang dibuka" not in page
    assert "Belum bisa dimulai" in page


def test_staff_are_led_to_the_office(client: Client) -> None:
    client.force_login(Account.objects.create_user("r@prakerja.example", None, full_name="Ratna", kind=Kind.OFFICE))
    assert client.get("/beranda/")["Location"] == "/kantor/"


def test_the_dashboard_asks_the_database_little(
    client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    applicant_id = ready_applicant()
    for number in range(12, 18):
        joined(a_wave(number=number, state=WaveState.PUBLISHED), applicant_id)
    client.force_login(Account.objects.get(pk=applicant_id))
    with django_assert_max_num_queries(16):
        client.get("/beranda/")


@pytest.fixture
def full_family() -> Known:
    """Ready to join, on a family card on which two others received."""
    earlier = a_wave(number=11, state=WaveState.PUBLISHED)
    for _ in range(2):
        a_recipient(a_person(household=7), wave=earlier)
    known = a_person(household=7)
    with_phone(known.applicant_id)
    with_declaration(known.applicant_id)
    with_finished_test(known.applicant_id)
    return known


_FULL: Final = "Di kartu keluarga Anda sudah ada 2 penerima; batas gelombang 12 adalah 2."


def test_whose_family_holds_all_its_cards_is_told_before_they_join(full_family: Known) -> None:
    open_wave()
    assert _FULL in dashboard_of(full_family.applicant_id)
    for page in ("/gabung/12/", "/gabung/12/setuju/"):
        assert _FULL in page_of(full_family.applicant_id, page)


def test_whose_family_holds_all_its_cards_is_told_while_they_can_still_leave(full_family: Known) -> None:
    joined(open_wave(), full_family.applicant_id)
    assert _FULL in dashboard_of(full_family.applicant_id)
    assert _FULL in page_of(full_family.applicant_id, "/gabung/12/")


def test_a_family_with_a_card_left_or_a_wave_without_a_limit_is_told_nothing(full_family: Known) -> None:
    open_wave(scheme="2020a")
    assert "kartu keluarga Anda sudah" not in dashboard_of(full_family.applicant_id)
    assert "kartu keluarga Anda sudah" not in page_of(full_family.applicant_id, "/gabung/12/setuju/")
    one = a_person(household=8)
    a_recipient(a_person(household=8), wave=Wave.objects.get(number=11))
    open_wave(number=13)
    assert "kartu keluarga Anda sudah" not in dashboard_of(one.applicant_id)


def test_whoever_only_typed_a_family_card_does_not_learn_what_it_holds(full_family: Known) -> None:
    open_wave()
    curious = a_person(household=7, verified=False)
    assert "kartu keluarga Anda sudah" not in dashboard_of(curious.applicant_id)
    assert "kartu keluarga Anda sudah" not in page_of(curious.applicant_id, "/gabung/12/")
