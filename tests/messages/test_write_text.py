"""Every text exists in both languages, and says something in each."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.conf import settings

from prakerja.kit.purpose import Purpose
from prakerja.kit.sealed import unseal
from prakerja.messages.states import Channel
from prakerja.messages.words import Word, read_words, seal_words
from prakerja.messages.write_text import write_text

FILES = {file.name: file for folder in settings.LETTER_FOLDERS for file in Path(folder).glob("*.txt")}
TEXTS = sorted({(name, channel) for name, channel, *_ in (name.split(".") for name in FILES)})


#: Where a letter tells a reason in the pages' own words, it must be one that there is.
_REASON = {
    "identity_refused": "not_found",
    "identity_photos_again": "card_cut_off",
    "card_held": "cause",
    "card_annulled": "listed",
    "entitlement_over": "citizenship",
    "training_voided": "schedule_cancelled",
    "certificate_withdrawn": "attendance_forged",
    "incentive_taken_back": "attendance_forged",
    "paid_account_refused": "other_name",
    "payment_refused": "dormant",
    "partner_account_refused": "other_name",
    "partner_payment_refused": "dormant",
}


WHEN = datetime(2021, 3, 28, 16, 59, 59, tzinfo=UTC)


def words_of(text: str, channel: str, language: str) -> dict[str, object]:
    """A made-up word for everything that the text asks for."""
    source = FILES[f"{text}.{channel}.{language}.txt"].read_text()
    asked = re.findall(r"{{\s*(\w+)([^}]*)}}", source)
    words: dict[str, object] = {name: f"kata {name}" for name, _filters in asked}
    words |= {name: WHEN for name, filters in asked if re.search(r"\|(last_second|date|for_reader)\b", filters)}
    words |= {name: 3_550_000 for name, filters in asked if re.search(r"\|amount\b", filters)}
    if "|declared_as" in source:
        words["kind"] = "absent"
    if "house" in words:
        words["house"] = "bni"
    if "|for_reader" in source:
        words["regency"] = "9171"
    return {**words, "reason": _REASON.get(text, "")}


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize(("text", "channel"), TEXTS)
def test_every_text_is_there_in_both_languages(text: str, channel: str, language: str) -> None:
    subject, body = write_text(
        text=text, channel=Channel(channel), language=language, words=words_of(text, channel, language)
    )
    assert len(body) > 20
    assert "{" not in subject + body
    assert bool(subject) == (channel == "email")
    assert "\n" not in subject


@pytest.mark.parametrize(("text", "channel"), TEXTS)
def test_both_languages_ask_for_the_same_words(text: str, channel: str) -> None:
    indonesian, english = (set(words_of(text, channel, language)) for language in ("id", "en"))
    assert indonesian == english


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("text", [text for text, channel in TEXTS if channel == "sms"])
def test_an_sms_has_no_link(text: str, language: str) -> None:
    source = FILES[f"{text}.sms.{language}.txt"].read_text()
    assert "base_url" not in source
    assert not re.search(r"https?:|www\.", source)


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_sms_with_a_code_begins_with_it_and_ends_bound_to_our_site(language: str) -> None:
    words: dict[str, object] = {
        "code": "482913",
        "until": datetime(2020, 12, 5, 3, 10, tzinfo=UTC),
        "host": "prakerja.example",
    }
    _, body = write_text(text="phone_code", channel=Channel.SMS, language=language, words=words)
    assert body.startswith("482913 ")
    assert body.endswith("\n@prakerja.example #482913")
    assert len(body) <= 160


@pytest.mark.parametrize(("language", "number"), [("id", "2.926"), ("en", "2,926")])
def test_a_number_is_grouped_as_the_language_of_the_text_does_it(language: str, number: str) -> None:
    words: dict[str, object] = {"wave": 12, "area": "Jawa Timur", "candidates": 2926, "seats": 123, "rank": 747}
    _, body = write_text(text="result_no_seat", channel=Channel.SMS, language=language, words=words)
    assert number in body


@pytest.mark.parametrize(
    ("language", "time"), [("id", "6 Desember 2020 pukul 00.05 WIB"), ("en", "6 December 2020 at 00:05 WIB")]
)
def test_a_moment_is_spelled_in_jakartas_time_as_the_language_of_the_text_does_it(language: str, time: str) -> None:
    words: dict[str, Word] = {"name": "Sari", "number": "••••1234", "at": datetime(2020, 12, 5, 17, 5, tzinfo=UTC)}
    sealed = seal_words(words, owner=None)
    carried = read_words(unseal(sealed, purpose=Purpose.MESSAGE_WORDS, owner=None))
    _, body = write_text(text="phone_number_changed", channel=Channel.EMAIL, language=language, words=carried)
    assert time in body


def test_no_letter_stands_in_two_steps() -> None:
    assert len(FILES) == sum(len(list(Path(folder).glob("*.txt"))) for folder in settings.LETTER_FOLDERS)


def test_a_letter_that_lacks_a_word_is_not_written() -> None:
    with pytest.raises(LookupError, match="code"):
        write_text(text="phone_code", channel=Channel.SMS, language="id", words={"host": "prakerja.example"})


@pytest.mark.parametrize("language", ["id", "en"])
def test_the_hotline_stands_in_the_letters_that_send_people_to_it(language: str) -> None:
    _, body = write_text(text="password_changed", channel=Channel.EMAIL, language=language, words={})
    assert settings.HOTLINE in body
