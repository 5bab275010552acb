"""The award letter: downloaded by its holder, checked by anybody who holds it, and never telling who that is."""

import re
from collections.abc import Iterator
from datetime import timedelta
from html import unescape
from uuid import UUID, uuid4

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings

from prakerja.accounts.models import Account
from prakerja.cards.letter_code import spelled
from prakerja.cards.letter_pdf import LetterWords, write_letter_pdf
from prakerja.cards.limits import UNKNOWN_LETTERS_OF_A_NETWORK
from prakerja.cards.models import Card
from prakerja.cards.reasons import MoveReason
from prakerja.cards.states import CardState
from prakerja.codes.models import Tally
from tests.situations.accounts import NOW
from tests.situations.own_cards import a_card, a_seat, held, moved

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def clock() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


def browser_of(applicant_id: UUID) -> Client:
    browser = Client()
    browser.force_login(Account.objects.get(pk=applicant_id))
    return browser


def text_of(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def checked(code: object, browser: Client | None = None) -> str:
    return text_of((browser or Client()).get(f"/surat/{code}/").content.decode())


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """What the letter is made of, as it goes to the printer."""
    seen: dict[str, object] = {}

    def noted(words: LetterWords, *, address: str) -> bytes:
        seen.update(vars(words), address=address)
        return write_letter_pdf(words, address=address)

    monkeypatch.setattr("prakerja.web.cards.letter_pdf.write_letter_pdf", noted)
    return seen


def test_its_holder_downloads_a_pdf_that_no_browser_keeps() -> None:
    answer = browser_of(a_card().applicant_id).get("/kartu/surat.pdf")
    assert answer.content.startswith(b"%PDF-")
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="surat-keputusan-prakerja.pdf"'
    assert "no-store" in answer["Cache-Control"]
    assert len(answer.content) < 60_000


def test_it_names_its_holder_the_money_and_the_deadline_and_never_the_number(
    said: dict[str, object], settings: Settings
) -> None:
    settings.BASE_URL = "https://prakerja.example"
    card = a_card(number=12, full_name="Siti Aminah")
    browser = browser_of(card.applicant_id)
    browser.cookies["django_language"] = "en"
    browser.get("/kartu/surat.pdf")
    assert said == {
        "decree": "SK-12/2021",
        "name": "Siti Aminah",
        "wave": "12",
        "awarded": "24 Februari 2021",
        "last_four": card.last_four,
        "package": "Rp3.550.000",
        "training": "Rp1.000.000",
        "incentive": "Rp2.550.000",
        "last_second": "Kamis, 25 Maret 2021 pukul 23.59 WIB",
        "code": spelled(card.letter),
        "page": "prakerja.example/surat/",
        "address": f"https://prakerja.example/surat/{card.letter.hex}/",
    }


def test_a_name_is_printed_as_it_is_whatever_signs_stand_in_it() -> None:
    card = a_card(full_name='*#image("/etc/passwd")$_\\ <x> [y]')
    assert browser_of(card.applicant_id).get("/kartu/surat.pdf").content.startswith(b"%PDF-")


def test_before_the_card_is_there_the_letter_leads_to_the_page_that_says_so() -> None:
    assert browser_of(a_seat()[1]).get("/kartu/surat.pdf")["Location"] == "/kartu/"


def test_who_holds_a_letter_reads_whether_it_is_genuine_and_not_whose() -> None:
    card = a_card(number=12, full_name="Siti Aminah")
    text = checked(card.letter.hex)
    assert "Surat dengan kode ini asli" in text
    assert "Nomor surat SK-12/2021 Huruf depan nama penerima S••• A••• Gelombang 12" in text
    assert "Ditetapkan pada 24 Februari 2021 Keadaan kartu sekarang Berlaku sejak 24 Februari 2021" in text
    assert "Siti" not in text
    assert card.last_four not in text
    assert checked(spelled(card.letter)) == text


@pytest.mark.parametrize(
    ("state", "reason", "said"),
    [
        (CardState.ACTIVE, MoveReason.BOUGHT, "Berlaku dan sudah dipakai"),
        (CardState.REVOKED, MoveReason.DEADLINE, "Dicabut, tidak berlaku lagi"),
        (CardState.DECEASED, MoveReason.DEATH, "Ditutup, tidak berlaku lagi"),
    ],
)
def test_it_says_how_the_card_stands_now_and_not_why(state: CardState, reason: MoveReason, said: str) -> None:
    card = moved(a_card(), state, reason)
    assert f"sekarang {said} sejak 24 Februari 2021" in checked(card.letter.hex)


def test_more_time_is_no_other_standing() -> None:
    card = moved(a_card(), CardState.AWARDED, MoveReason.EXTENDED, at=NOW + timedelta(days=20))
    assert "Berlaku sejak 24 Februari 2021" in checked(card.letter.hex)


def test_a_held_card_is_not_in_force_for_the_time_being() -> None:
    assert "Untuk sementara tidak berlaku" in checked(held(a_card()).letter.hex)


def test_the_code_is_typed_in_any_spelling() -> None:
    card = a_card()
    answer = Client().post("/surat/", {"letter": spelled(card.letter).lower()})
    assert answer["Location"] == f"/surat/{card.letter.hex}/"


@pytest.mark.parametrize("typed", ["", "abc", "z" * 32, "\x00", "1" * 33])
def test_what_can_be_no_code_is_asked_for_again_and_counts_nothing(typed: str) -> None:
    answer = Client().post("/surat/", {"letter": typed})
    assert answer.status_code == 200
    assert b"error-summary" in answer.content
    assert not Tally.objects.exists()


def test_every_unknown_code_gets_the_same_answer_for_the_same_questions() -> None:
    a_card()
    answers, asked = set(), set()
    Client().get(f"/surat/{uuid4().hex}/")
    for code in (uuid4().hex, uuid4(), "kata-apa-saja", "9" * 300):
        with CaptureQueriesContext(connection) as questions:
            answer = Client().get(f"/surat/{code}/")
        assert answer.status_code == 404
        answers.add(text_of(answer.content.decode()))
        asked.add(len(questions))
    assert len(answers) == len(asked) == 1


def test_who_guesses_is_stopped_and_nobody_with_a_genuine_letter_is() -> None:
    card, guesser = a_card(), Client(REMOTE_ADDR="203.0.113.7")
    for _ in range(UNKNOWN_LETTERS_OF_A_NETWORK.most):
        assert guesser.get(f"/surat/{uuid4().hex}/").status_code == 404
    stopped = guesser.get(f"/surat/{uuid4().hex}/")
    assert stopped.status_code == 429
    assert "setelah pukul 10.15 WIB" in text_of(stopped.content.decode())
    assert "asli" in checked(card.letter.hex, guesser)
    assert "asli" in checked(card.letter.hex, Client(REMOTE_ADDR="203.0.113.8"))


def test_a_genuine_letter_is_looked_at_as_often_as_one_likes_and_nothing_is_written() -> None:
    card = a_card()
    browser = Client(REMOTE_ADDR="203.0.113.7")
    with CaptureQueriesContext(connection) as questions:
        browser.get(f"/surat/{card.letter.hex}/")
    assert len(questions) == 1
    assert all("SELECT" in one["sql"] and "INSERT" not in one["sql"] for one in questions)


@pytest.mark.parametrize("address", ["/surat/", "/surat/{genuine}/", "/surat/00000000000000000000000000000000/"])
def test_no_search_engine_lists_it_and_no_browser_keeps_it(address: str) -> None:
    answer = Client().get(address.format(genuine=a_card().letter.hex))
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in answer["Cache-Control"]


def test_of_a_closed_account_the_letter_stays_checkable() -> None:
    card = a_card()
    Account.objects.filter(pk=card.applicant_id).update(full_name="")
    assert "Huruf depan nama penerima •••" in checked(card.letter.hex)
    assert Card.objects.filter(pk=card.pk).exists()
