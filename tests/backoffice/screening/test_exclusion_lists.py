"""The register of exclusion lists in the office."""

from collections.abc import Iterator
from datetime import datetime

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from prakerja.accounts.models import Account
from prakerja.approvals.models import Proposal
from prakerja.authority.roles import Role
from prakerja.screening.models import ExclusionList, ListedNik, ListInForce
from tests.situations.backoffice import signed_in
from tests.situations.screening import a_list, a_nik, an_imported_list

pytestmark = pytest.mark.django_db

DETAILS = {
    "kind": "bsu",
    "name": "Penerima BSU 2020",
    "source": "Kemnaker, surat 3/2021",
    "legal_basis": "Permenaker 14/2020",
    "valid_from": "01/01/2021",
    "valid_until": "",
    "reason": "Surat Kemnaker diperiksa",
}
LISTS = "/kantor/daftar-pengecualian/"


@pytest.fixture(autouse=True)
def clock(now: datetime) -> Iterator[time_machine.Traveller]:
    with time_machine.travel(now, tick=False) as traveller:
        yield traveller


def take_in(client: Client, text: str, **changes: str) -> tuple[int, str]:
    upload = SimpleUploadedFile("bsu.csv", text.encode())
    answer = client.post("/kantor/daftar-pengecualian/baru/", {**DETAILS, "list_file": upload, **changes}, follow=True)
    return answer.status_code, " ".join(answer.content.decode().split())


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
    take_in(ratna, f"nik\n{a_nik(1)}\n")
    assert "Diusulkan, belum berlaku" in read(ratna)
    assert not ListInForce.objects.exists()
    page = confirm(bima)
    assert "Dikonfirmasi: Berlakukan daftar pengecualian." in page
    assert "<dt>Diberlakukan</dt><dd>Budi Santoso, Budi Santoso," in page
    assert ListInForce.objects.count() == 1


def test_whoever_took_it_in_does_not_confirm_it(ratna: Client) -> None:
    take_in(ratna, f"nik\n{a_nik(1)}\n")
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


def test_the_file_of_a_list_in_force_taken_in_again_changes_nothing(ratna: Client, bima: Client) -> None:
    take_in(ratna, f"nik\n{a_nik(1)}\n")
    confirm(bima)
    _, page = take_in(ratna, f"nik\n{a_nik(1)}\n")
    assert "Daftar ini sudah berlaku." in page
    assert (Proposal.objects.count(), ListInForce.objects.count()) == (1, 1)


def test_the_file_that_another_officer_has_proposed_is_not_proposed_twice(ratna: Client, bima: Client) -> None:
    take_in(ratna, f"nik\n{a_nik(1)}\n")
    _, page = take_in(bima, f"nik\n{a_nik(1)}\n")
    assert "Sudah ada usulan seperti ini." in page
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


def test_an_officer_takes_in_a_list_with_its_source(ratna: Client) -> None:
    _, page = take_in(ratna, f"nik\n{a_nik(1)}\n{a_nik(2)}\n")
    assert "Daftar masuk dan diusulkan." in page
    for label, value in (("Orang di daftar", 2), ("Di antaranya pendaftar", 0), ("Di antaranya penerima", 0)):
        assert f"<dt>{label}</dt><dd>{value}</dd>" in page
    assert "Surat Kemnaker diperiksa" in page
    row = ExclusionList.objects.get()
    assert (row.kind, row.source, row.valid_from.isoformat(), row.valid_until) == (
        "bsu",
        "Kemnaker, surat 3/2021",
        "2021-01-01",
        None,
    )
    assert row.imported_by is not None
    assert Account.objects.get(pk=row.imported_by).email == "ratna@prakerja.example"
    assert row.sha256 in read(ratna)


def test_a_file_too_large_for_memory_is_read_from_the_disk(ratna: Client, settings: object) -> None:
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 10  # type: ignore[attr-defined]
    take_in(ratna, f"nik\n{a_nik(1)}\n")
    assert ListedNik.objects.count() == 1


def test_bad_rows_are_named_by_line_and_nothing_is_kept(ratna: Client) -> None:
    status, page = take_in(ratna, f"nik\n{a_nik(1)}\n123\n3.27E+15\n")
    assert status == 422
    assert "Baris 3: NIK harus 16 angka" in page
    assert "Baris 4: NIK dibulatkan oleh aplikasi lembar kerja" in page
    assert 'value="Penerima BSU 2020"' in page
    assert not ExclusionList.objects.exists()


def test_the_same_file_twice_is_one_list(ratna: Client) -> None:
    for _ in range(2):
        take_in(ratna, f"nik\n{a_nik(1)}\n")
    assert ExclusionList.objects.count() == 1


def test_the_same_file_as_another_kind_is_refused(ratna: Client) -> None:
    take_in(ratna, f"nik\n{a_nik(1)}\n")
    _, page = take_in(ratna, f"nik\n{a_nik(1)}\n", kind="dtks")
    assert "Berkas ini sudah ada sebagai “Penerima BSU 2020”" in page


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("kind", "", "Pilih jenis daftar"),
        ("name", " ", "Isi nama daftar"),
        ("source", "", "Isi asal daftar"),
        ("reason", "", "Tulis alasannya"),
        ("legal_basis", "", "Isi dasar hukumnya"),
        ("valid_from", "besok", "Isi tanggal, misalnya"),
        ("valid_until", "2020-12-31", "Tidak boleh lebih awal"),
    ],
)
def test_what_is_missing_is_said_beside_its_field(ratna: Client, field: str, value: str, told: str) -> None:
    _, page = take_in(ratna, f"nik\n{a_nik(1)}\n", **{field: value})
    assert page.count(told) == 2
    assert not ExclusionList.objects.exists()


def test_without_a_file_the_form_says_so(ratna: Client) -> None:
    answer = ratna.post("/kantor/daftar-pengecualian/baru/", DETAILS)
    assert "Pilih berkasnya" in answer.content.decode()


def test_an_auditor_sees_the_register_and_takes_nothing_in() -> None:
    a_list(a_nik(1))
    auditor = signed_in("audit@prakerja.example", Role.AUDITOR)
    page = auditor.get("/kantor/daftar-pengecualian/").content.decode()
    assert "Permenko 11/2020 Pasal 2" in page
    assert "Masukkan daftar" not in page
    assert "Usulkan" not in page
    assert auditor.post(f"{LISTS}{ExclusionList.objects.get().pk}/tarik/").status_code == 403
    assert take_in(auditor, f"nik\n{a_nik(1)}\n")[0] == 403


@pytest.mark.parametrize("role", [Role.CUSTODIAN, Role.REVIEWER])
def test_others_do_not_see_it(role: Role) -> None:
    assert signed_in("lain@prakerja.example", role).get("/kantor/daftar-pengecualian/").status_code == 403
