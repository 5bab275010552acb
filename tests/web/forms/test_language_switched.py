"""Another language in the middle of a form, without a script: what was typed comes along, and nothing is sent."""

from html import unescape
from typing import Final

import pytest
from django.utils.http import urlencode

from tests.situations.rows import TRACES, all_rows, changed_since
from tests.web.forms.table import Entry, Filled
from tests.web.forms.test_every_form import is_done, send
from tests.web.forms.typed_page import PageForm, forms_on, held_on

pytestmark = [pytest.mark.django_db, pytest.mark.in_turn(3)]
SWITCH: Final = "other_language"
_PLAIN: Final = "application/x-www-form-urlencoded"


def page_of(filled: Filled) -> tuple[str, PageForm] | None:
    """Where the form stands, if it is a page that is opened and something is typed in it."""
    answer = filled.browser.get(filled.address, headers={"Accept": "text/html"}, follow=True)
    if answer.status_code != 200:
        return None
    place = answer.redirect_chain[-1][0] if answer.redirect_chain else filled.address
    named = {name for name, value in filled.fields.items() if isinstance(value, str | list)} - {"shown", "go"}
    forms = [one for one in forms_on(answer.content.decode()) if one.is_shown and named & one.typed]
    sent_there = [one for one in forms if one.action in (filled.address, "") or unescape(one.action) == filled.address]
    return (place, sent_there[0]) if sent_there else None


def typed_in(filled: Filled, form: PageForm) -> list[tuple[str, str]]:
    said = {name: value if isinstance(value, list) else [value] for name, value in filled.fields.items()}
    return [(name, str(one)) for name, several in said.items() if name in form.typed for one in several if str(one)]


def test_what_was_typed_is_on_the_page_in_the_other_language_and_does_what_it_is_for_from_there(
    entry: Entry, filled: Filled
) -> None:
    found = page_of(filled)
    if found is None:
        return
    place, form = found
    typed = [(name, value) for name, value in typed_in(filled, form) if not name.startswith("<")]
    switch = [button for button in form.buttons if button.name == SWITCH]
    assert len(switch) == 1
    assert (switch[0].goes_to, switch[0].enctype) == (place, _PLAIN)
    before = all_rows()
    carried = [(name, value) for name, value in form.values if name not in dict(typed)]
    body = urlencode([*carried, *typed, (SWITCH, switch[0].value)])
    answer = filled.browser.post(switch[0].goes_to, body, content_type=_PLAIN)
    assert answer.status_code == 200
    assert changed_since(before) - TRACES - {"accounts_session"} == set()
    page = answer.content.decode()
    assert '<html lang="en">' in page
    assert answer.cookies["django_language"].value == "en"
    assert "no-store" in answer.headers["Cache-Control"]
    files = {name for name, value in filled.fields.items() if hasattr(value, "read")}
    assert [one for one in typed if one[0] not in files and one not in set(held_on(page))] == []
    assert is_done(send(filled), entry)


def test_enter_in_a_field_means_the_forms_own_first_button(filled: Filled) -> None:
    found = page_of(filled)
    if found is None:
        return
    first = found[1].buttons[0]
    assert (first.name == SWITCH, first.goes_to) == (False, "")
