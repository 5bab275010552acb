"""Confirming presence with a photo: on the page, where a service compares faces, and not at all where none does."""

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from prakerja.accounts.models import Account
from prakerja.identity.store_photo import PhotoFolder, photos_in_store
from prakerja.kit.queue import waiting_jobs
from prakerja.training.models import Attendance, PresencePhoto
from prakerja.training.photos.states import PhotoState
from tests.situations.identity import good_picture
from tests.situations.learning import STARTS, Bought, a_purchase, asked
from tests.web.forms.of_accounts import signed_in

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("private_store")]


@pytest.fixture(autouse=True)
def when_it_begins() -> Iterator[None]:
    with time_machine.travel(STARTS, tick=False):
        yield


@pytest.fixture
def compared(settings: Any) -> None:
    settings.FACES_URL = "http://127.0.0.1:9/faces"


@pytest.fixture
def bought() -> Bought:
    return a_purchase()


def browser_of(bought: Bought) -> Client:
    return signed_in(Account.objects.get(pk=bought.buyer.applicant_id))


def a_file(content: bytes = b"") -> SimpleUploadedFile:
    return SimpleUploadedFile("foto.jpg", content or good_picture(), "image/jpeg")


@pytest.mark.usefixtures("compared")
@pytest.mark.parametrize("field", ["camera", "gallery"])
def test_a_presence_is_confirmed_with_a_photo_and_nobody_is_waited_for(bought: Bought, field: str) -> None:
    browser, address = browser_of(bought), f"/hadir/{asked(bought)}/"
    assert 'capture="user"' in browser.get(address).content.decode()
    answer = browser.post(address, {"go": "confirm", field: a_file()}, follow=True)
    assert "Kehadiran Anda tercatat" in answer.content.decode()
    photo = PresencePhoto.objects.get()
    assert photo.state == PhotoState.ASKED
    assert photos_in_store(PhotoFolder.PRESENCE) == [photo.file_name]
    assert [job.name for job in waiting_jobs() if job.name.endswith("check_photo")] != []


@pytest.mark.usefixtures("compared")
@pytest.mark.parametrize("sent", [{}, {"camera": "text"}])
def test_without_a_photo_nothing_is_confirmed(bought: Bought, sent: dict[str, str]) -> None:
    browser, address = browser_of(bought), f"/hadir/{asked(bought)}/"
    files = {name: a_file(content.encode()) for name, content in sent.items()}
    answer = browser.post(address, {"go": "confirm", **files})
    assert answer.status_code == 200
    assert "error-summary" in answer.content.decode()
    assert not Attendance.objects.exists()
    assert photos_in_store(PhotoFolder.PRESENCE) == []


@pytest.mark.usefixtures("compared")
def test_who_declines_sends_no_photo(bought: Bought) -> None:
    browser, address = browser_of(bought), f"/hadir/{asked(bought)}/"
    assert "tidak hadir" in browser.post(address, {"go": "decline"}, follow=True).content.decode()


def test_where_no_service_compares_nothing_of_it_is_there(bought: Bought) -> None:
    browser, address = browser_of(bought), f"/hadir/{asked(bought)}/"
    page = browser.get(address).content.decode()
    assert "file" not in page
    assert "multipart" not in page
    browser.post(address, {"go": "confirm", "camera": a_file()})
    assert Attendance.objects.count() == 1
    assert not PresencePhoto.objects.exists()


def test_what_is_sent_unasked_is_not_kept(bought: Bought) -> None:
    browser, address = browser_of(bought), f"/hadir/{asked(bought)}/"
    browser.post(address, {"go": "confirm", "camera": a_file()})
    assert photos_in_store(PhotoFolder.PRESENCE) == []
