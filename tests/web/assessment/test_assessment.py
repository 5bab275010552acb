"""The test through its pages: every way a person can come, go, be late, and come back."""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from prakerja.accounts.models import Account
from prakerja.assessment.grant_extra_time import grant_extra_time
from prakerja.assessment.models import Answer, Sitting
from prakerja.assessment.states import EndedBy, SittingState
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.messages.models import Message
from tests.situations.accounts import a_member_of_staff

pytestmark = pytest.mark.django_db


@pytest.fixture
def clock(now: datetime) -> Iterator[time_machine.Traveller]:
    with time_machine.travel(now, tick=False) as traveller:
        yield traveller


@pytest.fixture
def account(db: None) -> Account:
    return Account.objects.create_user("siti@contoh.example", "sandi-rahasia-12", full_name="Siti Contoh")


@pytest.fixture
def siti(client: Client, account: Account, clock: time_machine.Traveller) -> Client:
    client.force_login(account)
    return client


@pytest.fixture
def at_item_one(siti: Client) -> Client:
    siti.post("/tes/mulai/")
    return siti


def _choices(page: str) -> int:
    return len(re.findall(r'type="radio"', page))


def test_the_explanation_says_how_long_and_that_it_decides_nothing(siti: Client) -> None:
    page = siti.get("/tes/").content.decode()
    assert "18 soal pilihan dalam 15 menit" in page
    assert "tidak menentukan seleksi" in page
    assert "Bila koneksi terputus" in page
    assert not Sitting.objects.exists()


def test_the_explanation_reads_in_english(siti: Client) -> None:
    siti.cookies["django_language"] = "en"
    assert "18 multiple-choice questions in 15 minutes" in siti.get("/tes/").content.decode()


def test_starting_leads_to_the_first_item_with_the_time_left(siti: Client) -> None:
    answer = siti.post("/tes/mulai/", follow=True)
    page = answer.content.decode()
    assert answer.redirect_chain == [("/tes/soal/1/", 302)]
    assert "Soal 1 dan 2 dari 18" in page
    assert "15:00" in page
    assert 'data-left="900"' in page
    assert _choices(page) in (8, 9, 10)


def test_starting_twice_keeps_the_first_clock(at_item_one: Client, clock: time_machine.Traveller) -> None:
    clock.shift(60)
    assert "14:00" in at_item_one.post("/tes/mulai/", follow=True).content.decode()
    assert Sitting.objects.count() == 1


def test_an_answer_is_saved_and_the_next_item_follows(at_item_one: Client) -> None:
    answer = at_item_one.post("/tes/soal/1/", {"answer_1": "2", "answer_2": "0", "go": "next"})
    assert answer["Location"] == "/tes/soal/3/"
    assert Sitting.objects.get().given_answers == {0: 2, 1: 0}
    assert 'value="2"' in at_item_one.get("/tes/soal/1/").content.decode()
    assert "checked" in at_item_one.get("/tes/soal/1/").content.decode()


def test_sending_the_same_page_twice_is_one_answer(at_item_one: Client) -> None:
    for _ in range(2):
        at_item_one.post("/tes/soal/1/", {"answer_1": "2"})
    assert Answer.objects.count() == 1


def test_going_back_saves_too(at_item_one: Client) -> None:
    answer = at_item_one.post("/tes/soal/3/", {"answer_3": "0", "go": "back"})
    assert answer["Location"] == "/tes/soal/1/"
    assert Answer.objects.get().position == 2


def test_an_item_may_be_left_open(at_item_one: Client) -> None:
    assert at_item_one.post("/tes/soal/1/", {"go": "next"})["Location"] == "/tes/soal/3/"
    assert not Answer.objects.exists()


def test_a_question_of_the_test_is_not_called_optional(at_item_one: Client) -> None:
    assert "(opsional)" not in at_item_one.get("/tes/soal/1/").content.decode()


def test_after_the_last_item_comes_the_list(at_item_one: Client) -> None:
    assert at_item_one.post("/tes/soal/18/", {"answer_18": "1"})["Location"] == "/tes/soal/"
    page = at_item_one.get("/tes/soal/").content.decode()
    assert page.count("Belum dijawab") == 17
    assert page.count("Terjawab") == 1


def test_an_option_that_is_not_shown_is_an_error_beside_the_field(at_item_one: Client) -> None:
    page = at_item_one.post("/tes/soal/1/", {"answer_1": "9"}).content.decode()
    assert "Pilih salah satu jawaban yang tertera." in page
    assert "error-summary" in page
    assert not Answer.objects.exists()


@pytest.mark.parametrize("number", [0, 19])
def test_an_item_that_does_not_exist_is_not_found(at_item_one: Client, number: int) -> None:
    assert at_item_one.get(f"/tes/soal/{number}/").status_code == 404


def test_coming_back_resumes_at_the_first_open_item_with_the_time_that_is_left(
    at_item_one: Client, clock: time_machine.Traveller
) -> None:
    at_item_one.post("/tes/soal/1/", {"answer_1": "1"})
    clock.shift(timedelta(minutes=4, seconds=30))
    answer = at_item_one.get("/tes/", follow=True)
    assert answer.redirect_chain == [("/tes/soal/2/", 302)]
    assert "10:30" in answer.content.decode()


def test_each_item_opens_the_sheet_on_which_it_stands(at_item_one: Client) -> None:
    for number in (17, 18):
        assert "Soal 17 dan 18 dari 18" in at_item_one.get(f"/tes/soal/{number}/").content.decode()


