"""Public pages: the same bytes for everybody in a language, and nobody's session, cookie or name among them."""

from collections.abc import Iterator
from gzip import decompress

import pytest
import time_machine
from django.conf import LazySettings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from prakerja.accounts.models import Account
from tests.situations.waves import OPENS, an_applicant, open_wave

pytestmark = pytest.mark.django_db
PAGES = ("/bantuan/", "/data-pribadi/", "/gelombang/", "/gelombang/12/")
ALL_PAGES = pytest.mark.parametrize("address", ["/", *PAGES])


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(OPENS, tick=False) as traveller:
        yield traveller


@pytest.fixture(autouse=True)
def wave() -> None:
    open_wave()


@pytest.fixture
def kept(settings: LazySettings) -> None:
    settings.PAGES_KEPT_S = 5


def stranger(**cookies: str) -> Client:
    client = Client()
    for name, value in cookies.items():
        client.cookies[name] = value
    return client


def signed_in() -> Client:
    client = Client()
    client.force_login(Account.objects.get(pk=an_applicant("Siti Rahmawati")))
    return client


def what_goes_over_the_wire(client: Client, address: str) -> tuple[bytes, list[tuple[str, str]], str]:
    answer = client.get(address)
    return answer.content, sorted(answer.headers.items()), answer.cookies.output()


@pytest.mark.parametrize("address", PAGES)
def test_somebody_signed_in_gets_the_same_bytes_as_a_stranger(address: str) -> None:
    seen = [what_goes_over_the_wire(client, address) for client in (stranger(), signed_in(), stranger())]
    assert seen[0] == seen[1] == seen[2]
    assert b"Siti" not in seen[1][0]


@ALL_PAGES
def test_a_public_page_sets_no_cookie_and_carries_no_form_token(address: str) -> None:
    answer = stranger().get(address)
    assert not answer.cookies
    assert b"csrfmiddlewaretoken" not in answer.content


@ALL_PAGES
def test_a_kept_page_asks_the_database_nothing(address: str, kept: None) -> None:
    client = stranger()
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    assert len(asked) == 0


def test_each_language_has_its_own(kept: None) -> None:
    client = stranger()
    assert 'lang="id"' in client.get("/bantuan/").text[:200]
    english = stranger(django_language="en").get("/bantuan/")
    assert 'lang="en"' in english.text[:200]
    assert english.headers["Content-Language"] == "en"
    assert 'lang="id"' in client.get("/bantuan/").text[:200]


def test_whoever_is_signed_in_is_led_from_the_first_page_to_their_own(kept: None) -> None:
    stranger().get("/")
    assert signed_in().get("/").headers["Location"] == "/beranda/"


def test_a_session_that_is_over_leads_nowhere(kept: None) -> None:
    assert stranger(sessionid="x" * 43).get("/").status_code == 200


def test_after_five_seconds_it_is_made_anew(settings: LazySettings) -> None:
    client = stranger()
    client.get("/gelombang/")
    open_wave(number=13)
    settings.PAGES_KEPT_S = 0
    assert "Gelombang 13" in client.get("/gelombang/").text


def test_what_is_kept_goes_zipped_to_whoever_takes_that(kept: None) -> None:
    plain = stranger().get("/bantuan/")
    zipped = stranger().get("/bantuan/", headers={"Accept-Encoding": "gzip, br"})
    assert zipped.headers["Content-Encoding"] == "gzip"
    assert decompress(zipped.content) == plain.content
    assert int(zipped.headers["Content-Length"]) == len(zipped.content) < len(plain.content) / 2


def test_a_browser_that_has_it_already_gets_no_second_copy(kept: None) -> None:
    etag = stranger().get("/bantuan/").headers["ETag"]
    again = stranger().get("/bantuan/", headers={"If-None-Match": etag})
    assert (again.status_code, again.content) == (304, b"")


def test_what_is_not_there_is_not_kept(kept: None) -> None:
    client = stranger()
    assert client.get("/gelombang/13/").status_code == 404
    open_wave(number=13)
    assert client.get("/gelombang/13/").status_code == 200


def test_the_language_is_changed_from_a_public_page_without_a_token() -> None:
    client = Client(enforce_csrf_checks=True)
    answer = client.post("/bahasa/", {"language": "en", "next": "/bantuan/"})
    assert answer.cookies["django_language"].value == "en"


def test_another_sites_name_is_refused_by_a_kept_page_too(kept: None) -> None:
    stranger().get("/bantuan/")
    assert stranger().get("/bantuan/", headers={"host": "jahat.example"}).status_code == 400


@pytest.mark.parametrize("address", ["/gelombang/012/", "/gelombang/0000000012/", "/bantuan/?x"])
def test_another_spelling_of_an_address_is_answered_and_takes_no_memory(address: str, kept: None) -> None:
    client = stranger()
    client.get("/gelombang/12/")
    client.get("/bantuan/")
    with CaptureQueriesContext(connection) as first:
        status = client.get(address).status_code
    with CaptureQueriesContext(connection) as second:
        assert client.get(address).status_code == status
    assert len(first) == len(second), "made anew, since it is not kept"
    assert "ETag" not in client.get(address).headers
