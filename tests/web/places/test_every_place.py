"""What every page keeps to, in each of its states: of each step, of the office and for everybody."""

import re
from collections.abc import Callable
from functools import cache
from html import unescape
from typing import Final
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import resolve

from prakerja.config.catalogues import read_catalogues
from tests.situations.accounts import PASSWORD, TOTP_SECRET
from tests.situations.identity import SITI
from tests.web.places.of_accounts import OVER
from tests.web.places.seen import Seen
from tests.web.places.table import PLACES
from tests.web.test_every_answer import EVERY_ANSWER

#: Of whom the pages are made: none of it may stand in an address, a title or a log.
OF_A_PERSON: Final = (
    "Siti",
    "Rekaan",
    "Aminah",
    "Budi",
    "Santoso",
    "@",
    "81100000",
    "Melati",
    SITI.nik,
    SITI.nik[-4:] + "0000",
    "1990",
    PASSWORD,
    TOTP_SECRET,
)
#: A line that one types into, from which Enter sends the form; a text of several lines has lines of its own.
TYPED: Final = re.compile(r'<input\b(?![^>]*type="(?:hidden|radio|checkbox|file|submit)")[^>]*>')
#: The page asks for one of several decisions, and each has a button.
DECIDES: Final = re.compile(r'name="(?:go|decision|act|verdict)"')
#: In Indonesian on English pages: names, and who is barred, in a declaration that is shown as it was signed.
NAMES: Final = {"Prakerja", "Indonesia", "Dukcapil", "pejabat negara", "prajurit TNI", "anggota Polri"}


def text_of(html: str) -> str:
    body = re.sub(r"<(script|style)\b.*?</\1>", " ", html, flags=re.DOTALL)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", body)).split())


def ids_in(html: str) -> list[str]:
    return re.findall(r'\sid="([^"]+)"', html)


def sentences_in(html: str) -> set[str]:
    """Those Indonesian sentences of the catalogues that stand on the page."""
    text = text_of(html)
    return {one for one in indonesian_sentences() if one in text and re.search(rf"\b{re.escape(one)}(?!\w)", text)}


def title_of(html: str) -> str:
    (title,) = re.findall(r"<title>(.*?)</title>", html, flags=re.DOTALL)
    return unescape(title).strip()


@cache
def indonesian_sentences() -> frozenset[str]:
    """Whole sentences that have an English of their own, long enough not to stand in another by chance."""
    found = set()
    for catalogue in read_catalogues().values():
        for message in catalogue:
            singular = message.id[0] if isinstance(message.id, tuple) else str(message.id)
            written = message.string[0] if isinstance(message.string, tuple) else str(message.string)
            if len(singular) >= 8 and "%(" not in singular and "<" not in singular and singular != written:
                found.add(" ".join(unescape(singular).split()))
    return frozenset(found)


def it_is_a_whole_page_with_one_heading_a_title_and_its_language(page: Seen) -> None:
    for language, html in zip(("id", "en"), page.both, strict=True):
        assert html.startswith("<!doctype html>")
        assert f'<html lang="{language}">' in html
        assert len(re.findall(r"<h1\b", html)) == 1
        assert re.fullmatch(r".+ – Prakerja", title_of(html))
        assert 'name="viewport"' in html


def neither_address_nor_title_tells_who_it_is_about(page: Seen) -> None:
    told = " ".join((page.address, *map(title_of, page.both)))
    assert [one for one in OF_A_PERSON if one in told] == []
    assert not any(re.search(r"\d{4}", title_of(html)) for html in page.both), "a number of somebody's, in groups"


def in_english_no_indonesian_sentence_is_left(page: Seen) -> None:
    assert sentences_in(page.english) <= NAMES
    assert len(sentences_in(page.indonesian)) > 3, "this test sees nothing"


def every_link_leads_somewhere(page: Seen) -> None:
    ids = ids_in(page.indonesian)
    for link in map(unescape, re.findall(r'<(?:a|form)\b[^>]*\s(?:href|action)="([^"]*)"', page.indonesian)):
        parts = urlsplit(link)
        if parts.scheme or not link:
            assert parts.scheme in ("https", "http", "tel", "mailto", "")
        elif parts.path:
            resolve(parts.path)
        else:
            assert parts.fragment in ids


def whatever_is_typed_or_chosen_has_its_label_and_its_own_id(page: Seen) -> None:
    ids = ids_in(page.indonesian)
    assert sorted(ids) == sorted(set(ids))
    for control in re.findall(r"<(?:input|select|textarea)\b[^>]*>", page.indonesian):
        if 'type="hidden"' not in control:
            (found,) = ids_in(control)
            assert f'for="{found}"' in page.indonesian or "aria-label" in control


def what_describes_a_field_is_on_the_page(page: Seen) -> None:
    for named in re.findall(r'\saria-(?:describedby|labelledby)="([^"]+)"', page.indonesian):
        assert set(named.split()) <= set(ids_in(page.indonesian))


def a_form_that_changes_something_carries_its_token(page: Seen) -> None:
    for form in re.findall(r'<form\b[^>]*method="post".*?</form>', page.indonesian, flags=re.DOTALL):
        assert "csrfmiddlewaretoken" in form or 'action="/bahasa/"' in form


