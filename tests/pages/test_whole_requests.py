"""A request that arrived in part is no request: 400, a plain page, and nothing is saved; for every upload and form."""

from collections.abc import Callable, Iterator
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import reverse
from hypothesis import given, settings
from hypothesis import strategies as st

from prakerja.accounts.models import Account
from prakerja.authority.roles import Role
from prakerja.connectors.sms import GATEWAYS
from prakerja.identity.models import Photo
from prakerja.messages.models import DeliveryReport
from prakerja.screening.models import ExclusionList
from prakerja.waves.models import Wave
from tests.situations.backoffice import signed_in
from tests.situations.identity import SITI, an_account, good_picture, in_photos, kept_files
from tests.situations.screening import a_nik
from tests.thorough import as_many

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("private_store")]

PLAN = {
    "number": "12",
    "scheme": "2021",
    "opens_at": "2021-02-25T15:00",
    "closes_at": "2021-02-28T12:00",
    "result_expected_at": "2021-03-02T12:00",
}
LIST = {
    "kind": "bsu",
    "name": "Penerima BSU 2020",
    "source": "Kemnaker, surat 3/2021",
    "legal_basis": "Permenaker 14/2020",
    "valid_from": "01/01/2021",
    "reason": "Surat Kemnaker diperiksa",
}


@pytest.fixture(autouse=True)
def clock(now: datetime) -> Iterator[time_machine.Traveller]:
    with time_machine.travel(now, tick=False) as traveller:
        yield traveller


def send(client: Client, path: str, arrived: bytes, *, announced: int, kind: str = MULTIPART_CONTENT) -> HttpResponse:
    """As a server hands it on whose client was cut off: the length of all of it, and less to read."""
    stream = {"wsgi.input": BytesIO(arrived), "CONTENT_LENGTH": str(announced)}
    return client.generic("POST", path, arrived, content_type=kind, **stream)  # type: ignore[arg-type,return-value]


def a_photo() -> tuple[Client, str, bytes]:
    in_photos(SITI, account=an_account())
    client = Client()
    client.force_login(Account.objects.get())
    form = {"gallery": SimpleUploadedFile("ktp.jpg", good_picture())}
    return client, "/verifikasi-ktp/foto/ktp/", encode_multipart(BOUNDARY, form)


def a_seats_file() -> tuple[Client, str, bytes]:
    provinces = "".join(f"1,{code},phk,80,0\r\n" for code in (11, 12, 13, 14, 15, 16, 17, 18, 31, 32, 33, 34, 35, 36))
    rows = f"pass,area,group,seats,carry\r\n{provinces}2,ID,*,20,1\r\n"
    form = {**PLAN, "seats_file": SimpleUploadedFile("kuota.csv", rows.encode())}
    officer = signed_in("ratna@prakerja.example", Role.OFFICER)
    return officer, "/kantor/gelombang/baru/", encode_multipart(BOUNDARY, form)


def an_exclusion_list() -> tuple[Client, str, bytes]:
    rows = "nik\r\n" + "".join(f"{a_nik(number)}\r\n" for number in range(1, 40))
    form = {**LIST, "list_file": SimpleUploadedFile("bsu.csv", rows.encode())}
    officer = signed_in("ratna@prakerja.example", Role.OFFICER)
    return officer, "/kantor/daftar-pengecualian/baru/", encode_multipart(BOUNDARY, form)


UPLOADS = [a_photo, a_seats_file, an_exclusion_list]


def nothing_is_saved() -> bool:
    saved = (Photo.objects.exists(), Wave.objects.exists(), ExclusionList.objects.exists(), kept_files())
    return not any(saved)


