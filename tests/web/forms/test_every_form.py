"""What holds for every form: of each step and of the office's pages."""

from copy import deepcopy
from typing import Final

import pytest
from django.http import HttpResponse
from django.test import Client

from prakerja.audit.models import Event
from prakerja.messages.models import Message
from tests.shared_ground import each_on_one_worker
from tests.situations.broken import undone, writing
from tests.situations.rows import TRACES, all_rows, changed_since
from tests.thorough import beside_some, spread
from tests.web.forms.table import FORMS, Entry, Filled

pytestmark = [pytest.mark.django_db, pytest.mark.in_turn(3)]
#: The browser's own memory: a form that breaks may have said so there.
SESSION = {"accounts_session"} | TRACES
NONSENSE: Final = (
    "",
    "\x00",
    "<script>alert(1)</script>",
    "\u202e\u200b😀é",
    "'; DROP TABLE accounts_account; --",
    "9" * 400,
    "%s {0} %(x)s",
    "a" * 20_000,
)
NOT_FOR_STRANGERS: Final = each_on_one_worker(
    "form", (name for name, entry in FORMS.items() if not entry.is_for_strangers)
)


def send(filled: Filled, **changed: object) -> HttpResponse:
    """The browser sends it, and forgets what it was answered."""
    kept = deepcopy(filled.browser.cookies)
    for file in filled.fields.values():
        if hasattr(file, "seek"):
            file.seek(0)
    filled.browser.raise_request_exception = False
    answer = filled.browser.post(filled.address, {**filled.fields, **changed})
    filled.browser.cookies = kept
    return answer  # type: ignore[return-value]


def is_done(answer: HttpResponse, entry: Entry) -> bool:
    if not entry.leads_to:
        return answer.status_code == 200
    return answer.status_code == 302 and answer["Location"].startswith(entry.leads_to)


@pytest.mark.in_turn(1)
def test_it_does_what_it_is_for_and_leads_on(entry: Entry, filled: Filled) -> None:
    before = all_rows()
    assert is_done(send(filled), entry)
    assert changed_since(before) - SESSION


@pytest.mark.in_turn(5)
def test_whichever_statement_is_lost_it_is_done_whole_or_not_at_all_and_can_be_sent_again(
    entry: Entry, filled: Filled
) -> None:
    before = all_rows()
    with writing() as all_of_them, undone():
        send(filled)
        whole = changed_since(before) - SESSION
    before = all_rows(whole)
    for number in spread(range(1, all_of_them.count + 1), 3):
        with undone():
            with writing(lost=number):
                answer = send(filled)
            assert changed_since(before) in (set(), whole), f"statement {number}"
            # What is written down after it (audit/notice.py) may be lost: then it is done, and said to be.
            said_to_be_done = answer.status_code != 503
            assert not said_to_be_done or (changed_since(before) == whole and is_done(answer, entry)), number
            if not changed_since(before):
                assert is_done(send(filled), entry), f"after statement {number}"


def test_without_the_forms_token_nothing_is_done(filled: Filled) -> None:
    before = all_rows()
    filled.browser.handler.enforce_csrf_checks = True
    assert send(filled).status_code == 403
    assert changed_since(before) - TRACES == set()


@pytest.mark.parametrize("entry", NOT_FOR_STRANGERS, indirect=True)
def test_a_stranger_is_asked_to_sign_in_and_nothing_is_done(filled: Filled) -> None:
    before = all_rows()
    answer = Client().post(filled.address, filled.fields)
    assert answer.status_code == 302
    assert answer["Location"] == "/" or answer["Location"].startswith("/masuk/")
    assert changed_since(before) == set()


def test_opening_its_address_does_nothing(filled: Filled) -> None:
    before = all_rows()
    for method in (filled.browser.get, filled.browser.head, filled.browser.options):
        assert method(filled.address).status_code < 500
    assert changed_since(before) - SESSION == set()


def test_a_double_tap_tells_nobody_twice(entry: Entry, filled: Filled) -> None:
    send(filled)
    told, heard = Message.objects.count(), Event.objects.count()
    assert send(filled).status_code < 500
    assert Message.objects.count() == told
    if not entry.is_another:
        assert Event.objects.count() == heard


@pytest.mark.in_turn(5)
def test_no_nonsense_in_any_field_breaks_it(filled: Filled) -> None:
    typed = [name for name, value in filled.fields.items() if isinstance(value, str) and value != "on"]
    for name, nonsense in beside_some(typed, NONSENSE):
        with undone():
            answer = send(filled, **{name: nonsense})
        assert answer.status_code < 500, f"{name}: {nonsense[:30]!r}"
        assert b"<script>alert" not in answer.content


@pytest.mark.in_turn(5)
def test_a_field_that_is_missing_is_asked_for_and_none_breaks_it(filled: Filled) -> None:
    for name in filled.fields:
        left = Filled(filled.browser, filled.address, {key: one for key, one in filled.fields.items() if key != name})
        with undone():
            assert send(left).status_code < 500, name
