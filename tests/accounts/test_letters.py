"""The letters of step 1, word by word where somebody acts on them: the code, until when, where to go."""

import re
from datetime import timedelta
from typing import Any, Final

import pytest
from django.conf import LazySettings

from prakerja.accounts.post_letter import post_letter
from prakerja.messages.models import Message
from prakerja.messages.states import Channel
from prakerja.messages.write_text import write_text
from tests.situations.accounts import NOW, a_code, a_member_of_staff, a_sign_up, an_account, last_letter, letters_to

pytestmark = pytest.mark.django_db
#: At 10.10 in Jakarta.
WORDS: Final[dict[str, Any]] = {
    "code": "048213",
    "token": "abc:def",
    "until": NOW + timedelta(minutes=10),
    "name": "Siti",
    "passkey": "Ponsel",
}
WITH_A_CODE: Final = ("confirm_email", "login_code", "reset_password_code", "new_address_code")
TO_INVITE: Final = ("staff_invitation", "second_factor_reset")
TO_STAFF: Final = (
    *TO_INVITE,
    "app_replaced",
    "passkey_removed",
    "passkey_added",
    "recovery_codes_renewed",
    "second_factor_set_up",
)
OF_A_MOVE: Final = ("new_address_in_use", "address_left", "address_taken_up")
ALL: Final = (
    *WITH_A_CODE,
    *TO_STAFF,
    *OF_A_MOVE,
    "sessions_ended",
    "account_exists",
    "no_account",
    "password_changed",
)


def body(text: str, language: str) -> str:
    return write_text(text=text, channel=Channel.EMAIL, language=language, words=WORDS)[1]


@pytest.mark.parametrize("text", WITH_A_CODE)
@pytest.mark.parametrize(("language", "until"), [("id", "sebelum pukul 10.10 WIB"), ("en", "before 10:10 WIB")])
def test_a_code_stands_alone_on_its_line_with_its_end_in_jakartas_time(text: str, language: str, until: str) -> None:
    written = body(text, language)
    assert "048213" in written.splitlines()
    assert until in " ".join(written.split())


@pytest.mark.parametrize("text", WITH_A_CODE)
@pytest.mark.parametrize(
    ("language", "warning"),
    [("id", "Jangan berikan kode ini kepada siapa pun."), ("en", "Give this code to nobody.")],
)
def test_a_code_comes_with_the_warning_to_give_it_to_nobody(text: str, language: str, warning: str) -> None:
    assert warning in body(text, language)


@pytest.mark.parametrize("text", WITH_A_CODE)
@pytest.mark.parametrize(("language", "ignore"), [("id", "Abaikan e-mail ini"), ("en", "Ignore this e-mail")])
def test_who_did_not_ask_is_told_to_ignore_it(text: str, language: str, ignore: str) -> None:
    assert ignore in body(text, language)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("confirm_email", ["/daftar/tautan/abc:def/"]),
        ("account_exists", ["/masuk/", "/masuk/lupa/"]),
        ("no_account", ["/daftar/"]),
        ("password_changed", ["/masuk/lupa/"]),
        ("login_code", []),
        ("staff_invitation", ["/petugas/undangan/abc:def/"]),
        ("second_factor_reset", ["/petugas/undangan/abc:def/"]),
        ("reset_password_code", []),
        ("new_address_code", []),
        ("new_address_in_use", ["/masuk/"]),
        ("address_left", []),
        ("address_taken_up", []),
    ],
)
def test_the_links_of_a_letter_lead_to_our_own_pages_alone(
    text: str, pages: list[str], language: str, settings: LazySettings
) -> None:
    found = re.findall(r"https?://\S+", body(text, language))
    assert found == [f"{settings.BASE_URL}{page}" for page in pages]


@pytest.mark.parametrize("text", ALL)
def test_both_languages_have_as_many_paragraphs_and_sign_as_the_house(text: str) -> None:
    indonesian, english = (body(text, language).strip().split("\n\n") for language in ("id", "en"))
    assert len(indonesian) == len(english)
    assert indonesian[-1] == english[-1] == "Prakerja"


