"""The page that stands for a participant: marked as a test, without an account, and back to the registered address."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from prakerja.partners.models import Partner
from prakerja.training.models import Attendance, Rehearsal
from tests.situations.rehearsals import a_test_page, redirect_address_of
from tests.situations.training import an_institution
from tests.web.presence.test_confirm import back_of

pytestmark = pytest.mark.django_db
NOON = datetime(2021, 3, 2, 5, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def noon() -> Iterator[None]:
    with time_machine.travel(NOON, tick=False):
        yield


@pytest.fixture
def school() -> Partner:
    return an_institution()


def test_it_says_that_it_is_a_test_and_asks_for_no_account(school: Partner) -> None:
    page = Client().get(f"/hadir-uji/{a_test_page(school)}/")
    assert page.status_code == 200
    for word in ("Halaman uji", "TC1-001-200", school.name):
        assert word in page.content.decode()


def test_who_confirms_is_led_back_as_a_participant_would_be(school: Partner) -> None:
    state = a_test_page(school)
    for _ in range(2):
        answer = Client().post(f"/hadir-uji/{state}/", {"go": "confirm"}, follow=True)
        assert answer.headers["Refresh"] == f"0; url={redirect_address_of(school)}?state={state}"
        assert back_of(answer.content.decode()) == {"state": [state]}
    assert Rehearsal.objects.get().attended == [1]
    assert not Attendance.objects.exists()


def test_who_declines_is_not_present_and_the_program_learns_why(school: Partner) -> None:
    state = a_test_page(school)
    for go in ("decline", "decline", "confirm"):
        page = Client().post(f"/hadir-uji/{state}/", {"go": go}, follow=True)
    assert back_of(Client().get(f"/hadir-uji/{state}/").content.decode()) == {"state": [state], "error": ["declined"]}
    assert back_of(page.content.decode())["error"] == ["expired"]
    assert Rehearsal.objects.get().attended == []


def test_what_was_confirmed_is_not_declined_afterwards(school: Partner) -> None:
    state = a_test_page(school)
    for go in ("confirm", "decline"):
        Client().post(f"/hadir-uji/{state}/", {"go": go})
    assert Rehearsal.objects.get().attended == [1]


def test_after_two_hours_it_is_over(school: Partner) -> None:
    state = a_test_page(school)
    with time_machine.travel(NOON + timedelta(hours=2), tick=False):
        for page in (
            Client().get(f"/hadir-uji/{state}/"),
            Client().post(f"/hadir-uji/{state}/", {"go": "confirm"}),
        ):
            assert back_of(page.content.decode())["error"] == ["expired"]


@pytest.mark.parametrize("state", ["x", "é", "a" * 500])
def test_nobody_has_opened_it(state: str) -> None:
    for answer in (Client().get(f"/hadir-uji/{state}/"), Client().post(f"/hadir-uji/{state}/", {"go": "confirm"})):
        assert answer.status_code == 404


@pytest.mark.parametrize("go", ["", "x", "CONFIRM"])
def test_nothing_is_confirmed_because_something_else_was_sent(school: Partner, go: str) -> None:
    state = a_test_page(school)
    assert "Uji: hadir" in Client().post(f"/hadir-uji/{state}/", {"go": go}).content.decode()
    assert Rehearsal.objects.get().attended == []


def test_no_other_page_shows_it(school: Partner) -> None:
    """A test page sets nothing that another site could have pressed unseen."""
    page = Client().get(f"/hadir-uji/{a_test_page(school)}/")
    assert page.headers["X-Frame-Options"] == "DENY"
    assert Client(enforce_csrf_checks=True).post(f"/hadir-uji/{a_test_page(school)}/").status_code == 403