def test_where_every_item_is_answered_the_list_itself_asks_and_ends_the_test(at_item_one: Client) -> None:
    assert 'action="/tes/selesai/"' not in at_item_one.get("/tes/soal/").content.decode()
    for first in range(1, 19, 2):
        at_item_one.post(f"/tes/soal/{first}/", {f"answer_{first}": "1", f"answer_{first + 1}": "1"})
    page = at_item_one.get("/tes/soal/").content.decode()
    assert "jawaban tidak dapat diubah lagi" in page
    assert 'action="/tes/selesai/"' in page


def test_finishing_asks_first_and_names_what_is_open(at_item_one: Client) -> None:
    at_item_one.post("/tes/soal/1/", {"answer_1": "1"})
    page = at_item_one.get("/tes/selesai/").content.decode()
    assert "Anda menjawab 1 dari 18 soal." in page
    assert "17 soal belum dijawab" in page
    assert Sitting.objects.get().state == SittingState.RUNNING


def test_finishing_leads_to_the_result_and_an_e_mail(at_item_one: Client, account: Account) -> None:
    for number, right in enumerate(Sitting.objects.get().answer_key, start=1):
        at_item_one.post(f"/tes/soal/{number}/", {f"answer_{number}": str(4 if right is None else right)})
    answer = at_item_one.post("/tes/selesai/", follow=True)
    assert answer.redirect_chain == [("/tes/hasil/", 302)]
    assert "14 dari 14 soal kemampuan dasar dijawab benar." in answer.content.decode()
    assert "Anda tidak perlu menunggunya untuk melanjutkan" in answer.content.decode()
    assert Message.objects.get(owner_id=account.pk).text == "test_result"


def test_finishing_twice_shows_the_same_result(at_item_one: Client) -> None:
    for _ in range(2):
        assert at_item_one.post("/tes/selesai/")["Location"] == "/tes/hasil/"
    assert Message.objects.count() == 1


def test_when_the_time_is_over_no_item_opens(at_item_one: Client, clock: time_machine.Traveller) -> None:
    clock.shift(timedelta(minutes=15))
    for address in ("/tes/soal/2/", "/tes/soal/", "/tes/selesai/"):
        assert at_item_one.get(address)["Location"] == "/tes/waktu-habis/"
    assert "Waktu habis" in at_item_one.get("/tes/waktu-habis/").content.decode()


def test_an_answer_of_the_last_second_still_counts(at_item_one: Client, clock: time_machine.Traveller) -> None:
    clock.shift(timedelta(minutes=15, seconds=3))
    at_item_one.post("/tes/soal/2/", {"answer_2": "1"})
    assert Answer.objects.count() == 1


def test_an_answer_after_the_end_is_told_that_time_is_up(at_item_one: Client, clock: time_machine.Traveller) -> None:
    clock.shift(timedelta(minutes=16))
    assert at_item_one.post("/tes/soal/2/", {"answer_2": "1"})["Location"] == "/tes/waktu-habis/"
    assert not Answer.objects.exists()


def test_finishing_too_late_is_the_clocks_end(at_item_one: Client, clock: time_machine.Traveller) -> None:
    clock.shift(timedelta(minutes=29))
    page = at_item_one.post("/tes/selesai/", follow=True).content.decode()
    assert "Waktunya habis" in page
    assert Sitting.objects.get().ended_by == EndedBy.CLOCK


def test_the_time_up_page_is_not_shown_before_its_time(at_item_one: Client) -> None:
    assert at_item_one.get("/tes/waktu-habis/")["Location"] == "/tes/"


def test_a_finished_test_cannot_be_opened_again(at_item_one: Client) -> None:
    at_item_one.post("/tes/selesai/")
    for address in ("/tes/", "/tes/soal/1/", "/tes/soal/", "/tes/selesai/", "/tes/waktu-habis/"):
        assert at_item_one.get(address)["Location"] == "/tes/hasil/"
    assert at_item_one.post("/tes/soal/1/", {"answer_1": "1"})["Location"] == "/tes/hasil/"


def test_without_a_sitting_every_page_leads_to_the_explanation(siti: Client) -> None:
    for address in ("/tes/soal/1/", "/tes/soal/", "/tes/selesai/", "/tes/waktu-habis/", "/tes/hasil/"):
        assert siti.get(address)["Location"] == "/tes/"


def test_a_visitor_must_sign_in_first(client: Client, db: None) -> None:
    assert client.get("/tes/").status_code == 302
    assert not Sitting.objects.exists()


def test_extra_time_is_told_before_the_start(siti: Client, account: Account, now: datetime) -> None:
    officer = a_member_of_staff("petugas@contoh.example")
    grant_extra_time(
        applicant_id=ApplicantId(account.pk), minutes=10, reason="low vision", by=Actor.staff(officer.pk), now=now
    )
    assert "tambahan 10 menit" in siti.get("/tes/").content.decode()
    assert "25:00" in siti.post("/tes/mulai/", follow=True).content.decode()


def test_the_answers_are_not_in_the_page(at_item_one: Client) -> None:
    sitting = Sitting.objects.get()
    page = at_item_one.get("/tes/soal/1/").content.decode()
    assert bytes(sitting.seed).hex() not in page
    assert "right" not in page.lower().replace("copyright", "")


def test_a_page_costs_a_handful_of_queries(
    at_item_one: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(8):
        at_item_one.get("/tes/soal/2/")
