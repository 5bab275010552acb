"""Joining through the pages: two confirmations, one receipt, and a page for every reason why not."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
import time_machine
from django.test import Client

from prakerja.accounts.models import Account
from prakerja.kit.actor import ApplicantId
from prakerja.screening.models import Recipient
from prakerja.waves.models import Joiner, Wave
from prakerja.waves.seats_line import SeatsLine
from prakerja.waves.states import WaveState
from tests.situations.reader import Reader
from tests.situations.waves import (
    CLOSES,
    JAYAPURA,
    OPENS,
    a_wave,
    an_applicant,
    open_wave,
    planned_wave,
    ready_applicant,
    with_particulars,
)

pytestmark = pytest.mark.django_db
BOTH = {"wants_this_wave": "on", "accepts_the_draw": "on"}


@pytest.fixture
def clock(now: datetime) -> Iterator[time_machine.Traveller]:
    with time_machine.travel(now, tick=False) as traveller:
        yield traveller


@pytest.fixture(autouse=True)
def wave(db: None) -> Wave:
    return open_wave()


def signed_in(applicant_id: ApplicantId) -> Client:
    client = Reader()
    client.force_login(Account.objects.get(pk=applicant_id))
    return client


@pytest.fixture
def siti(clock: time_machine.Traveller) -> Client:
    return signed_in(ready_applicant())


def text_of(client: Client, address: str) -> str:
    return client.get(address, follow=True).content.decode()


def test_the_list_shows_the_waves_of_ones_area(siti: Client) -> None:
    open_wave(number=13, seats=(SeatsLine(1, "91", "*", 50, carry=False),))
    page = text_of(siti, "/gabung/")
    assert "Kota Bandung" in page
    assert "Gelombang 12" in page
    assert "Gelombang 13" not in page


def test_the_wave_page_tells_window_seats_and_amounts(siti: Client) -> None:
    page = text_of(siti, "/gabung/12/")
    assert "Jumat, 26 Februari 2021 pukul 12.00 WIB" in page
    assert "Seluruh Indonesia" in page
    assert "600" in page
    assert "Rp1.000.000" in page
    assert "Rp3.550.000" in page
    assert "tidak menambah peluang" in page


def test_a_reader_in_the_east_sees_their_own_clock(clock: time_machine.Traveller) -> None:
    page = text_of(signed_in(ready_applicant(regency=JAYAPURA)), "/gabung/12/")
    assert "12.00 WIB (14.00 WIT)" in page


def test_a_wave_without_seats_here_offers_no_joining(siti: Client) -> None:
    open_wave(number=13, seats=(SeatsLine(1, "91", "*", 50, carry=False),))
    page = text_of(siti, "/gabung/13/")
    assert "tidak punya kuota untuk Kota Bandung" in page
    assert "/gabung/13/setuju/" not in page


def test_both_confirmations_are_needed(siti: Client) -> None:
    page = siti.post("/gabung/12/setuju/", {"wants_this_wave": "on"}).content.decode()
    assert "Centang bahwa Anda setuju dengan pemeriksaan syarat dan undian" in page
    assert re.search(r'name="wants_this_wave"[^>]*checked', page)
    assert not Joiner.objects.exists()


def test_joining_leads_to_the_receipt_that_stays(siti: Client) -> None:
    answer = siti.post("/gabung/12/setuju/", BOTH)
    assert (answer.status_code, answer["Location"]) == (302, "/gabung/12/bukti/")
    receipt = Joiner.objects.get().receipt
    for _ in range(2):
        page = text_of(siti, "/gabung/12/bukti/")
        assert receipt in page
        assert "Selasa, 2 Maret 2021 pukul 12.00 WIB" in page


def test_a_double_tap_and_a_second_tab_give_the_same_receipt(siti: Client) -> None:
    for _ in range(3):
        siti.post("/gabung/12/setuju/", BOTH)
    assert Joiner.objects.count() == 1
    assert Joiner.objects.get().receipt in text_of(siti, "/gabung/12/setuju/")


def test_the_proof_can_be_kept_as_text(siti: Client) -> None:
    siti.post("/gabung/12/setuju/", BOTH)
    answer = siti.get("/gabung/12/bukti.txt")
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert Joiner.objects.get().receipt in answer.content.decode()


def test_the_proof_of_another_is_not_shown(siti: Client) -> None:
    siti.post("/gabung/12/setuju/", BOTH)
    receipt, other = Joiner.objects.get().receipt, signed_in(an_applicant())
    assert receipt not in text_of(other, "/gabung/12/bukti/")
    assert other.get("/gabung/12/bukti.txt").status_code == 404


def test_whoever_is_not_ready_is_told_every_reason_with_its_link(clock: time_machine.Traveller) -> None:
    applicant_id = an_applicant()
    with_particulars(applicant_id)
    page = text_of(signed_in(applicant_id), "/gabung/12/setuju/")
    for name, address in (
        ("Verifikasi KTP", "/verifikasi-ktp/"),
        ("Nomor HP", "/data-diri/nomor-hp/"),
        ("Tes", "/tes/"),
    ):
        assert f"{name}" in page
        assert f'href="{address}"' in page
    assert "Data diri belum selesai" not in page


def test_posting_past_the_page_is_refused_too(clock: time_machine.Traveller) -> None:
    answer = signed_in(an_applicant()).post("/gabung/12/setuju/", BOTH)
    assert answer.status_code == 409
    assert not Joiner.objects.exists()


def test_a_form_sent_at_the_closing_second_is_refused_with_the_time(clock: time_machine.Traveller) -> None:
    clock.move_to(CLOSES - timedelta(minutes=5))
    siti = signed_in(ready_applicant())
    clock.move_to(CLOSES)
    page = siti.post("/gabung/12/setuju/", BOTH).content.decode()
    assert "Gelombang ini sudah ditutup Jumat, 26 Februari 2021 pukul 12.00 WIB" in page
    assert not Joiner.objects.exists()


def test_whoever_holds_a_card_is_not_told_that_they_may_join_later(clock: time_machine.Traveller, wave: Wave) -> None:
    applicant_id = ready_applicant()
    Recipient.objects.create(
        applicant_id=applicant_id, award=1, nik_digest=uuid4(), kk_digest=uuid4(), wave=wave, received_at=OPENS
    )
    page = text_of(signed_in(applicant_id), "/gabung/12/setuju/")
    assert "Anda tidak dapat bergabung di gelombang 12" in page
    assert "Kartu diberikan satu kali seumur hidup" in page
    assert "Peluang Anda tidak berkurang" not in page


def test_what_can_be_mended_in_time_is_told_with_the_time_left(clock: time_machine.Traveller) -> None:
    page = text_of(signed_in(an_applicant()), "/gabung/12/setuju/")
    assert "Anda belum bisa bergabung di gelombang 12" in page
    assert "Peluang Anda tidak berkurang" in page


def test_before_the_opening_the_page_says_when(siti: Client, clock: time_machine.Traveller) -> None:
    clock.move_to(OPENS - timedelta(hours=1))
    assert "Anda dapat bergabung mulai Selasa, 23 Februari 2021 pukul 15.00 WIB" in text_of(siti, "/gabung/12/")


def test_a_planned_wave_cannot_be_found(siti: Client) -> None:
    planned_wave(number=13)
    assert siti.get("/gabung/13/").status_code == 404
    assert siti.get("/gabung/13/setuju/").status_code == 404


def test_one_may_leave_until_the_closing(siti: Client, clock: time_machine.Traveller) -> None:
    siti.post("/gabung/12/setuju/", BOTH)
    assert "Ya, batal bergabung" in text_of(siti, "/gabung/12/batal/")
    page = siti.post("/gabung/12/batal/", follow=True).content.decode()
    assert "tidak lagi bergabung" in page
    assert not Joiner.objects.exists()


def test_nobody_leaves_after_the_closing(clock: time_machine.Traveller) -> None:
    clock.move_to(CLOSES - timedelta(minutes=5))
    siti = signed_in(ready_applicant())
    siti.post("/gabung/12/setuju/", BOTH)
    clock.move_to(CLOSES)
    for answer in (siti.get("/gabung/12/batal/"), siti.post("/gabung/12/batal/")):
        assert answer.status_code == 409
        assert "Gelombang sudah ditutup" in answer.content.decode()
    assert Joiner.objects.count() == 1


def test_once_the_result_is_out_the_receipt_leads_to_it(siti: Client, wave: Wave) -> None:
    siti.post("/gabung/12/setuju/", BOTH)
    Wave.objects.filter(pk=wave.pk).update(state=WaveState.PUBLISHED)
    for address in ("/gabung/12/bukti/", "/gabung/12/"):
        page = text_of(siti, address)
        assert "/gabung/12/hasil/" in page
        assert "Bergabung lebih cepat" not in page


def test_a_closed_wave_is_still_shown(siti: Client) -> None:
    a_wave(number=11, state=WaveState.CLOSED)
    assert "Gelombang ini sudah ditutup" in text_of(siti, "/gabung/11/")


def test_a_published_wave_leads_to_its_result_and_expects_none(siti: Client) -> None:
    a_wave(number=11, state=WaveState.PUBLISHED)
    page = text_of(siti, "/gabung/11/")
    assert "/gelombang/11/" in page
    assert "Hasil diperkirakan" not in page


def test_strangers_must_sign_in(client: Client) -> None:
    assert client.get("/gabung/12/")["Location"].startswith("/masuk/")


def test_the_pages_read_in_english(siti: Client) -> None:
    siti.cookies["django_language"] = "en"
    page = text_of(siti, "/gabung/12/setuju/")
    assert "Join wave 12?" in page
    assert "Friday, 26 February 2021 at 12:00 WIB" in page
