"""What one of the office does to a card alone: held, released, another number; with a note, and on the timeline."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from prakerja.accounts.models import Account
from prakerja.audit.models import Event
from prakerja.authority.roles import Role
from prakerja.backoffice.cards.found import found_by
from prakerja.cards.models import Card
from prakerja.cards.reasons import HoldReason
from prakerja.kit.actor import ApplicantId, StaffId
from prakerja.messages.models import Message
from tests.situations.backoffice import signed_in
from tests.situations.cards import NOW
from tests.situations.lives import a_card, held, revoked

pytestmark = pytest.mark.django_db
RATNA = "ratna@prakerja.example"
NOTE = {"reason_note": "Menelepon dari nomornya sendiri"}
HOLD = {**NOTE, "held_for": "cause"}


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def person_of(card: Card, reader: str = RATNA) -> str:
    officer = Account.objects.get(email=reader)
    return f"/kantor/kartu/orang/{found_by(StaffId(officer.pk), ApplicantId(card.applicant_id))}/"


def page_of(card: Card, word: str, reader: str = RATNA) -> str:
    return f"{person_of(card, reader)}{card.award}/sendiri/{word}/"


def opened(browser: Client, address: str) -> str:
    return " ".join(browser.get(address).content.decode().split())


def sent(browser: Client, address: str, typed: dict[str, str]) -> str:
    return " ".join(browser.post(address, typed, follow=True).content.decode().split())


def release_of(card: Card) -> dict[str, str]:
    return {**NOTE, "moves": str(card.moves)}


def now_of(card: Card) -> Card:
    return Card.objects.get(pk=card.pk)


def events(name: str) -> list[Event]:
    return list(Event.objects.filter(name=f"cards.card.{name}"))


def test_a_card_is_held_with_a_note_and_the_persons_page_tells_why_and_who(ratna: Client) -> None:
    card = a_card(at=NOW - timedelta(days=1))
    page = sent(ratna, page_of(card, "tahan"), HOLD)
    assert "Kartu ditahan. Pemegangnya diberi tahu." in page
    assert "kantor memeriksa sesuatu" in page
    assert "(ditahan)" in page
    assert f"Alasan: {NOTE['reason_note']}" in page
    assert now_of(card).held_for == HoldReason.CAUSE
    (event,) = events("held")
    assert event.reason == NOTE["reason_note"]
    assert NOTE["reason_note"] not in Message.objects.get(text="card_held", channel="email").words_as_json


def test_held_twice_it_is_held_once(ratna: Client, bima: Client) -> None:
    card = a_card()
    sent(ratna, page_of(card, "tahan"), HOLD)
    sent(bima, page_of(card, "tahan", "bima@prakerja.example"), {**HOLD, "held_for": "number_leaked"})
    assert now_of(card).held_for == HoldReason.CAUSE
    assert len(events("held")) == 1


@pytest.mark.parametrize(
    ("word", "typed", "said"),
    [
        ("tahan", {"held_for": "cause"}, "Tulis alasannya, untuk jejak audit"),
        ("tahan", {**NOTE}, "Pilih mengapa kartu ini ditahan"),
        ("tahan", {**NOTE, "held_for": "whim"}, "Pilih mengapa kartu ini ditahan"),
        ("lepas", {"reason_note": "  "}, "Tulis alasannya, untuk jejak audit"),
        ("ganti-nomor", {"leaked": "1234"}, "Tulis alasannya, untuk jejak audit"),
    ],
)
def test_without_its_reason_nothing_is_done(ratna: Client, word: str, typed: dict[str, str], said: str) -> None:
    card = held(a_card(), at=NOW) if word == "lepas" else a_card()
    assert said in sent(ratna, page_of(card, word), typed)
    assert (now_of(card).moves, now_of(card).number) == (card.moves, card.number)


def test_what_one_held_one_releases(ratna: Client) -> None:
    card = held(a_card(), at=NOW)
    assert "Kartu tidak ditahan lagi." in sent(ratna, page_of(card, "lepas"), release_of(card))
    assert now_of(card).held_since is None
    (event,) = events("released")
    assert event.reason == NOTE["reason_note"]


def test_a_page_that_was_opened_before_releases_no_later_hold(ratna: Client) -> None:
    card = held(a_card(), at=NOW)
    earlier = release_of(card)
    sent(ratna, page_of(card, "lepas"), earlier)
    card = held(card, at=NOW)
    assert "sudah berubah sejak Anda membukanya" in sent(ratna, page_of(card, "lepas"), earlier)
    assert now_of(card).held_since is not None


@pytest.mark.parametrize("typed", ["", "0", "x", "99999"])
def test_a_release_that_names_no_hold_releases_none(ratna: Client, typed: str) -> None:
    card = held(a_card(), at=NOW)
    sent(ratna, page_of(card, "lepas"), {**NOTE, "moves": typed})
    assert now_of(card).held_since is not None


@pytest.mark.parametrize("reason", [HoldReason.LISTED, HoldReason.DEATH, HoldReason.CITIZENSHIP])
def test_who_may_not_be_entitled_is_released_by_two_and_the_page_says_how(ratna: Client, reason: HoldReason) -> None:
    card = held(a_card(), at=NOW, reason=reason)
    assert "usulkan pemulihan" in opened(ratna, page_of(card, "lepas"))
    assert "usulkan pemulihan" in sent(ratna, page_of(card, "lepas"), release_of(card))
    assert now_of(card).held_for == reason
    assert "Lepas penahanan" not in opened(ratna, person_of(card))


def test_another_number_is_seen_by_nobody_of_the_office(ratna: Client) -> None:
    card = held(a_card(), at=NOW, reason=HoldReason.NUMBER_LEAKED)
    page = sent(ratna, page_of(card, "ganti-nomor"), {**NOTE, "leaked": card.last_four})
    after = now_of(card)
    assert "Nomor yang bocor tidak berlaku lagi." in page
    assert after.number != card.number
    assert after.held_since is None
    assert card.number not in page
    assert after.number not in page
    (event,) = events("number_replaced")
    assert event.reason == NOTE["reason_note"]


def test_a_number_that_was_replaced_meanwhile_is_not_replaced_again(ratna: Client) -> None:
    card = a_card()
    for _ in range(2):
        sent(ratna, page_of(card, "ganti-nomor"), {**NOTE, "leaked": card.last_four})
    assert len(events("number_replaced")) == 1


@pytest.mark.parametrize("word", ["tahan", "ganti-nomor"])
def test_nothing_is_done_to_a_card_that_has_ended(ratna: Client, word: str) -> None:
    card = revoked(a_card())
    assert "Kartu ini sudah berakhir." in opened(ratna, page_of(card, word))
    assert "sudah berakhir" in sent(ratna, page_of(card, word), {**HOLD, "leaked": card.last_four})
    assert now_of(card).moves == card.moves
    assert "/sendiri/" not in opened(ratna, person_of(card))


def test_what_is_not_held_has_nothing_to_release(ratna: Client) -> None:
    card = a_card()
    assert "tidak sedang ditahan" in opened(ratna, page_of(card, "lepas"))
    sent(ratna, page_of(card, "lepas"), release_of(card))
    assert events("released") == []


@pytest.mark.parametrize(
    "rest", ["1/sendiri/curi/", "2/sendiri/tahan/", "32768/sendiri/tahan/", "9" * 20 + "/sendiri/lepas/"]
)
def test_other_cards_and_words_are_no_page(ratna: Client, rest: str) -> None:
    page = f"{person_of(a_card())}{rest}"
    assert ratna.get(page).status_code == ratna.post(page, HOLD).status_code == 404


def test_an_auditor_sees_why_it_is_held_and_changes_nothing() -> None:
    card = held(a_card(), at=NOW)
    auditor = signed_in("periksa@prakerja.example", Role.AUDITOR)
    assert "kantor memeriksa sesuatu" in opened(auditor, person_of(card, "periksa@prakerja.example"))
    page = page_of(card, "lepas", "periksa@prakerja.example")
    assert auditor.get(page).status_code == auditor.post(page, NOTE).status_code == 403
    assert now_of(card).held_since is not None


def test_whom_another_looked_up_is_looked_up_anew(ratna: Client, bima: Client) -> None:
    card = a_card()
    answer = bima.post(page_of(card, "tahan"), HOLD)
    assert answer["Location"] == "/kantor/kartu/cari/"
    assert now_of(card).held_since is None
