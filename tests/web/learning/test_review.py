"""Judging a training of one's own on the page, and reading what others say of a course."""

from datetime import timedelta
from html import unescape

import pytest
from django.test import Client

from prakerja.accounts.models import Account
from prakerja.training.models import Review
from tests.situations.learning import STARTS, Bought, a_purchase, finished
from tests.situations.reviews import GOOD, WITH_A_PHONE, answered, review_of, reviewed
from tests.situations.training import a_buyer, a_market
from tests.web.forms.of_accounts import signed_in

pytestmark = pytest.mark.django_db
OWN = "/pelatihan-saya/1/ulasan/"


def browser_of(bought: Bought) -> Client:
    return signed_in(Account.objects.get(pk=bought.buyer.applicant_id))


def read(browser: Client, address: str) -> str:
    return unescape(browser.get(address).content.decode())


def test_whoever_has_finished_is_asked_for_a_review() -> None:
    browser = browser_of(bought := finished())
    assert OWN in read(browser, "/pelatihan-saya/")
    sent = browser.post(OWN, {"stars": "4", "text": GOOD})
    assert sent.headers["Location"] == OWN
    assert "Ulasan Anda tampil sejak" in read(browser, OWN)
    assert GOOD in read(Client(), f"/pelatihan/{bought.market.course.pk}/")


def test_nobody_else_is() -> None:
    browser = browser_of(a_purchase())
    assert OWN not in read(browser, "/pelatihan-saya/")
    for number in (1, 2, 99_999):
        assert browser.get(f"/pelatihan-saya/{number}/ulasan/").status_code == 302
    stranger = signed_in(Account.objects.get(pk=a_buyer().applicant_id))
    assert stranger.post(OWN, {"stars": "4", "text": GOOD}).headers["Location"] == "/pelatihan-saya/"
    assert not Review.objects.exists()


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"text": GOOD}, "Pilih satu sampai lima bintang"),
        ({"stars": "6", "text": GOOD}, "Pilih satu sampai lima bintang"),
        ({"stars": "4", "text": "\u200b "}, "Tulis bagaimana pelatihannya"),
        ({"stars": "4", "text": "a b" * 400}, "Tulis paling banyak 1.000 huruf"),
    ],
)
def test_what_is_missing_is_said(fields: dict[str, str], told: str) -> None:
    answer = browser_of(finished()).post(OWN, fields)
    assert told in unescape(answer.content.decode())
    assert not Review.objects.exists()


def test_its_author_reads_why_it_is_hidden_and_mends_it() -> None:
    browser = browser_of(reviewed(text=WITH_A_PHONE))
    assert "ada nomor telepon di dalamnya" in read(browser, OWN)
    assert "Belum ditampilkan" in read(browser, "/pelatihan-saya/")
    browser.post(OWN, {"stars": "5", "text": GOOD})
    assert "Belum ditampilkan" not in read(browser, "/pelatihan-saya/")


def test_what_was_answered_is_not_written_anew() -> None:
    browser = browser_of(bought := answered(reviewed()))
    page = read(browser, OWN)
    assert "Terima kasih." in page
    assert "<textarea" not in page
    browser.post(OWN, {"stars": "1", "text": "Lain lagi."})
    assert review_of(bought).text == GOOD


def test_strangers_read_reviews_answers_and_no_name() -> None:
    bought = answered(reviewed())
    name = Account.objects.get(pk=bought.buyer.applicant_id).full_name
    page = read(Client(), f"/pelatihan/{bought.market.course.pk}/ulasan/")
    assert GOOD in page
    assert "Terima kasih." in page
    assert name not in page
    assert str(bought.buyer.applicant_id) not in page


def test_reviews_are_read_a_page_at_a_time_and_none_twice() -> None:
    market = a_market()
    for number in range(23):
        at = STARTS + timedelta(minutes=number // 2)
        reviewed(finished(a_purchase(market, number=1)), text=f"Ulasan nomor {number} saja", at=at)
    first = read(Client(), address := f"/pelatihan/{market.course.pk}/ulasan/")
    following = first.split('href="?after=')[1].split('"')[0]
    second = read(Client(), f"{address}?after={following}")
    shown = [number for page in (first, second) for number in range(23) if f"nomor {number} saja" in page]
    assert sorted(shown) == list(range(23))
    assert "?after=" not in second
    assert "Ulasan nomor 22 saja" in first


@pytest.mark.parametrize("after", ["x", "9" * 16 + "-" + "f" * 32, "0" * 16 + "-" + "0" * 32, "1-1"])
def test_whatever_position_is_asked_for_a_page_is_shown(after: str) -> None:
    course = reviewed().market.course
    assert Client().get(f"/pelatihan/{course.pk}/ulasan/", {"after": after}).status_code == 200


def test_a_draft_has_no_reviews_for_anybody() -> None:
    market = a_market(state="draft")
    assert Client().get(f"/pelatihan/{market.course.pk}/ulasan/").status_code == 404
