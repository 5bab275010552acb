"""What is confirmed is what was shown: every form of a person that asks for nothing but a yes carries its version."""

import re
from typing import Final

import pytest

from tests.situations.rows import TRACES, all_rows, changed_since
from tests.web.forms.table import FORMS, Entry, Filled
from tests.web.forms.test_every_form import is_done, send

pytestmark = pytest.mark.django_db
STALE: Final = "0" * 32
#: What is no answer of one's own: ticks, buttons, and what the page put there.
_TICKS: Final = {"on", "1", "confirm", "decline", "agree"}
#: A yes to nothing that could change between the page and the form, and why.
NOTHING_TO_CHANGE: Final = {
    "another letter with the code": "the letter is the same",
    "another code to sign in": "the code is a new one",
    "another SMS": "the number is the one that has to be proven",
    "signing out": "whoever signs out is out",
    "signing out everywhere": "every session, also those that begin meanwhile",
    "ending all other sessions": "every other session, also those that begin meanwhile",
    "closing the account": "the verb refuses what stands against it",
    "claiming the NIK": "a NIK that was proven stays as it is",
    "asking for a second look": "the refusal is what it is about, and it ends with it",
    "starting the test": "a test begins once",
    "ending the test": "the answers are one's own, and the last one counts",
    "seeing the card's number": "the number is the answer",
    "asking for the code of an account": "the account is confirmed by its code",
    "taking away an account": "it carries the number of the account that is shown, and the verb compares it",
    "asking for a badge": "the certificate says what it stands for",
    "the declaration": "it carries the version of its text, of its own",
    "answering on a test page": "nothing of it is kept",
}


def name_of(entry: Entry) -> str:
    return next(name for name, one in FORMS.items() if one is entry)


def version_on(filled: Filled) -> str:
    """Empty: no page stands at the form's address, or it carries no version."""
    page = filled.browser.get(filled.address)
    found = (
        re.search(r'name="shown" value="([0-9a-f]{32})"', page.content.decode()) if page.status_code == 200 else None
    )
    return found[1] if found else ""


def is_a_mere_yes(filled: Filled) -> bool:
    is_of_a_person = not filled.address.startswith(("/kantor/", "/mitra/"))
    return is_of_a_person and all(value in _TICKS for value in filled.fields.values())


def test_a_version_that_is_no_longer_true_confirms_nothing_and_the_page_is_shown_again(
    entry: Entry, filled: Filled
) -> None:
    version = version_on(filled)
    if not version:
        assert not is_a_mere_yes(filled) or name_of(entry) in NOTHING_TO_CHANGE
        return
    before = all_rows()
    refused = send(filled, shown=STALE)
    assert (refused.status_code, refused.headers.get("Location")) == (302, filled.address)
    assert changed_since(before) - TRACES - {"accounts_session"} == set()
    assert is_done(send(filled, shown=version), entry)


def test_those_that_have_nothing_to_change_are_in_the_table() -> None:
    assert NOTHING_TO_CHANGE.keys() <= FORMS.keys()