def enter_presses_a_button_that_does_what_the_form_is_for(page: Seen) -> None:
    """Browsers press the first one. Of several the first is the plain one, or the one that goes on."""
    for form in re.findall(r'<form\b[^>]*method="post".*?</form>', page.indonesian, flags=re.DOTALL):
        buttons = [one for one in re.findall(r"<button\b[^>]*>", form) if 'type="button"' not in one]
        if len(buttons) > 1 and TYPED.search(form):
            assert not re.search(r"second|danger", buttons[0]), buttons[0]
            assert "name=" not in buttons[0] or 'value="next"' in buttons[0] or DECIDES.search(buttons[0]), buttons[0]


def a_new_password_is_kept_under_the_right_name(page: Seen) -> None:
    if 'autocomplete="new-password"' in page.indonesian:
        assert re.search(r'autocomplete="(username|email)"', page.indonesian)


def a_public_page_has_a_preview_for_whoever_is_sent_its_link(page: Seen) -> None:
    if 'property="og:title"' in page.indonesian:
        assert all(f'property="og:{name}"' in page.english for name in ("description", "image", "url"))
    else:
        assert "public" not in page.headers.get("Cache-Control", "")


def what_a_script_keeps_and_marks_is_in_every_form_of_a_person(page: Seen) -> None:
    """By the mark they send what they typed themselves, and nobody else's."""
    for form in re.findall(r'<form\b[^>]*method="post".*?</form>', page.indonesian, flags=re.DOTALL):
        assert 'name="typed_by"' in form or not page.is_personal or 'action="/bahasa/"' in form
        assert "data-unkept" in form or 'name="secret"' not in form, "a secret is kept by nobody else"


def from_every_page_of_a_person_one_tap_leads_out(page: Seen) -> None:
    assert '"/keluar/"' in page.indonesian or not page.is_personal


def no_page_of_a_person_is_kept_by_the_browser_and_none_runs_in_a_frame(page: Seen) -> None:
    assert "no-store" in page.headers.get("Cache-Control", "") or not page.is_personal
    for name, parts in EVERY_ANSWER.items():
        assert all(part in page.headers[name] for part in parts), name


def looking_again_changes_nothing(page: Seen) -> None:
    assert page.changed == set()


#: One test opens each page and asks them all: of each test the suite's machinery takes its share, and pages are many.
SENTENCES: Final[tuple[Callable[[Seen], None], ...]] = (
    it_is_a_whole_page_with_one_heading_a_title_and_its_language,
    neither_address_nor_title_tells_who_it_is_about,
    in_english_no_indonesian_sentence_is_left,
    every_link_leads_somewhere,
    whatever_is_typed_or_chosen_has_its_label_and_its_own_id,
    what_describes_a_field_is_on_the_page,
    a_form_that_changes_something_carries_its_token,
    enter_presses_a_button_that_does_what_the_form_is_for,
    a_new_password_is_kept_under_the_right_name,
    a_public_page_has_a_preview_for_whoever_is_sent_its_link,
    what_a_script_keeps_and_marks_is_in_every_form_of_a_person,
    from_every_page_of_a_person_one_tap_leads_out,
    no_page_of_a_person_is_kept_by_the_browser_and_none_runs_in_a_frame,
    looking_again_changes_nothing,
)


@pytest.mark.in_turn(3, whole_rows=True)
def test_it_keeps_to_all_that_every_page_keeps_to(page: Seen) -> None:
    assert {one.__name__: fault for one in SENTENCES if (fault := fault_of(one, page))} == {}


def fault_of(sentence: Callable[[Seen], None], page: Seen) -> str:
    """Empty: it is true of the page. The others are asked all the same."""
    try:
        sentence(page)
    except Exception as fault:  # noqa: BLE001  whatever is not as it should be is told
        return f"{type(fault).__name__}: {fault}"
    return ""


@pytest.mark.django_db
@pytest.mark.usefixtures("private_store")
@pytest.mark.parametrize("name", [name for name in PLACES if PLACES[name].__module__.endswith("of_applicants")])
def test_a_stranger_is_led_to_the_sign_in_and_back(name: str) -> None:
    opened = PLACES[name]()
    answer = Client().get(opened.address)
    assert answer.status_code == 302
    assert answer["Location"] == f"/masuk/?next={opened.address}"


@pytest.mark.django_db
@pytest.mark.usefixtures("private_store")
@pytest.mark.parametrize("name", OVER)
@pytest.mark.parametrize("language", ["id", "en"])
def test_what_cannot_be_shown_is_a_page_of_the_house_too(name: str, language: str) -> None:
    opened = OVER[name]()
    opened.browser.cookies["django_language"] = language
    answer = opened.browser.get(opened.address)
    html = answer.content.decode()
    assert answer.status_code in (403, 404, 410)
    assert f'<html lang="{language}">' in html
    assert len(re.findall(r"<h1\b", html)) == 1
    assert title_of(html).endswith(" – Prakerja")
    assert [one for one in OF_A_PERSON if one in title_of(html)] == []
