"""A form that is sent while the database is away, for a moment or a minute: of each step and of the office's pages."""

from html import unescape
from html.parser import HTMLParser

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.situations.broken import away
from tests.situations.rows import all_rows, changed_since
from tests.web.forms.table import FORMS, Entry, Filled
from tests.web.forms.test_every_form import is_done, send

pytestmark = [pytest.mark.django_db, pytest.mark.in_turn(3), pytest.mark.usefixtures("private_store")]

IT_IS_KEPT = "Isian Anda masih ada di halaman ini: tunggu sebentar, lalu kirim lagi."
CHOOSE_AGAIN = "Foto atau berkas perlu dipilih lagi."


class Form(HTMLParser):
    """The one on the page, as a browser would send it."""

    def __init__(self, answer: HttpResponse) -> None:
        super().__init__()
        self.to, self.fields = "", list[tuple[str, str]]()
        self.feed(answer.content.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag == "form":
            assert not self.to, "one form, one button"
            self.to = said["action"]
        elif tag == "input":
            assert said["type"] == "hidden"
            self.fields.append((said["name"], said["value"]))

    @property
    def typed(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for name, value in self.fields:
            found.setdefault(name, []).append(value)
        return found


def written(filled: Filled) -> dict[str, list[str]]:
    """Everything but files."""
    return {
        name: [value] if isinstance(value, str) else list(value)
        for name, value in filled.fields.items()
        if isinstance(value, str | list | tuple)
    }


def test_what_was_typed_is_kept_until_it_can_be_sent_and_then_does_what_it_is_for(entry: Entry, filled: Filled) -> None:
    before, files = all_rows(), {name: one for name, one in filled.fields.items() if name not in written(filled)}
    with away():
        # For a minute: whoever presses the button too soon finds it all there again.
        for _try in range(3):
            answer = send(filled)
            assert (answer.status_code, answer.headers["Cache-Control"]) == (503, "no-store")
            form = Form(answer)
            assert form.typed == written(filled)
            assert not form.fields or form.to == filled.address
            page = answer.content.decode()
            assert (IT_IS_KEPT in page) == bool(form.fields)
            assert (CHOOSE_AGAIN in page) == bool(form.fields and files)
            assert "Belum tentu yang baru Anda kirim tersimpan." in page
    assert changed_since(before) == set()
    again = Filled(filled.browser, form.to or filled.address, {**form.typed, **files})
    assert is_done(send(again), entry)


def test_of_a_file_that_was_not_chosen_again_the_page_asks_and_keeps_the_rest() -> None:
    filled = FORMS["handing in a list"].fill()
    with away():
        form = Form(send(filled))
    answer = filled.browser.post(form.to, form.typed)
    assert answer.status_code == 200
    page = unescape(answer.content.decode())
    assert [value for (value,) in form.typed.values() if value not in page] == []


def test_the_page_gives_nobody_a_token_that_they_did_not_bring() -> None:
    """Another site sent the form in somebody's name: sent again from our page it is refused as before."""
    filled = FORMS["signing out"].fill()
    filled.browser.handler.enforce_csrf_checks = True
    with away():
        answer = send(filled, field="of another site")
    assert (answer.status_code, Form(answer).typed) == (503, {"field": ["of another site"]})
    assert send(filled, **Form(answer).typed).status_code == 403


@pytest.mark.parametrize("sent", [b"", b"{", b'{"a": "b"}'])
def test_of_what_is_no_form_nothing_is_shown(sent: bytes) -> None:
    browser = Client(raise_request_exception=False)
    browser.cookies["sessionid"] = FORMS["signing out"].fill().browser.cookies["sessionid"].value
    with away():
        answer = browser.post("/masuk/", sent, content_type="application/json")
    assert answer.status_code == 503
    assert "Kembali ke halaman sebelumnya, lalu kirim lagi." in answer.content.decode()


def test_whoever_only_looked_is_told_nothing_of_a_form(client: Client) -> None:
    client.raise_request_exception = False
    with away():
        answer = client.get("/kantor/")
    page = answer.content.decode()
    assert ("<form" in page, "Anda kirim" in page) == (False, False)