@pytest.mark.parametrize("text", ALL)
@pytest.mark.parametrize("language", ["id", "en"])
def test_a_subject_is_one_short_line_and_tells_no_code(text: str, language: str) -> None:
    subject, _body = write_text(text=text, channel=Channel.EMAIL, language=language, words=WORDS)
    assert 10 <= len(subject) <= 60
    assert not re.search(r"\d{4}", subject)


@pytest.mark.parametrize("text", TO_STAFF)
def test_staff_are_told_to_call_the_administrator_when_it_was_not_they(text: str) -> None:
    assert "Segera beri tahu administrator." in body(text, "id")
    assert "Tell the administrator at once." in body(text, "en")


def test_whoever_changed_the_password_or_not_finds_the_hotline(settings: LazySettings) -> None:
    settings.HOTLINE = "0800 150 3001"
    assert "telepon 0800 150 3001" in body("password_changed", "id")
    assert "call 0800 150 3001" in body("password_changed", "en")


@pytest.mark.parametrize("text", ["address_left", "address_taken_up"])
def test_whoever_moved_the_account_or_not_finds_the_hotline(text: str, settings: LazySettings) -> None:
    settings.HOTLINE = "0800 150 3001"
    assert "Segera telepon 0800 150 3001" in body(text, "id")
    assert "Call 0800 150 3001" in body(text, "en")


# Who gets it


def test_a_letter_goes_to_the_accounts_address_with_the_owners_name_in_their_language() -> None:
    account = an_account(full_name="Siti Aminah", language="en")
    post_letter(account, text="password_changed", now=NOW)
    letter = last_letter(account.email)
    assert (letter.language, letter.words["name"]) == ("en", "Siti Aminah")


def test_another_language_is_used_when_it_is_asked_for() -> None:
    account = an_account(language="en")
    post_letter(account, text="password_changed", now=NOW, language="id")
    assert last_letter(account.email).language == "id"


def test_a_letter_posted_twice_under_one_key_is_one_letter_and_under_two_it_is_two() -> None:
    account = an_account()
    for key in ("a", "a", "b"):
        post_letter(account, text="password_changed", now=NOW, once_key=key)
    assert len(letters_to(account.email)) == 2


def test_what_concerns_an_applicant_stands_under_their_id_and_what_concerns_staff_does_not() -> None:
    siti, budi = an_account(), a_member_of_staff(totp_secret=None)
    for account in (siti, budi):
        post_letter(account, text="password_changed", now=NOW)
    owners = set(Message.objects.values_list("owner_id", flat=True))
    assert siti.pk in owners
    assert budi.pk not in owners


def test_words_of_a_letter_may_not_take_the_place_of_the_name_unless_they_say_so() -> None:
    account = an_account()
    post_letter(account, text="passkey_added", words={"passkey": "Ponsel"}, now=NOW)
    assert last_letter(account.email).words == {"name": "Siti Aminah", "passkey": "Ponsel"}


# Whoever has no account, or has one already


def test_an_address_with_an_account_gets_a_letter_that_carries_neither_code_nor_link() -> None:
    account = an_account()
    a_sign_up(account.email)
    letter = last_letter(account.email)
    assert not re.search(r"\b\d{6}\b", letter.body)
    assert "tautan" not in letter.body


def test_an_address_without_an_account_gets_a_letter_that_carries_no_code() -> None:
    a_code("belum@contoh.example")
    assert not re.search(r"\b\d{6}\b", last_letter("belum@contoh.example").body)


def test_the_letter_to_a_stranger_says_nothing_of_whoever_asked() -> None:
    a_sign_up("korban@contoh.example", full_name="Penipu http://jahat.example")
    letter = last_letter("korban@contoh.example")
    assert "Penipu" not in letter.body
    assert "jahat" not in f"{letter.subject} {letter.body}"
