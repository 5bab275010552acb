"""The result's page: seated, no seat or not eligible, each with its reason and what to do."""

from collections.abc import Callable
from datetime import date, datetime
from uuid import UUID

import pytest
from django.test import Client

from prakerja.accounts.models import Account
from prakerja.draw.models import Outcome
from prakerja.screening.kinds import ListKind, Rule
from prakerja.screening.reasons import Reason
from prakerja.waves.models import Joiner, Wave
from prakerja.waves.seats_line import SeatsLine
from prakerja.waves.states import WaveState
from prakerja.words.reasons import _SENTENCES, _WHAT_TO_DO
from prakerja.words.screening import KIND_NAMES, RULE_NAMES
from tests.situations.draw import NOW, drawn_wave, published_wave, screened_wave
from tests.situations.screening import a_joiner, a_list, a_person, a_recipient, closed_wave
from tests.situations.waves import a_wave, joined, open_wave

pytestmark = pytest.mark.django_db

ONE_SEAT = (SeatsLine(pass_number=1, area="3273", group="*", seats=1, carry=False),)


def page_of(applicant_id: UUID, number: int = 12, language: str = "id") -> str:
    client = Client(headers={"accept-language": language})
    client.force_login(Account.objects.get(pk=applicant_id))
    client.cookies["django_language"] = language
    answer = client.get(f"/gabung/{number}/hasil/", follow=True)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


def receipt_of(wave: Wave, applicant_id: UUID) -> str:
    return Joiner.objects.values_list("receipt", flat=True).get(wave=wave, applicant_id=applicant_id)


def test_somebody_seated_is_told_what_comes_next_and_when() -> None:
    wave = closed_wave()
    known = a_joiner(wave)
    published_wave(wave)
    page = page_of(known.applicant_id)
    assert "Selamat, Anda terpilih di gelombang 12" in page
    assert receipt_of(wave, known.applicant_id) in page
    assert "Beli pelatihan pertama dalam 30 hari" in page
    assert "Rp1.000.000" in page
    assert "/gelombang/12/" in page


def test_somebody_seated_is_led_to_no_other_wave() -> None:
    wave = closed_wave()
    known = a_joiner(wave)
    published_wave(wave)
    open_wave(number=13)
    client = Client()
    client.force_login(Account.objects.get(pk=known.applicant_id))
    page = client.get("/beranda/").content.decode()
    assert "/gabung/12/hasil/" in page
    assert "/gabung/13/" not in page
    assert "Belum dimulai" not in page.split("Gabung gelombang")[1]


def test_the_last_tasks_of_somebody_seated_are_the_result_that_is_out_not_one_still_to_come_and_the_card() -> None:
    wave = closed_wave()
    known = a_joiner(wave)
    published_wave(wave)
    joined(open_wave(number=13), known.applicant_id)
    client = Client()
    client.force_login(Account.objects.get(pk=known.applicant_id))
    tasks = client.get("/beranda/").context["tasks"]
    assert [task.link for task in tasks[-2:]] == ["/gabung/12/hasil/", "/kartu/"]


def test_whoever_missed_a_seat_sees_candidates_seats_and_their_rank_in_the_area() -> None:
    wave = closed_wave(seats=ONE_SEAT)
    for _ in range(3):
        a_joiner(wave)
    published_wave(wave)
    last = Outcome.objects.get(draw_id=wave.pk, home_rank=3)
    page = page_of(last.applicant_id)
    assert "Anda belum terpilih di gelombang 12" in page
    assert "<dt>Peserta di Kota Bandung</dt><dd>3</dd>" in page
    assert "<dt>Kuota khusus Kota Bandung</dt><dd>1</dd>" in page
    assert "<dt>Urutan Anda di daerah itu</dt><dd><strong>3</strong></dd>" in page
    assert "Urutan undian Anda 3 dari 3 peserta" in page
    assert "Lihat gelombang berikutnya" in page


def test_seats_of_the_whole_nation_are_called_so() -> None:
    wave = closed_wave(seats=(SeatsLine(pass_number=1, area="ID", group="*", seats=1, carry=False),))
    for _ in range(2):
        a_joiner(wave)
    published_wave(wave)
    page = page_of(Outcome.objects.get(draw_id=wave.pk, home_rank=2).applicant_id)
    assert "<dt>Peserta di seluruh Indonesia</dt><dd>2</dd>" in page
    assert "<dt>Kuota untuk seluruh Indonesia</dt><dd>1</dd>" in page
    assert "dihitung terpisah" not in page


def test_whoever_lives_where_there_are_no_own_seats_is_not_told_the_figures_of_the_whole_nation() -> None:
    bandung, nation = (SeatsLine(pass_number=1, area=area, group="*", seats=1, carry=False) for area in ("3273", "ID"))
    wave = closed_wave(seats=(bandung, nation))
    for regency in ("3273", "3171", "3171", "3171"):
        a_joiner(wave, regency=regency)
    published_wave(wave)
    page = page_of(Outcome.objects.get(draw_id=wave.pk, home_area="ID", home_rank=3).applicant_id)
    assert "<dt>Peserta dari daerah tanpa kuota sendiri</dt><dd>3</dd>" in page
    assert "<dt>Urutan Anda di antara peserta itu</dt><dd><strong>3</strong></dd>" in page
    assert "Daerah yang punya kuota sendiri dihitung terpisah" in page


