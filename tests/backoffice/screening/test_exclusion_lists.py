"""The register of exclusion lists in the office."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from prakerja.accounts.models import Account
from prakerja.approvals.models import Proposal
from prakerja.authority.roles import Role
from prakerja.cards.jobs import drop_doubts, rescreen_cards
from prakerja.kit.clock import wib_day
from prakerja.kit.jobs import Job
from prakerja.kit.queue import do_waiting_jobs, forget_all_jobs, waiting_jobs
from prakerja.screening.jobs import take_in_list
from prakerja.screening.models import ExclusionList, HandedInList, KnownOnList, ListedNik, ListInForce
from prakerja.waves.states import WaveState
from prakerja.work.progress import Progress, note_progress
from tests.situations.backoffice import signed_in
from tests.situations.screening import a_handed_in_list, a_joiner, a_list, a_nik, a_person, an_imported_list
from tests.situations.waves import a_wave
from tests.situations.work import failed_work, it_failed, it_is_under_way

pytestmark = pytest.mark.django_db

DETAILS = {
    "kind": "bsu",
    "name": "Penerima BSU 2020",
    "source": "Kemnaker, surat 3/2021",
    "legal_basis": "Permenaker 14/2020",
    "valid_from": "01/01/2021",
    "valid_until": "",
}
LISTS = "/kantor/daftar-pengecualian/"


@pytest.fixture(autouse=True)
def clock(now: datetime) -> Iterator[time_machine.Traveller]:
    with time_machine.travel(now, tick=False) as traveller:
        yield traveller


def hand_in(client: Client, text: str, **changes: str) -> tuple[int, str]:
    upload = SimpleUploadedFile("bsu.csv", text.encode())
    answer = client.post("/kantor/daftar-pengecualian/baru/", {**DETAILS, "list_file": upload, **changes}, follow=True)
    return answer.status_code, " ".join(answer.content.decode().split())


def handed_in(client: Client, text: str, **changes: str) -> str:
    """The page of the file once it has been read."""
    hand_in(client, text, **changes)
    do_waiting_jobs()
    address = f"{LISTS}berkas/{HandedInList.objects.latest('pk').pk}/"
    return " ".join(client.get(address, follow=True).content.decode().split())


def taken_in(client: Client, text: str) -> ExclusionList:
    handed_in(client, text)
    return ExclusionList.objects.latest("pk")


def read(client: Client) -> str:
    return " ".join(client.get(LISTS).content.decode().split())


def propose(client: Client, row: ExclusionList, what: str, reason: str = "Surat dicabut") -> str:
    answer = client.post(f"{LISTS}{row.pk}/{what}/", {f"reason_{row.pk}": reason}, follow=True)
    return " ".join(answer.content.decode().split())


def confirm(client: Client) -> str:
    proposal = Proposal.objects.newest()[0]
    answer = client.post(f"/kantor/usulan/{proposal.pk}/konfirmasi/", follow=True)
    return " ".join(answer.content.decode().split())


def test_another_officer_puts_it_in_force_and_the_register_says_who(ratna: Client, bima: Client) -> None:
    propose(ratna, taken_in(ratna, f"nik\n{a_nik(1)}\n"), "berlakukan")
    assert "Diusulkan, belum berlaku" in read(ratna)
    assert not ListInForce.objects.exists()
    page = confirm(bima)
    assert "Dikonfirmasi: Berlakukan daftar pengecualian." in page
    assert "<dt>Diberlakukan</dt><dd>Budi Santoso, Budi Santoso," in page
    assert ListInForce.objects.count() == 1


def test_whoever_proposed_it_does_not_confirm_it(ratna: Client) -> None:
    propose(ratna, taken_in(ratna, f"nik\n{a_nik(1)}\n"), "berlakukan")
    assert "Anda sendiri yang mengusulkannya." in confirm(ratna)
    assert not ListInForce.objects.exists()


def test_two_officers_withdraw_a_list_and_may_put_it_in_force_again(ratna: Client, bima: Client) -> None:
    row = a_list(a_nik(1), name="Penerima BSU 2020")
    assert "Usulkan penarikan" in read(ratna)
    page = propose(ratna, row, "tarik")
    assert "Usulan untuk “Penerima BSU 2020” menunggu petugas lain." in page
    assert "Lihat usulan" in page
    assert "<dt>Ditarik</dt>" in confirm(bima)
    assert not ListInForce.objects.exists()
    propose(bima, row, "berlakukan")
    confirm(ratna)
    assert ListInForce.objects.get().list == row


def test_a_proposal_says_why(ratna: Client) -> None:
    row = a_list(a_nik(1))
    assert "Tulis alasannya" in propose(ratna, row, "tarik", reason=" ")
    assert not Proposal.objects.exists()


@pytest.mark.parametrize(
    ("reason", "told"),
    [
        ("", "Tulis alasannya, untuk petugas kedua dan jejak audit"),
        ("x" * 1001, "Tulis paling banyak 1.000 huruf"),
        ("surat\x00dicabut", "Karakter null tidak diizinkan."),
    ],
)
def test_a_reason_that_is_none_is_told_beside_its_list_and_what_was_typed_is_kept(
    ratna: Client, reason: str, told: str
) -> None:
    row, other = a_list(a_nik(1), name="DTKS"), a_list(a_nik(2), name="BSU")
    answer = ratna.post(f"{LISTS}{row.pk}/tarik/", {f"reason_{row.pk}": reason})
    page = answer.content.decode()
    assert page.count(told) == 2
    assert page.count("<details open>") == 1
    assert page.index(">BSU") < page.index(">DTKS") < page.index("<details open>")
    assert reason[:5] in page
    assert f'name="reason_{other.pk}"' in page
    assert not Proposal.objects.exists()


def test_what_is_so_already_is_told(ratna: Client) -> None:
    in_force, taken_in = a_list(a_nik(1)), an_imported_list(a_nik(2))
    assert "Daftar ini sudah berlaku." in propose(ratna, in_force, "berlakukan")
    assert "Daftar ini tidak berlaku" in propose(ratna, taken_in, "tarik")


def test_the_file_of_a_list_handed_in_again_changes_nothing(ratna: Client, bima: Client) -> None:
    propose(ratna, taken_in(ratna, f"nik\n{a_nik(1)}\n"), "berlakukan")
    confirm(bima)
    status, page = hand_in(ratna, f"nik\n{a_nik(1)}\n")
    told = "Berkas ini sudah ada sebagai “Penerima BSU 2020”, dengan isian yang sama; pakai daftar itu"
    assert (status, told in page) == (422, True)
    assert (Proposal.objects.count(), ListInForce.objects.count(), HandedInList.objects.count()) == (1, 1, 1)


def test_the_list_that_another_officer_has_proposed_is_not_proposed_twice(ratna: Client, bima: Client) -> None:
    row = taken_in(ratna, f"nik\n{a_nik(1)}\n")
    propose(ratna, row, "berlakukan")
    assert "Sudah ada usulan seperti ini." in propose(bima, row, "berlakukan")
    assert Proposal.objects.count() == 1


def test_nothing_else_can_be_proposed_of_a_list(ratna: Client) -> None:
    row = a_list(a_nik(1))
    assert ratna.post(f"{LISTS}{row.pk}/hapus/").status_code == 404
    assert ratna.post(f"{LISTS}{row.pk + 1}/tarik/").status_code == 404


def test_the_register_asks_the_same_few_statements_however_many_lists_there_are(ratna: Client) -> None:
    counts = []
    for number in (1, 2, 3):
        propose(ratna, a_list(a_nik(number)), "tarik")
        with CaptureQueriesContext(connection) as queries:
            read(ratna)
        counts.append(len(queries))
    assert counts[1] == counts[2]


def test_the_page_of_a_file_leads_to_its_list_with_what_the_file_looked_like(ratna: Client) -> None:
    page = handed_in(ratna, f"nik\n{a_nik(1)}\n{a_nik(2)}\n{a_nik(2)}\n")
    row = ExclusionList.objects.get()
    for label, value in (
        ("Baris di berkas", 3),
        ("Orang di daftar", 2),
        ("Baris dengan NIK yang sudah ada di baris lain", 1),
        ("Baris dengan tanggal lahir yang tidak mungkin", 0),
        ("Baris dengan kode wilayah yang tidak dikenal", 0),
    ):
        assert f"<dt>{label}</dt><dd>{value}</dd>" in page
    assert (row.kind, row.source, row.valid_from.isoformat(), row.valid_until) == (
        "bsu",
        "Kemnaker, surat 3/2021",
        "2021-01-01",
        None,
    )
    assert row.imported_by is not None
    assert Account.objects.get(pk=row.imported_by).email == "ratna@prakerja.example"
    assert row.sha256 in read(ratna)


def test_the_second_officer_sees_the_figures_of_the_file_and_whom_it_names(ratna: Client) -> None:
    # Far from the numbers that people of this run have.
    known, stranger = a_person(), a_nik(90_000_002)
    propose(ratna, taken_in(ratna, f"nik\n{known.nik}\n{stranger}\n{stranger}\n"), "berlakukan", "Surat diperiksa")
    answer = ratna.get(f"/kantor/usulan/{Proposal.objects.get().pk}/")
    page = " ".join(answer.content.decode().split())
    for label, value in (
        ("Baris di berkas", 3),
        ("Orang di daftar", 2),
        ("Orang di daftar yang NIK-nya pernah diisi pendaftar", 1),
        ("Orang di daftar yang sudah pernah menerima di sini", 0),
        ("Pendaftar yang tidak tercatat di daftar berlaku lain dan belum pernah menerima di sini", 1),
    ):
        assert f"<dt>{label}</dt><dd>{value}</dd>" in page
    assert page.index("belum pernah menerima di sini</dt>") < page.index("Di antara mereka, peserta gelombang")
    assert "Surat diperiksa" in page


def test_the_page_of_a_list_says_whom_it_names_as_of_when_it_was_read(ratna: Client, now: datetime) -> None:
    joiner = a_joiner(a_wave(number=12, state=WaveState.OPEN))
    page = handed_in(ratna, f"nik\n{joiner.nik}\n{a_nik(2)}\n")
    for label, value in (
        ("Orang di daftar yang NIK-nya pernah diisi pendaftar", 1),
        ("Di antaranya peserta gelombang yang belum diperiksa", 1),
        ("Orang di daftar yang sudah pernah menerima di sini", 0),
    ):
        assert f"<dt>{label}</dt><dd>{value}</dd>" in page
    assert "<dt>Dihitung</dt><dd>" in page
    assert KnownOnList.objects.get().counted_at == now


@pytest.mark.parametrize(
    ("valid_from", "valid_until", "told"),
    [
        (-1, None, "Berlaku"),
        (0, 0, "Berlaku"),
        (1, None, "Belum mulai berlaku"),
        (-9, -1, "Masa berlakunya sudah lewat"),
    ],
)
def test_a_list_in_force_is_said_to_bar_on_its_days_alone(
    ratna: Client, now: datetime, valid_from: int, valid_until: int | None, told: str
) -> None:
    today = wib_day(now)
    last = None if valid_until is None else today + timedelta(days=valid_until)
    a_list(a_nik(1), valid_from=today + timedelta(days=valid_from), valid_until=last)
    page = read(ratna)
    assert re.search(rf'<strong class="tag[^>]*>{told}</strong>', page), page
    assert "Usulkan penarikan" in page


def test_until_the_file_is_read_its_page_says_so_and_there_is_no_list(ratna: Client) -> None:
    status, page = hand_in(ratna, f"nik\n{a_nik(1)}\n")
    assert (status, "Berkas sudah diterima dan menunggu dibaca." in page) == (200, True)
    assert 'data-refresh="3"' in page
    assert not ExclusionList.objects.exists()
    assert "Belum terbaca" in read(ratna)


def test_while_the_file_is_read_its_page_says_how_far_and_then_that_it_is_saved(ratna: Client) -> None:
    row = a_handed_in_list()
    it_is_under_way(take_in_list, handed_in_id=row.pk)
    for progress, told in (
        (Progress(done=row.size * 3 // 4, of=row.size), "Berkas sedang dibaca: 7"),
        (Progress("saving", row.size, row.size), "isinya sedang disimpan"),
    ):
        note_progress(take_in_list, progress, handed_in_id=row.pk)
        assert told in ratna.get(f"{LISTS}berkas/{row.pk}/").content.decode()


def test_a_file_too_large_for_memory_is_read_from_the_disk(ratna: Client, settings: object) -> None:
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 10  # type: ignore[attr-defined]
    taken_in(ratna, f"nik\n{a_nik(1)}\n")
    assert ListedNik.objects.count() == 1


def test_bad_rows_are_named_by_line_and_nothing_is_kept(ratna: Client) -> None:
    page = handed_in(ratna, f"nik\n{a_nik(1)}\n123\n3.27E+15\n")
    assert "Baris 3: NIK harus 16 angka" in page
    assert "Baris 4: NIK dibulatkan oleh aplikasi lembar kerja" in page
    assert "data-refresh" not in page
    assert "Ditolak" in read(ratna)
    assert not ExclusionList.objects.exists()


def test_where_reading_stopped_at_the_twentieth_fault_the_page_says_that_there_may_be_more(ratna: Client) -> None:
    assert "mungkin masih ada yang lain" not in handed_in(ratna, "nik\n" + "123\n" * 19)
    assert "Pembacaan berhenti pada kesalahan ke-20; mungkin masih ada yang lain." in handed_in(
        ratna, "nik\n" + "123\n" * 21
    )


def test_reading_that_failed_is_told_and_tried_again(ratna: Client) -> None:
    hand_in(ratna, f"nik\n{a_nik(1)}\n")
    forget_all_jobs()
    row = HandedInList.objects.get()
    it_failed(take_in_list, handed_in_id=row.pk)
    page = f"{LISTS}berkas/{row.pk}/"
    assert "karena gangguan pada sistem, bukan karena isinya" in ratna.get(page).content.decode()
    assert "menunggu dibaca" in ratna.post(f"{page}coba-lagi/", follow=True).content.decode()
    do_waiting_jobs()
    assert ExclusionList.objects.count() == 1


def test_the_same_file_twice_is_handed_in_once_and_said(ratna: Client) -> None:
    hand_in(ratna, f"nik\n{a_nik(1)}\n")
    _, page = hand_in(ratna, f"nik\n{a_nik(1)}\n")
    assert "Berkas ini sudah diserahkan; yang ini tidak disimpan lagi." in page
    assert HandedInList.objects.count() == 1


def test_of_a_file_handed_in_as_another_kind_the_proposal_names_the_other_list(ratna: Client) -> None:
    taken_in(ratna, f"nik\n{a_nik(1)}\n")
    hand_in(ratna, f"nik\n{a_nik(1)}\n", kind="dtks", name="DTKS 2021")
    do_waiting_jobs()
    propose(ratna, ExclusionList.objects.get(kind="dtks"), "berlakukan")
    (proposal,) = Proposal.objects.all()
    page = ratna.get(f"/kantor/usulan/{proposal.pk}/").content.decode()
    assert re.search("Daftar lain dari berkas yang sama.{0,80}Penerima BSU 2020, dimasukkan ", page, re.DOTALL)


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("kind", "", "Pilih jenis daftar"),
        ("name", " ", "Isi nama daftar"),
        ("source", "", "Isi asal daftar"),
        ("legal_basis", "", "Isi dasar hukumnya"),
        ("name", "Siti 3273010101900001", "Hapus nomor 16 angka itu"),
        ("source", "Polri, 3273 0101 0190 0001", "Hapus nomor 16 angka itu"),
        ("legal_basis", "3273.0101.0190.0001", "Hapus nomor 16 angka itu"),
        ("valid_from", "besok", "Isi tanggal, misalnya"),
        ("valid_until", "2020-12-31", "Tidak boleh lebih awal"),
    ],
)
def test_what_is_missing_is_said_beside_its_field(ratna: Client, field: str, value: str, told: str) -> None:
    _, page = hand_in(ratna, f"nik\n{a_nik(1)}\n", **{field: value})
    assert page.count(told) == 2
    assert not HandedInList.objects.exists()


def test_without_a_file_the_form_says_so(ratna: Client) -> None:
    answer = ratna.post("/kantor/daftar-pengecualian/baru/", DETAILS)
    assert "Pilih berkasnya" in answer.content.decode()


def test_an_auditor_sees_the_register_and_takes_nothing_in() -> None:
    a_list(a_nik(1))
    auditor = signed_in("audit@prakerja.example", Role.AUDITOR)
    page = auditor.get("/kantor/daftar-pengecualian/").content.decode()
    assert "Permenko 11/2020 Pasal 2" in page
    assert "Serahkan daftar" not in page
    assert "Usulkan" not in page
    assert auditor.post(f"{LISTS}{ExclusionList.objects.get().pk}/tarik/").status_code == 403
    assert hand_in(auditor, f"nik\n{a_nik(1)}\n")[0] == 403


@pytest.mark.parametrize("role", [Role.CUSTODIAN, Role.REVIEWER])
def test_others_do_not_see_it(role: Role) -> None:
    assert signed_in("lain@prakerja.example", role).get("/kantor/daftar-pengecualian/").status_code == 403


@pytest.mark.parametrize("job", [rescreen_cards, drop_doubts])
def test_going_through_the_cards_that_failed_is_told_and_tried_again(ratna: Client, job: Job[...]) -> None:
    auditor = signed_in("sari@prakerja.example", Role.AUDITOR)
    page = f"{LISTS}{a_list(a_nik(1)).pk}/"
    forget_all_jobs()
    row = failed_work(job, list_id=ExclusionList.objects.get().pk)
    assert "gagal dan menunggu petugas" in ratna.get(page).content.decode()
    assert "coba-lagi" in ratna.get(page).content.decode()
    assert "coba-lagi" not in auditor.get(page).content.decode()
    assert auditor.post(f"{page}coba-lagi/").status_code == 403
    assert "memuat ulang sendiri" in ratna.post(f"{page}coba-lagi/", follow=True).content.decode()
    row.refresh_from_db()
    assert (row.state, [one.name for one in waiting_jobs()]) == ("due", [job.name])
    ratna.post(f"{page}coba-lagi/")
    assert len(waiting_jobs()) == 1
    do_waiting_jobs()
    assert 'role="status"' not in ratna.get(page).content.decode()
