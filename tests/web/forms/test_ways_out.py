"""By no way out of a page is lost what was typed on it, and nobody sends what somebody else typed: of every form."""

import re
from copy import deepcopy
from datetime import timedelta
from html import unescape
from typing import Any
from uuid import UUID

import pytest
import time_machine
from django.test import Client
from django.urls import resolve

from prakerja.accounts.models import Account
from prakerja.pages.typed_by import FIELD, mark_of
from tests.situations.accounts import NOW
from tests.situations.broken import away, undone
from tests.situations.rows import TRACES, all_rows, changed_since
from tests.web.forms.table import FORMS, Entry, Filled
from tests.web.forms.test_every_form import NOT_FOR_STRANGERS, SESSION, is_done, send

pytestmark = [pytest.mark.django_db, pytest.mark.in_turn(5)]
FROM_HERE = {"Origin": "http://testserver"}
NOBODY = UUID(int=7)


def typed_in(filled: Filled) -> set[tuple[str, str]]:
    """What was typed, chosen and carried; files travel once."""
    fields = {name: value if isinstance(value, list) else [value] for name, value in filled.fields.items()}
    found = {(name, one) for name, several in fields.items() for one in several if isinstance(one, str | int)}
    return {(name, str(one)) for name, one in found}


def still_on(page: Any) -> set[tuple[str, str]]:
    """What the page would send once more."""
    html = page.content.decode()
    inputs = re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', html)
    return {(unescape(name), unescape(value)) for name, value in inputs}


def signed(filled: Filled) -> dict[str, object]:
    """As its page sends it, for whoever is signed in."""
    account_id = filled.browser.session.get("_auth_user_id")
    return {**filled.fields, FIELD: mark_of(Account.objects.get(pk=account_id))} if account_id else {**filled.fields}


def needs_sign_in(filled: Filled) -> bool:
    return bool(getattr(resolve(filled.address.partition("?")[0]).func, "login_required", True))


@pytest.mark.parametrize("entry", NOT_FOR_STRANGERS, indirect=True)
def test_what_was_typed_is_on_the_page_that_says_that_the_session_is_over(filled: Filled) -> None:
    if not needs_sign_in(filled):
        return
    before = all_rows()
    answer = Client().post(filled.address, signed(filled))
    assert answer.status_code == 401
    assert typed_in(filled) <= still_on(answer)
    assert f'action="{filled.address}"' in unescape(answer.content.decode())
    assert changed_since(before) == set()


@pytest.mark.parametrize("entry", NOT_FOR_STRANGERS, indirect=True)
def test_whoever_signs_in_meanwhile_does_not_send_what_somebody_else_typed(filled: Filled) -> None:
    if not needs_sign_in(filled):
        return
    before = all_rows()
    answer = send(filled, **{FIELD: mark_of(Account(pk=NOBODY))})
    assert answer.status_code == 409
    assert not typed_in(filled) & still_on(answer)
    assert changed_since(before) - TRACES - {"accounts_session"} == set()


def test_it_is_on_the_page_that_refuses_an_old_token_and_is_sent_from_there(entry: Entry, filled: Filled) -> None:
    filled.browser.handler.enforce_csrf_checks = True
    refused = filled.browser.post(filled.address, signed(filled), headers=FROM_HERE)
    if refused.status_code == 302:
        # Signed in by now, with another tab: it is led on.
        assert entry.is_for_strangers
        return
    assert refused.status_code == 403
    assert typed_in(filled) <= still_on(refused)
    token = dict(still_on(refused))["csrfmiddlewaretoken"]
    assert is_done(send(filled, **signed(filled), csrfmiddlewaretoken=token), entry)


def test_from_another_site_nothing_is_offered_once_more(filled: Filled) -> None:
    filled.browser.handler.enforce_csrf_checks = True
    refused = filled.browser.post(filled.address, signed(filled), headers={"Origin": "https://jahat.example"})
    assert refused.status_code in (302, 403)
    assert not typed_in(filled) & still_on(refused)


def test_it_is_on_the_page_that_says_that_the_database_is_away(filled: Filled) -> None:
    filled.browser.raise_request_exception = False
    with away():
        answer = filled.browser.post(filled.address, filled.fields)
    assert answer.status_code == 503
    assert typed_in(filled) <= still_on(answer)


def test_in_the_other_language_the_same_is_sent_and_does_the_same(entry: Entry, filled: Filled) -> None:
    filled.browser.cookies["django_language"] = "en"
    with undone():
        assert is_done(send(filled), entry)


@pytest.mark.parametrize("shift", [timedelta(days=1), timedelta(hours=-1)], ids=["ahead", "back"])
@pytest.mark.parametrize("entry", NOT_FOR_STRANGERS, indirect=True)
def test_a_clock_that_jumps_takes_nothing_that_was_typed(entry: Entry, filled: Filled, shift: timedelta) -> None:
    """Ahead the session is over: what was typed is on the page that says so. Back it is as if it were not yet."""
    before, cookies = all_rows(), deepcopy(filled.browser.cookies)
    with undone():
        with time_machine.travel(NOW + shift, tick=False):
            answer = filled.browser.post(filled.address, signed(filled))
        assert answer.status_code < 500
        if answer.status_code == 401:
            assert typed_in(filled) <= still_on(answer)
            assert changed_since(before) - {"accounts_session"} == set()
    # The clock is right again, and they are signed in as before.
    filled.browser.cookies = cookies
    assert is_done(send(filled), entry)


def test_reloading_what_a_form_was_answered_with_leads_to_a_page_and_does_nothing(filled: Filled) -> None:
    before = all_rows()
    for _time in range(2):
        answer = filled.browser.get(filled.address, headers={"Accept": "text/html"})
        assert answer.status_code in (200, 302, 404)
    assert changed_since(before) - SESSION == set()


def test_sent_again_from_the_page_before_it_does_nothing_more(entry: Entry, filled: Filled) -> None:
    """*Back*, and the button once more: the page says how it stands, and nobody has done it twice."""
    send(filled)
    after = all_rows()
    answer = send(filled)
    assert answer.status_code < 500
    # A code that was used is no code any more: to type it again counts as a try.
    assert entry.is_another or changed_since(after) - SESSION - {"codes_tally"} == set()


def test_the_table_has_forms_of_every_kind_of_people() -> None:
    assert len(FORMS) > 150
    assert len(NOT_FOR_STRANGERS) > 130
