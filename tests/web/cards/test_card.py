"""A recipient's card on its page: what is on it, until when, where it stands; and nothing of its number."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from html import unescape
from uuid import UUID

import pytest
import time_machine
from django.test import Client

from prakerja.accounts.models import Account
from prakerja.cards.models import Card, CardMove
from prakerja.cards.reasons import HoldReason, MoveReason
from prakerja.cards.rules import objects_until
from prakerja.cards.states import CardState
from prakerja.words.moments import in_wib
from tests.situations import lives
from tests.situations.accounts import NOW
from tests.situations.doubts import an_annulled_card
from tests.situations.own_cards import a_card, a_seat, held, moved
from tests.situations.waves import JAYAPURA, an_applicant

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


def browser_of(applicant_id: UUID) -> Client:
    browser = Client()
    browser.force_login(Account.objects.get(pk=applicant_id))
    return browser


def text_of(browser: Client, address: str = "/kartu/") -> str:
    html = browser.get(address).content.decode()
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def text_for(card: Card) -> str:
    return text_of(browser_of(card.applicant_id))


def test_it_says_what_is_on_it_and_until_when_it_buys() -> None:
    text = text_for(a_card())
    assert "Saldo pelatihan Rp1.000.000" in text
    # From ten in the morning of day 1 to the end of day 30.
    assert "tinggal 29 hari 14 jam paling lambat Kamis, 25 Maret 2021 pukul 23.59 WIB" in text
    assert "Aktif, belum dipakai" in text
    assert "Anda terpilih dalam undian." in text


def test_who_lives_in_the_east_reads_the_deadline_by_their_own_clock_too() -> None:
    text = text_for(a_card(regency=JAYAPURA))
    assert "25 Maret 2021 pukul 23.59 WIB (Jumat, 26 Maret 2021 pukul 01.59 WIT)" in text


def test_of_its_number_four_digits_are_shown_and_no_more() -> None:
    card = a_card()
    text = text_for(card)
    assert f"•••• •••• •••• {card.last_four}" in text
    assert card.number not in text.replace(" ", "")


@pytest.mark.parametrize(
    ("left", "said"),
    [
        (timedelta(days=1), "tinggal 1 hari"),
        (timedelta(hours=5, minutes=20, seconds=59), "tinggal 5 jam 20 menit"),
        (timedelta(minutes=1), "tinggal 1 menit"),
        (timedelta(seconds=1), "tinggal kurang dari satu menit"),
        (timedelta(0), "sudah lewat"),
        (timedelta(days=-3), "sudah lewat"),
    ],
)
def test_the_countdown_never_says_more_than_is_left(left: timedelta, said: str) -> None:
    card = a_card()
    browser = browser_of(card.applicant_id)
    with time_machine.travel(card.buys_until - left, tick=False):
        browser.force_login(Account.objects.get(pk=card.applicant_id))
        text = text_of(browser)
    assert f"pertama {said} paling lambat" in text
    assert ("Tenggat sudah lewat" in text) is (left <= timedelta(0))


def test_while_it_is_held_the_countdown_stands_still_and_the_page_says_why() -> None:
    card = held(a_card(), HoldReason.LISTED)
    with time_machine.travel(NOW + timedelta(days=40), tick=False):
        text = text_for(card)
    assert "Ditahan sementara" in text
    assert "tinggal 29 hari 14 jam dihitung lagi begitu kartu tidak ditahan" in text
    assert "NIK Anda ada di daftar orang yang menurut aturan tidak boleh menerima" in text


def test_who_can_end_the_hold_alone_is_led_to_how() -> None:
    card = held(a_card(), HoldReason.NUMBER_LEAKED)
    text = text_for(card)
    assert "Ganti nomornya. Begitu diganti, kartu tidak ditahan lagi" in text
    assert "Ganti nomor kartu Ajukan keberatan" in text
    assert "Ganti nomornya." not in text_for(held(a_card(), HoldReason.CAUSE))


def test_an_objection_is_offered_while_it_can_be_made_and_shown_once_it_was() -> None:
    card = held(a_card(), HoldReason.CAUSE)
    assert "Ajukan keberatan" in text_for(card)
    lives.objected(card, at=NOW)
    text = text_for(card)
    assert "Lihat keberatan saya" in text
    assert "Ajukan keberatan" not in text
    lives.released(card, at=NOW)
    assert "keberatan saya" not in text_for(card)
    assert "Ajukan keberatan" in text_for(held(card, HoldReason.CAUSE))


def test_when_the_time_to_object_is_over_no_objection_is_offered() -> None:
    card = held(a_card(), HoldReason.CAUSE)
    with time_machine.travel(objects_until(NOW), tick=False):
        assert "Ajukan keberatan" not in text_for(card)


@pytest.mark.parametrize(
    ("reason", "named"),
    [
        (MoveReason.HELD, "Ditahan Kartu ditahan:"),
        (MoveReason.RELEASED, "Tidak ditahan lagi Kartu tidak ditahan lagi."),
        (MoveReason.EXTENDED, "Tenggat diperpanjang Tenggat membeli"),
        (MoveReason.NUMBER_REPLACED, "Nomor diganti Nomor kartu diganti;"),
        (MoveReason.REINSTATED, "Aktif, belum dipakai Dipulihkan"),
    ],
)
def test_a_step_is_named_by_what_happened_where_the_card_stays_what_it_is(reason: MoveReason, named: str) -> None:
    assert named in text_for(moved(a_card(), CardState.AWARDED, reason))


def test_a_revoked_card_says_so_with_its_reason_and_has_no_countdown() -> None:
    text = text_for(moved(a_card(), CardState.REVOKED, MoveReason.DEADLINE))
    assert "Dicabut Sampai tenggat tidak ada pelatihan yang dibeli." in text
    assert "tinggal" not in text
    assert text.index("Sampai tenggat") < text.index("Anda terpilih"), "newest first"


@pytest.mark.parametrize("reason", MoveReason)
def test_every_step_of_its_life_has_words(reason: MoveReason) -> None:
    assert "Riwayat kartu" in text_for(moved(a_card(), CardState.AWARDED, reason))


@pytest.mark.parametrize("state", CardState)
def test_in_every_state_there_is_something_to_read(state: CardState) -> None:
    card = a_card()
    Card.objects.filter(pk=card.pk).update(state=state)
    assert "Apa yang terjadi setelah ini" in text_for(card)


def test_before_the_card_is_there_every_page_says_so() -> None:
    number, applicant_id = a_seat()
    browser = browser_of(applicant_id)
    assert "Kartu Anda sedang dibuat" in text_of(browser)
    assert "Kartu Anda sedang dibuat Begitu ada" in text_of(browser, f"/gabung/{number}/hasil/")
    assert "Kartu saya Sedang dibuat" in text_of(browser, "/beranda/")


def test_once_it_is_there_the_result_and_the_dashboard_lead_to_it() -> None:
    card = a_card()
    browser = browser_of(card.applicant_id)
    result = browser.get(f"/gabung/{card.wave.number}/hasil/").content.decode()
    assert "Kartu Anda sudah ada" in result
    assert 'href="/kartu/"' in result
    home = browser.get("/beranda/").content.decode()
    assert "Beli pelatihan pertama: tinggal 29 hari 14 jam" in home
    assert 'href="/kartu/"' in home


def test_who_never_received_is_told_how_cards_come_about() -> None:
    assert "Anda belum punya Kartu Prakerja" in text_of(browser_of(an_applicant()))


def test_in_english_one_day_is_a_day_and_two_are_days() -> None:
    card = a_card()
    browser = browser_of(card.applicant_id)
    browser.cookies["django_language"] = "en"
    for days, said in ((1, "1 day left"), (2, "2 days left")):
        with time_machine.travel(card.buys_until - timedelta(days=days), tick=False):
            browser.force_login(Account.objects.get(pk=card.applicant_id))
            assert said in text_of(browser)


def test_a_leap_years_last_day_of_february_is_a_day_like_any_other() -> None:
    card = a_card(at=datetime(2024, 1, 31, 3, 0, tzinfo=UTC))
    assert card.buys_until.isoformat() == "2024-02-29T17:00:00+00:00"


def test_an_annulled_card_says_what_is_owed_until_when_and_how_to_object(clock: time_machine.Traveller) -> None:
    card = an_annulled_card(spent=400_000)
    text = text_for(card)
    assert "Yang harus Anda kembalikan: Rp400.000" in text
    ended = CardMove.objects.filter(applicant_id=card.applicant_id).latest("number").at
    assert "Caranya mengembalikan dijelaskan petugas" in text
    assert (
        f"Ajukan keberatan di halaman ini paling lambat {in_wib(objects_until(ended) - timedelta(seconds=1))}" in text
    )
    clock.move_to(objects_until(ended))
    assert "Waktu itu sudah lewat." in text_for(card)


def test_one_from_which_nothing_was_spent_says_that_nothing_is_owed() -> None:
    text = text_for(an_annulled_card())
    assert "Tidak ada yang harus Anda kembalikan." in text
    assert "harus dikembalikan kepada negara" not in text


def test_who_has_nothing_to_pay_back_reads_nothing_of_it() -> None:
    assert "kembalikan:" not in text_for(a_card())
