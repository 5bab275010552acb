"""What somebody reads of what was declared of them, and what they can do about it."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from prakerja.accounts.models import Account
from prakerja.training.models import ScheduleSeats, TrainingDeclaration
from tests.situations.declarations import MISSED, absent, another_schedule, latest_of, left, objected, taken_back
from tests.situations.learning import Bought, a_webinar
from tests.situations.training import a_buyer
from tests.web.forms.of_accounts import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def when_it_is_missed() -> Iterator[None]:
    with time_machine.travel(MISSED, tick=False):
        yield


def browser_of(bought: Bought) -> Client:
    return signed_in(Account.objects.get(pk=bought.buyer.applicant_id))


def test_the_page_of_trainings_leads_to_what_was_declared_and_to_another_schedule() -> None:
    page = browser_of(absent()).get("/pelatihan-saya/").content.decode()
    assert "/pelatihan-saya/1/keterangan/" in page
    assert "/pelatihan-saya/1/jadwal/" in page
    assert "/keterangan/" not in browser_of(a_webinar()).get("/pelatihan-saya/").content.decode()


def test_it_says_what_was_declared_why_and_until_when_one_can_answer() -> None:
    page = browser_of(left()).get("/pelatihan-saya/1/keterangan/").content.decode()
    for words in ("Anda keluar dari pelatihan ini", "Mulai bekerja", "Jawab paling lambat", "Kirim keberatan"):
        assert words in page


@pytest.mark.parametrize(
    ("said", "promises"), [(absent, True), (lambda: objected(absent()), False), (lambda: taken_back(absent()), False)]
)
def test_it_says_what_it_comes_to_only_while_it_comes_to_something(said: Callable[[], Bought], promises: bool) -> None:
    page = browser_of(said()).get("/pelatihan-saya/1/keterangan/").content.decode()
    assert ("Anda dapat memilih jadwal lain" in page) is promises
    assert "peserta" not in page.partition("<h1>")[2].partition("<dl")[0]


@pytest.mark.parametrize(
    ("sent", "state"),
    [
        ({"go": "confirm"}, "confirmed"),
        ({"go": "object", "text": "Saya hadir"}, "objected"),
        ({"go": "object", "text": " \u200b"}, "open"),
        ({"go": "object"}, "open"),
        ({}, "open"),
    ],
)
def test_one_confirms_or_objects(sent: dict[str, str], state: str) -> None:
    bought = absent()
    browser_of(bought).post("/pelatihan-saya/1/keterangan/", sent)
    assert latest_of(bought).state == state


def test_when_its_time_is_over_nothing_is_sent_any_more() -> None:
    bought = absent()
    with time_machine.travel(MISSED + timedelta(days=20), tick=False):
        browser = browser_of(bought)
        page = browser.get("/pelatihan-saya/1/keterangan/").content.decode()
        assert "Kirim keberatan" not in page
        browser.post("/pelatihan-saya/1/keterangan/", {"go": "object", "text": "Saya hadir"})
    assert latest_of(bought).state == "open"


def test_nobody_reads_or_answers_what_was_declared_of_somebody_else() -> None:
    bought = absent()
    other = signed_in(Account.objects.get(pk=a_buyer().applicant_id))
    for number in (1, 2, 2**40):
        assert other.get(f"/pelatihan-saya/{number}/keterangan/").status_code == 302
        assert other.post(f"/pelatihan-saya/{number}/keterangan/", {"go": "confirm"}).status_code == 302
        assert other.get(f"/pelatihan-saya/{number}/jadwal/").status_code == 302
    assert latest_of(bought).state == "open"


def test_another_schedule_is_chosen_among_those_with_a_free_seat() -> None:
    bought = absent()
    full, free = another_schedule(bought, seats=1, taken=1), another_schedule(bought)
    browser = browser_of(bought)
    page = browser.get("/pelatihan-saya/1/jadwal/").content.decode()
    assert f'value="{free.pk}"' in page
    assert f'value="{full.pk}"' not in page
    answer = browser.post("/pelatihan-saya/1/jadwal/", {"schedule": full.pk})
    assert "tidak dapat dipilih lagi" in answer.content.decode()
    browser.post("/pelatihan-saya/1/jadwal/", {"schedule": free.pk})
    assert bought.purchase.schedule_id == free.pk
    assert ScheduleSeats.objects.get(pk=free.pk).taken == 1
    assert TrainingDeclaration.objects.get().state == "confirmed"


def test_where_there_is_no_other_schedule_it_says_so() -> None:
    page = browser_of(absent()).get("/pelatihan-saya/1/jadwal/").content.decode()
    assert "tidak ada jadwal lain" in page
