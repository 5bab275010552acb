"""The office plans waves and decides their stages: two different officers, nobody else."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from prakerja.accounts.models import Account
from prakerja.approvals.models import Proposal
from prakerja.authority.roles import Role
from prakerja.waves.models import SeatRow, Wave
from prakerja.waves.states import WaveState
from tests.situations.backoffice import signed_in
from tests.situations.waves import CLOSES, a_wave, an_applicant, joined, open_wave, planned_wave

pytestmark = pytest.mark.django_db

PLAN = {
    "number": "12",
    "scheme": "2021",
    "opens_at": "2021-02-25T15:00",
    "closes_at": "2021-02-28T12:00",
    "result_expected_at": "2021-03-02T12:00",
    "seats": "pass,area,group,seats,carry\n1,32,phk,80,0\n2,ID,*,20,1\n",
}


@pytest.fixture(autouse=True)
def clock(now: datetime) -> Iterator[time_machine.Traveller]:
    with time_machine.travel(now, tick=False) as traveller:
        yield traveller


def propose(client: Client, stage: str = "open", reason: str = "Sesuai rencana") -> str:
    answer = client.post(f"/kantor/gelombang/12/usulkan/{stage}/", {f"reason_{stage}": reason}, follow=True)
    return " ".join(answer.content.decode().split())


def confirm(client: Client) -> str:
    proposal = Proposal.objects.latest("proposed_at")
    answer = client.post(f"/kantor/usulan/{proposal.pk}/konfirmasi/", follow=True)
    return " ".join(answer.content.decode().split())


def test_a_wave_is_planned_with_pasted_seats_and_wib_times(ratna: Client) -> None:
    answer = ratna.post("/kantor/gelombang/baru/", PLAN)
    assert answer["Location"] == "/kantor/gelombang/12/"
    wave = Wave.objects.get()
    assert (wave.state, wave.opens_at.isoformat()) == (WaveState.PLANNED, "2021-02-25T08:00:00+00:00")
    assert list(SeatRow.objects.values_list("area", "group", "seats", "carry")) == [
        ("32", "phk", 80, False),
        ("ID", "*", 20, True),
    ]


def test_seats_may_come_as_a_file(ratna: Client) -> None:
    upload = SimpleUploadedFile("kuota.csv", b"\xef\xbb\xbfpass,area,group,seats,carry\r\n1,ID,*,7,0\r\n")
    ratna.post("/kantor/gelombang/baru/", PLAN | {"seats": "", "seats_file": upload})
    assert SeatRow.objects.get().seats == 7


def test_a_row_that_stands_three_times_is_refused_and_the_number_stays_free(ratna: Client) -> None:
    row = "1;ID;*;6.000;0\n"
    page = ratna.post("/kantor/gelombang/baru/", PLAN | {"seats": f"pass;area;group;seats;carry\n{row * 3}"})
    assert page.content.decode().count("ini sudah ada di baris lain") >= 2
    ratna.post("/kantor/gelombang/baru/", PLAN | {"seats": f"pass;area;group;seats;carry\n{row}"})
    assert (Wave.objects.get().number, SeatRow.objects.get().seats) == (12, 6000)


def test_a_workbook_is_told_how_to_be_saved(ratna: Client) -> None:
    upload = SimpleUploadedFile("kuota.xlsx", b"PK\x03\x04")
    page = ratna.post("/kantor/gelombang/baru/", PLAN | {"seats": "", "seats_file": upload}).content.decode()
    assert "Simpan sebagai, lalu pilih CSV UTF-8" in page


def test_a_file_that_is_no_text_is_refused(ratna: Client) -> None:
    upload = SimpleUploadedFile("kuota.csv", b"\xff\xfe\x00")
    page = ratna.post("/kantor/gelombang/baru/", PLAN | {"seats_file": upload}).content.decode()
    assert "Berkas ini bukan teks CSV" in page
    assert not Wave.objects.exists()


def test_every_bad_line_is_named_and_what_was_typed_is_kept(ratna: Client) -> None:
    seats = "pass,area,group,seats,carry\n1,32,phk,banyak,0\n1,ID,*,5\n"
    page = ratna.post("/kantor/gelombang/baru/", PLAN | {"seats": seats}).content.decode()
    assert "Baris 2: pass dan seats harus bilangan bulat" in page
    assert "bilangan bulat<br>Baris 3: harus berisi lima nilai" in page
    assert "1,32,phk,banyak,0" in page


def test_what_the_rules_refuse_stands_beside_its_field(ratna: Client) -> None:
    seats = "pass,area,group,seats,carry\n1,32,phkk,5,0\n1,32,phkk,5,0\n"
    page = ratna.post("/kantor/gelombang/baru/", PLAN | {"number": "11", "seats": seats}).content.decode()
    assert "Skema ini bukan untuk gelombang bernomor itu" in page
    assert "Baris 2: kelompok tidak dikenal" in page
    assert "Baris 3: putaran, daerah, dan kelompok ini sudah ada di baris lain" in page
    assert not Wave.objects.exists()


@pytest.mark.parametrize(
    ("seats", "words"),
    [
        ("pass;area;group;seats;carry\n1;ID;*;6,000;0\n", "Baris 2: bilangan ini dapat berarti dua hal"),
        ("pass,area,group,seats,carry\n1,ID,*,6.000,0\n", "Baris 2: bilangan ini dapat berarti dua hal"),
        ("pass,area,group,seats,carry\n1,00,*,5,0\n", "Baris 2: daerah tidak dikenal"),
    ],
)
def test_what_a_spreadsheet_does_to_a_seats_file_gets_a_helpful_answer(ratna: Client, seats: str, words: str) -> None:
    assert words in ratna.post("/kantor/gelombang/baru/", PLAN | {"seats": seats}).content.decode()
    assert not Wave.objects.exists()


OF_2020 = PLAN | {"number": "11", "scheme": "2020b"}


def test_a_plan_below_the_reserved_share_is_refused_with_the_figures(ratna: Client) -> None:
    seats = "pass,area,group,seats,carry\n1,ID,phk,1000,0\n2,ID,*,9000,1\n"
    page = ratna.post("/kantor/gelombang/baru/", OF_2020 | {"seats": seats}).content.decode()
    assert "paling sedikit 8.000 dari 10.000 kuota" in page
    assert "Pekerja yang terkena PHK, Pekerja yang dirumahkan, Pemilik usaha mikro dan kecil" in page
    assert "rencana ini menyediakan 1.000" in page
    assert not Wave.objects.exists()


def test_the_page_of_a_wave_shows_what_is_set_aside_and_who_comes_first(ratna: Client) -> None:
    seats = "pass,area,group,seats,carry\n1,ID,phk,9000,0\n2,ID,*,1000,1\n"
    ratna.post("/kantor/gelombang/baru/", OF_2020 | {"seats": seats})
    page = " ".join(ratna.get("/kantor/gelombang/11/").content.decode().split())
    assert "9.000 untuk Pekerja yang terkena PHK" in page
    assert "skema meminta paling sedikit 8.000" in page
    assert "yang belum menerima DTKS didahulukan" in page


def test_where_nobody_has_precedence_the_page_says_nothing_of_it(ratna: Client) -> None:
    planned_wave()
    assert "Kuota prioritas" not in ratna.get("/kantor/gelombang/12/").content.decode()


def test_an_empty_plan_is_told_what_each_field_lacks(ratna: Client) -> None:
    page = ratna.post("/kantor/gelombang/baru/", {}).content.decode()
    for words in ("Isi nomor gelombang", "Pilih skema", "Isi kapan gelombang dibuka", "Tempel kuota, atau pilih"):
        assert words in page


def test_two_officers_open_a_wave(ratna: Client, bima: Client) -> None:
    planned_wave()
    assert "Periksa usulan: Buka" not in propose(ratna)
    assert "Periksa usulan: Buka" in bima.get("/kantor/gelombang/12/").content.decode()
    assert "Dikonfirmasi: Buka." in confirm(bima)
    assert Wave.objects.get().state == WaveState.OPEN


def test_the_same_officer_cannot_do_both(ratna: Client) -> None:
    planned_wave()
    propose(ratna)
    assert "Anda sendiri yang mengusulkannya" in confirm(ratna)
    assert Wave.objects.get().state == WaveState.PLANNED


def test_before_it_is_done_the_page_says_what_it_will_do(ratna: Client) -> None:
    planned_wave()
    page = ratna.get("/kantor/gelombang/12/").content.decode()
    assert "Mengumumkan gelombang 12 kepada semua orang" in page
    assert "600 kuota" in page
    for title in ("Buka", "Penutupan", "Periksa syarat", "Bekukan daftar peserta", "Undi", "Umumkan hasil"):
        assert title in page


def test_the_page_names_who_proposed_and_why(ratna: Client, bima: Client) -> None:
    planned_wave()
    propose(ratna, reason="Kuota dari KCK sudah ditetapkan")
    page = " ".join(bima.get("/kantor/gelombang/12/").content.decode().split())
    assert "Diusulkan Budi Santoso" in page
    assert "Kuota dari KCK sudah ditetapkan" in page


def test_a_proposal_without_a_reason_is_asked_for_one(ratna: Client) -> None:
    planned_wave()
    page = propose(ratna, reason=" ")
    assert "Tulis alasannya" in page
    assert not Proposal.objects.exists()


def test_a_proposal_is_withdrawn(ratna: Client, bima: Client) -> None:
    planned_wave()
    propose(ratna)
    approval = Proposal.objects.get()
    ratna.post(f"/kantor/usulan/{approval.pk}/tarik/", {"reason_withdraw": "Keliru"})
    assert (
        "Usulan itu sudah ditarik"
        in bima.post(f"/kantor/usulan/{approval.pk}/konfirmasi/", follow=True).content.decode()
    )
    assert Wave.objects.get().state == WaveState.PLANNED


def test_two_officers_close_early(ratna: Client, bima: Client, now: datetime) -> None:
    wave = open_wave()
    joined(wave, an_applicant())
    page = propose(ratna, "close", "Gangguan nasional")
    assert "Peserta: 1" in page
    confirm(bima)
    wave.refresh_from_db()
    assert (wave.state, wave.closes_at) == (WaveState.CLOSED, now)


def test_a_window_that_is_over_cannot_be_opened(clock: time_machine.Traveller) -> None:
    clock.move_to(CLOSES - timedelta(minutes=5))
    ratna, bima = (signed_in(f"{name}@prakerja.example", Role.OFFICER) for name in ("ratna", "bima"))
    planned_wave()
    propose(ratna)
    clock.move_to(CLOSES)
    assert "Waktu penutupannya sudah lewat" in confirm(bima)
    assert Proposal.objects.get().confirmed_at is None


def test_freezing_is_not_even_proposed_without_three_custodians(ratna: Client) -> None:
    a_wave(state=WaveState.SCREENED)
    assert "kurang dari tiga orang" in propose(ratna, "freeze")
    assert not Proposal.objects.exists()


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.CUSTODIAN, Role.AUDITOR])
def test_other_roles_decide_nothing(role: Role, ratna: Client) -> None:
    planned_wave()
    propose(ratna)
    approval = Proposal.objects.get()
    other = signed_in("lain@prakerja.example", role)
    for address in (
        "/kantor/gelombang/baru/",
        "/kantor/gelombang/12/usulkan/open/",
        f"/kantor/usulan/{approval.pk}/konfirmasi/",
        f"/kantor/usulan/{approval.pk}/tarik/",
    ):
        assert other.post(address, PLAN).status_code == 403
    assert Wave.objects.get().state == WaveState.PLANNED


def test_an_auditor_reads_and_gets_no_buttons(ratna: Client) -> None:
    planned_wave()
    propose(ratna)
    page = signed_in("audit@prakerja.example", Role.AUDITOR).get("/kantor/gelombang/12/").content.decode()
    assert "Diusulkan" in page
    assert "Periksa usulan: Buka" not in page


def test_an_applicant_gets_nothing(client: Client) -> None:
    planned_wave()
    client.force_login(Account.objects.get(pk=an_applicant()))
    assert client.get("/kantor/gelombang/12/").status_code == 403


def test_an_unknown_stage_is_not_found(ratna: Client) -> None:
    planned_wave()
    assert ratna.post("/kantor/gelombang/12/usulkan/rahasia/").status_code == 404


def test_the_list_marks_what_waits_for_a_second_officer(ratna: Client) -> None:
    planned_wave()
    propose(ratna)
    assert "Menunggu petugas kedua" in ratna.get("/kantor/gelombang/").content.decode()
