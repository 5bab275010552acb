"""The register of exclusion lists in the office."""

from collections.abc import Iterator
from datetime import datetime

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from prakerja.accounts.models import Account
from prakerja.authority.roles import Role
from prakerja.screening.models import ExclusionList, ListedNik
from tests.situations.backoffice import signed_in
from tests.situations.screening import a_list, a_nik

pytestmark = pytest.mark.django_db

TERMS = {
    "kind": "bsu",
    "name": "Penerima BSU 2020",
    "source": "Kemnaker, surat 3/2021",
    "legal_basis": "Permenaker 14/2020",
    "valid_from": "01/01/2021",
    "valid_until": "",
}


@pytest.fixture(autouse=True)
def clock(now: datetime) -> Iterator[time_machine.Traveller]:
    with time_machine.travel(now, tick=False) as traveller:
        yield traveller


def take_in(client: Client, text: str, **changes: str) -> tuple[int, str]:
    upload = SimpleUploadedFile("bsu.csv", text.encode())
    answer = client.post("/kantor/daftar-pengecualian/baru/", {**TERMS, "list_file": upload, **changes}, follow=True)
    return answer.status_code, " ".join(answer.content.decode().split())


def test_an_officer_takes_in_a_list_with_its_source(ratna: Client) -> None:
    _, page = take_in(ratna, f"nik\n{a_nik(1)}\n{a_nik(2)}\n")
    assert "“Penerima BSU 2020” ada di daftar: 2 orang." in page
    row = ExclusionList.objects.get()
    assert (row.kind, row.source, row.valid_from.isoformat(), row.valid_until) == (
        "bsu",
        "Kemnaker, surat 3/2021",
        "2021-01-01",
        None,
    )
    assert row.imported_by is not None
    assert Account.objects.get(pk=row.imported_by).email == "ratna@prakerja.example"
    assert row.sha256 in page


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
    answer = ratna.post("/kantor/daftar-pengecualian/baru/", TERMS)
    assert "Pilih berkasnya" in answer.content.decode()


def test_an_auditor_sees_the_register_and_takes_nothing_in() -> None:
    a_list(a_nik(1))
    auditor = signed_in("audit@prakerja.example", Role.AUDITOR)
    page = auditor.get("/kantor/daftar-pengecualian/").content.decode()
    assert "Permenko 11/2020 Pasal 2" in page
    assert "Masukkan daftar" not in page
    assert take_in(auditor, f"nik\n{a_nik(1)}\n")[0] == 403


@pytest.mark.parametrize("role", [Role.CUSTODIAN, Role.REVIEWER])
def test_others_do_not_see_it(role: Role) -> None:
    assert signed_in("lain@prakerja.example", role).get("/kantor/daftar-pengecualian/").status_code == 403