@pytest.mark.parametrize("upload", UPLOADS)
@pytest.mark.parametrize("is_announced_whole", [True, False], ids=["announced whole", "announced as it came"])
def test_an_upload_cut_anywhere_is_refused_on_a_page_and_nothing_is_saved(
    upload: Callable[[], tuple[Client, str, bytes]], is_announced_whole: bool
) -> None:
    """Cut at some eighty places: all through the file, and at each byte of the closing boundary."""
    client, path, whole = upload()
    closing = len(f"\r\n--{BOUNDARY}--\r\n")
    cuts = [len(whole) * part // 60 for part in range(1, 60)] + list(range(len(whole) - closing, len(whole) - 2))
    for cut in cuts:
        answer = send(client, path, whole[:cut], announced=len(whole) if is_announced_whole else cut)
        assert answer.status_code == 400, cut
        assert "Permintaan tidak terbaca" in answer.content.decode()
    assert nothing_is_saved()


@pytest.mark.parametrize("upload", UPLOADS)
def test_a_form_with_files_that_announces_no_length_is_refused(
    upload: Callable[[], tuple[Client, str, bytes]],
) -> None:
    client, path, whole = upload()
    assert send(client, path, whole, announced=0).status_code == 400
    assert nothing_is_saved()


class Broken(BytesIO):
    """A connection that breaks off with an error."""

    def read(self, size: int | None = -1, /) -> bytes:
        if self.tell() > 500:
            raise OSError("connection reset")
        return super().read(min(size or 0, 200))


@pytest.mark.parametrize("upload", UPLOADS)
def test_a_connection_that_breaks_off_saves_nothing_and_leaves_no_file_behind(
    upload: Callable[[], tuple[Client, str, bytes]], settings: Any, tmp_path: Path
) -> None:
    settings.FILE_UPLOAD_TEMP_DIR, settings.FILE_UPLOAD_MAX_MEMORY_SIZE = str(tmp_path), 1
    client, path, whole = upload()
    stream = {"wsgi.input": Broken(whole), "CONTENT_LENGTH": str(len(whole))}
    assert client.generic("POST", path, whole, content_type=MULTIPART_CONTENT, **stream).status_code == 400  # type: ignore[arg-type]
    assert nothing_is_saved()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("ending", [b"\r\n", b"", b"\n", b"\r\n\r\n"])
def test_a_whole_form_is_taken_however_its_last_line_ends(ending: bytes) -> None:
    client, path, whole = a_seats_file()
    body = whole.removesuffix(b"\r\n") + ending
    assert send(client, path, body, announced=len(body)).status_code == 302


@settings(max_examples=as_many(60, thorough=150))
@given(content=st.binary(max_size=300), cut=st.floats(0, 1))
def test_no_content_of_a_file_makes_a_cut_form_look_whole(content: bytes, cut: float) -> None:
    """Random bytes, and the closing boundary's own letters in the middle of a file."""
    client = Client()
    disguised = content + f"--{BOUNDARY}--".encode() + content
    form = {"email": "siti@example.id", "file": SimpleUploadedFile("x", disguised)}
    whole = encode_multipart(BOUNDARY, form)
    end = int(cut * (len(whole) - 3))
    if not whole[:end].rstrip().endswith(f"\n--{BOUNDARY}--".encode()):
        assert send(client, "/masuk/", whole[:end], announced=end or 1).status_code == 400


def test_an_answer_cut_short_is_not_taken_for_the_answer() -> None:
    """Every cut of an ordinary form: sixty letters of it, or none."""
    client = Client()
    whole = b"email=siti%40example.id&password=rahasia-sekali&next=%2Fberanda%2F"
    for cut in range(len(whole)):
        form = "application/x-www-form-urlencoded"
        assert send(client, "/masuk/", whole[:cut], announced=len(whole), kind=form).status_code == 400


@pytest.mark.parametrize("gateway", sorted(GATEWAYS))
def test_a_delivery_report_cut_short_is_refused(gateway: str, settings: Any) -> None:
    path = reverse("machines:delivery_reports_by_address", args=[gateway, settings.DELIVERY_REPORTS_SECRET])
    whole = b'[{"MessageId": "12345", "Status": "1"}]'
    for cut in range(len(whole)):
        assert send(Client(), path, whole[:cut], announced=len(whole), kind="application/json").status_code == 400
    assert not DeliveryReport.objects.exists()