def test_a_full_household_is_explained() -> None:
    wave = closed_wave()
    for _ in range(3):
        a_joiner(wave, household=900)
    published_wave(wave)
    third = Outcome.objects.get(outcome="household_full")
    page = page_of(third.applicant_id)
    assert "kartu keluarga Anda sudah mencapai batas" in page
    assert "Anda tidak dapat terpilih di gelombang dengan batas yang sama" in page
    assert "Bergabunglah di gelombang berikutnya" not in page


def test_whoever_is_not_eligible_sees_rule_facts_source_and_what_to_do() -> None:
    wave = closed_wave()
    known = a_joiner(wave)
    a_list(known.nik, name="Penerima DTKS 2020", source="Kemensos, surat 7/2021", valid_until=date(2021, 12, 31))
    published_wave(wave)
    page = page_of(known.applicant_id)
    assert "Anda belum memenuhi syarat gelombang 12" in page
    assert "Tidak menerima bantuan lain" in page
    assert "NIK Anda tercatat dalam daftar “Penerima bantuan Kemensos (DTKS)”" in page
    for fact in ("Penerima DTKS 2020", "Kemensos, surat 7/2021", "1 April 2020 sampai 31 Desember 2021"):
        assert fact in page
    assert "mintalah perbaikan kepada instansi asal daftar" in page
    assert "/data-diri/periksa/" not in page
    assert receipt_of(wave, known.applicant_id) in page


def test_every_rule_that_was_not_met_is_named() -> None:
    wave = closed_wave()
    known = a_joiner(wave, born=date(2004, 1, 1), office="police", in_formal_education=True)
    published_wave(wave)
    page = page_of(known.applicant_id)
    assert "berusia 17 tahun; syaratnya paling rendah 18 tahun" in page
    assert "menyatakan termasuk kelompok: Anggota Polri" in page
    assert "masih menempuh pendidikan formal" in page
    assert '<a class="button" href="/data-diri/periksa/">' in page


def test_an_earlier_recipient_is_told_in_which_wave() -> None:
    earlier, wave = a_wave(number=11, state=WaveState.PUBLISHED), closed_wave()
    known = a_person()
    a_recipient(known, wave=earlier)
    Joiner.objects.create(wave=wave, applicant_id=known.applicant_id, receipt="12-X", joined_at=NOW, regency="3273")
    published_wave(wave)
    assert "Anda sudah menjadi penerima di gelombang 11" in page_of(known.applicant_id)


def test_the_page_speaks_english_to_those_who_chose_it() -> None:
    wave = closed_wave()
    known = a_joiner(wave, in_formal_education=True)
    published_wave(wave)
    page = page_of(known.applicant_id, language="en")
    assert "You are not eligible in wave 12" in page
    assert "you say that you are in formal education" in page


def test_no_page_shows_a_nik() -> None:
    wave = closed_wave()
    known = a_joiner(wave)
    a_list(known.nik)
    published_wave(wave)
    assert known.nik not in page_of(known.applicant_id)


@pytest.mark.parametrize("reached", [None, screened_wave, drawn_wave])
def test_before_publishing_the_page_says_where_the_wave_stands(reached: Callable[[Wave], Wave] | None) -> None:
    wave = _with_a_joiner()
    if reached:
        reached(wave)
    page = page_of(Joiner.objects.get().applicant_id)
    assert "Hasil gelombang 12 belum diumumkan" in page
    assert "Selasa, 2 Maret 2021" in page


def _with_a_joiner() -> Wave:
    wave = closed_wave()
    a_joiner(wave)
    return wave


def test_somebody_who_did_not_join_is_led_to_the_wave() -> None:
    published_wave(_with_a_joiner())
    client = Client()
    client.force_login(Account.objects.get(pk=a_person().applicant_id))
    assert client.get("/gabung/12/hasil/")["Location"] == "/gabung/12/"


def test_a_visitor_is_asked_to_sign_in(client: Client) -> None:
    assert "/masuk" in client.get("/gabung/12/hasil/")["Location"]


def test_every_rule_reason_and_kind_has_its_words() -> None:
    assert set(RULE_NAMES) == set(Rule)
    assert set(KIND_NAMES) == set(ListKind)
    assert set(_SENTENCES) == set(_WHAT_TO_DO) == set(Reason)


def test_the_dashboard_leads_to_the_result(now: datetime) -> None:
    wave = closed_wave()
    known = a_joiner(wave)
    published_wave(wave)
    client = Client()
    client.force_login(Account.objects.get(pk=known.applicant_id))
    assert "/gabung/12/hasil/" in client.get("/beranda/").content.decode()
