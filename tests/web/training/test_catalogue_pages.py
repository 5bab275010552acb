"""The catalogue's pages: who sees what, what it costs, where it leads."""

from collections.abc import Iterator
from html import unescape

import pytest
import time_machine
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from prakerja.accounts.models import Account
from prakerja.partners.models import Partner
from prakerja.training.models import Course
from tests.situations.accounts import a_member_of_staff
from tests.situations.catalogue import (
    NOW,
    a_draft,
    a_live_course,
    a_platform,
    a_schedule_of,
    an_institution,
    offered,
)
from tests.situations.own_cards import a_card
from tests.web.forms.of_accounts import signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def page(query: str = "", browser: Client | None = None) -> str:
    answer = (browser or Client()).get(f"/pelatihan/{query}")
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def holder() -> Client:
    return signed_in(Account.objects.get(pk=a_card().applicant_id))


def test_anybody_looks_around_without_signing_in() -> None:
    course = a_live_course()
    assert course.title in page()
    assert course.title in page("?words=roti")
    assert course.title not in page("?words=roket")


def test_drafts_are_nobodys_business() -> None:
    draft = a_draft(title="Rahasia Dapur Lembaga")
    assert draft.title not in page()
    assert Client().get(f"/pelatihan/{draft.pk}/").status_code == 404


def test_a_search_asks_two_things_of_the_database_and_a_page_one(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    institution = an_institution()
    for number in range(25):
        a_live_course(institution, title=f"Membuat Roti {number}")
    with django_assert_num_queries(1):
        page("?topic=food")
    with django_assert_num_queries(2):
        page("?words=dapur")


def test_page_by_page_everything_is_shown_once() -> None:
    institution = an_institution()
    for number in range(45):
        a_live_course(institution, title=f"Membuat Roti Nomor {number:02}", price=100_000 + number % 3)
    query, shown = "?words=roti", []
    for _page in range(5):
        body = page(query)
        shown += [part.split("<")[0] for part in body.split('/">Membuat Roti Nomor ')[1:]]
        more = [part.split('"')[0] for part in body.split('href="') if part.startswith("?words=roti&after=")]
        if not more:
            break
        query = more[0]
    assert sorted(shown) == [f"{number:02}" for number in range(45)]


def test_a_card_is_told_whether_its_balance_is_enough() -> None:
    cheap, dear = a_live_course(), a_live_course(title="Kelas Mahal Sekali", price=9_000_000)
    browser = holder()
    assert "cukup." in page(f"{cheap.pk}/", browser)
    assert "tidak cukup" in page(f"{dear.pk}/", browser)
    shown = page("?within_balance=on", browser)
    assert cheap.title in shown
    assert dear.title not in shown
    # A stranger has no balance: the filter is none.
    assert dear.title in page("?within_balance=on")


def test_near_me_is_face_to_face_in_ones_own_province() -> None:
    card = a_card()
    browser = signed_in(Account.objects.get(pk=card.applicant_id))
    a_live_course(title="Di Jakarta Pusat", method="face_to_face", regency="3171")
    a_live_course(title="Di Jayapura", method="face_to_face", regency="9171")
    a_live_course(title="Lewat Internet")
    shown = page("?near=on", browser)
    assert sum(title in shown for title in ("Di Jakarta Pusat", "Di Jayapura", "Lewat Internet")) <= 1
    assert "Di Jakarta Pusat" in page("?province=31&regency=3171")
    assert "Di Jayapura" not in page("?province=31")


def test_what_a_search_cannot_be_is_said_and_nothing_is_shown_for_it() -> None:
    course = a_live_course()
    for query, said in (
        (f"?words={'x' * 101}", "Tulis paling banyak 100 huruf"),
        ("?topic=sihir", "Pilih salah satu dari daftar"),
        ("?most=1,5", "koma"),
    ):
        shown = page(query)
        assert said in shown
        assert course.title not in shown


def test_a_course_shows_its_sellers_and_schedules_but_not_those_that_are_stopped() -> None:
    course = a_live_course()
    schedule, open_one, stopped = a_schedule_of(course), a_platform(name="Pasar Belajar"), a_platform(name="Tutup Dulu")
    offered(course, open_one, "https://pasar.example/roti?ref=a&b=<c>".replace("<c>", "c"))
    offered(course, stopped, "https://tutup.example/")
    Partner.objects.filter(pk=stopped.pk).update(suspended_at=NOW)
    shown = page(f"{course.pk}/")
    assert 'href="https://pasar.example/roti?ref=a&b=c"' in shown
    assert "tutup.example" not in shown
    assert schedule.code in shown


def test_nothing_is_sold_of_a_stopped_institution() -> None:
    course = a_live_course()
    offered(course)
    Partner.objects.filter(pk=course.institution_id).update(suspended_at=NOW)
    assert course.title not in page()
    assert "tidak dijual" in page(f"{course.pk}/")
    assert "jual.example" not in page(f"{course.pk}/")


def test_what_an_institution_writes_is_text_and_no_markup() -> None:
    course = a_live_course()
    Course.objects.filter(pk=course.pk).update(summary="<script>alert(1)</script>" + "x" * 40)
    assert "<script>alert(1)" not in Client().get(f"/pelatihan/{course.pk}/").content.decode()


def test_the_office_looks_as_strangers_do() -> None:
    course = a_live_course()
    assert course.title in page("", signed_in(a_member_of_staff()))
