"""The queue of photos of presences: who sees what, and who decides."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import time_machine
from django.test import Client

from prakerja.audit.models import Event
from prakerja.authority.roles import Role
from prakerja.identity.models import Photo
from prakerja.identity.store_photo import store_photo
from prakerja.training.models import PresenceDecision
from prakerja.training.photos.states import PhotoState
from tests.situations.backoffice import signed_in
from tests.situations.identity import good_picture
from tests.situations.learning import STARTS, Bought
from tests.situations.presence_photos import in_doubt, photo_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def when_it_begins() -> Iterator[None]:
    with time_machine.travel(STARTS, tick=False):
        yield


@pytest.fixture
def bought(private_store: Path) -> Bought:
    bought = in_doubt()
    for name in (photo_of(bought).file_name, Photo.objects.get().file_name):
        store_photo(name, good_picture())
    return bought


def at_the_desk(role: Role = Role.REVIEWER) -> Client:
    return signed_in(f"{role}@prakerja.example", role)


def page_of(bought: Bought) -> str:
    return f"/kantor/kehadiran/{bought.buyer.applicant_id}/{bought.number}/1/"


def pictures_on(page: str) -> list[str]:
    return [part.partition('"')[0] for part in page.split('<img class="photo" src="')[1:]]


def test_both_pictures_are_side_by_side_and_each_look_is_on_record(bought: Bought) -> None:
    desk = at_the_desk()
    assert bought.market.course.title in desk.get("/kantor/kehadiran/").content.decode()
    links = pictures_on(desk.get(page_of(bought)).content.decode())
    assert len(links) == 2
    for link in links:
        answer = desk.get(link)
        assert (answer.status_code, answer["Content-Type"]) == (200, "image/jpeg")
        assert "no-store" in answer["Cache-Control"]
    looks = Event.objects.filter(name="training.photo.opened")
    assert {facts["face"] for facts in looks.values_list("facts", flat=True)} == {"known", "taken"}
    desk.post(page_of(bought), {"decision": "another", "note": "Wajah lain."})
    assert photo_of(bought).state == PhotoState.REFUSED
    assert pictures_on(desk.get(page_of(bought)).content.decode()) == []


def test_who_has_not_looked_is_told_so(bought: Bought) -> None:
    answer = at_the_desk().post(page_of(bought), {"decision": "theirs", "note": "Sama."})
    assert "Lihat kedua foto sebelum memutuskan" in answer.content.decode()
    assert not PresenceDecision.objects.exists()


def test_a_picture_is_for_its_reader_alone_and_not_for_an_auditor(bought: Bought) -> None:
    link = pictures_on(at_the_desk().get(page_of(bought)).content.decode())[0]
    auditor = at_the_desk(Role.AUDITOR)
    assert auditor.get("/kantor/kehadiran/").status_code == 200
    assert pictures_on(auditor.get(page_of(bought)).content.decode()) == []
    assert auditor.get(link).status_code == 404
    assert auditor.post(page_of(bought), {"decision": "theirs", "note": "Sama."}).status_code == 403
    assert not Event.objects.filter(name__startswith="training.photo.opened").exists()


@pytest.mark.parametrize("role", [Role.OFFICER, Role.CURATOR, Role.CUSTODIAN])
def test_nobody_else_sees_them(bought: Bought, role: Role) -> None:
    desk = at_the_desk(role)
    assert {desk.get(address).status_code for address in ("/kantor/kehadiran/", page_of(bought))} == {403}


@pytest.mark.parametrize("tail", ["1/2/", "9/1/", "1/99999/"])
def test_what_is_not_there_is_not_found(bought: Bought, tail: str) -> None:
    assert at_the_desk().get(f"/kantor/kehadiran/{bought.buyer.applicant_id}/{tail}").status_code == 404


def test_the_first_page_says_that_some_wait(bought: Bought) -> None:
    assert "Foto kehadiran" in at_the_desk().get("/kantor/").content.decode()
