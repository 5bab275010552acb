"""What is confirmed is what was shown: every form that asks for a yes carries the version of what its page says."""

from html import unescape
from typing import Final

import pytest
from django.urls import resolve

from tests.guards.unversioned import NOTHING_TO_CHANGE, PROPOSED_AS_TYPED, TYPED
from tests.situations.rows import TRACES, all_rows, changed_since
from tests.web.forms.table import Entry, Filled
from tests.web.forms.test_every_form import is_done, send

pytestmark = [pytest.mark.django_db, pytest.mark.in_turn(3)]
STALE: Final = "0" * 32
WITHOUT: Final = "Konfirmasi itu tidak menyebut apa yang ditampilkan."
CHANGED: Final = "Yang ditampilkan tadi sudah berubah."
WITHOUT_ONE: Final = TYPED | PROPOSED_AS_TYPED | NOTHING_TO_CHANGE.keys()


def view_of(filled: Filled) -> str:
    view = resolve(filled.address.partition("?")[0]).func
    return f"{view.__module__.removeprefix('prakerja.')}.{view.__name__}"


@pytest.mark.parametrize(("version", "told"), [("", WITHOUT), (STALE, CHANGED)])
def test_without_the_version_that_is_true_nothing_is_confirmed_and_the_page_is_shown_as_it_is_now(
    entry: Entry, filled: Filled, version: str, told: str
) -> None:
    if view_of(filled) in WITHOUT_ONE:
        return
    assert filled.fields.get("shown"), "its page carries the version of what it shows"
    before = all_rows()
    refused = send(filled, shown=version)
    assert refused.status_code == 409, refused.headers.get("Location")
    assert changed_since(before) - TRACES - {"accounts_session"} == set()
    page = unescape(refused.content.decode())
    assert told in page
    # And what was typed beside it is there still.
    reasons = [str(value) for name, value in filled.fields.items() if name.startswith("reason")]
    assert [reason for reason in reasons if reason not in page] == []
    assert is_done(send(filled), entry)
