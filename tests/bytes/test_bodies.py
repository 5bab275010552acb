"""Bodies of forms: of each form that there is, spoilt as it travels, and with signs in its fields that nobody types."""

from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any, Final
from urllib.parse import urlencode

import pytest
import time_machine
from django.core.files.storage import storages
from django.http import HttpResponse
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from tests.bytes.asked import Pages
from tests.bytes.strange import SIGNS, long_ones, spoilt
from tests.bytes.test_heads import head
from tests.front.served import post
from tests.situations.accounts import NOW
from tests.situations.broken import undone
from tests.thorough import as_many, beside_some
from tests.web.forms import of_accounts, of_applicants, of_office, of_waves  # noqa: F401  they fill the table
from tests.web.forms.table import FORMS, Filled

#: Of each form, and of each field of it; which ones, differs from form to form.
_SOME: Final = as_many(3, thorough=12)
_URLENCODED: Final = "application/x-www-form-urlencoded"
#: What a browser writes before each part, and what else may stand there.
PART: Final = (
    b'--x\r\nContent-Disposition: form-data; name="email"\r\n\r\nsiti@contoh.example\r\n'
    b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"; filename*=UTF-8\'\'b%20c.jpg\r\n'
    b"Content-Type: image/jpeg; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\naGFsbG8=\r\n--x--\r\n"
)


@pytest.fixture
def clock() -> Iterator[None]:
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def private_store(tmp_path: Path, settings: Any) -> None:
    settings.MEDIA_ROOT = tmp_path
    storages._storages.clear()  # type: ignore[attr-defined]


@pytest.fixture(params=FORMS)
def name(request: pytest.FixtureRequest) -> str:
    """Of a form."""
    form: str = request.param
    return form


@pytest.fixture
def filled(name: str, db: None, clock: None, private_store: None) -> Filled:
    made = FORMS[name].fill()
    made.browser.raise_request_exception = False
    return made


def is_clear(answer: HttpResponse) -> bool:
    """Not a fault, and no more of the insides than of any other page."""
    shown = b"" if answer.streaming else answer.content
    return answer.status_code < 500 and b"Traceback" not in shown and b"Exception" not in shown


def typed(filled: Filled) -> dict[str, Any]:
    return {name: value for name, value in filled.fields.items() if not hasattr(value, "read")}


def test_neither_body_nor_field_of_any_form_breaks_its_page(filled: Filled, name: str) -> None:
    assert no_body_breaks_it(filled, Random(name)) == 2 * _SOME
    typed_ones = sum(isinstance(value, str) for value in filled.fields.values())
    assert no_sign_in_any_field_breaks_it(filled, Random(name)) > _SOME * typed_ones or not typed_ones


def no_body_breaks_it(filled: Filled, rnd: Random) -> int:
    tried = 0
    for value in filled.fields.values():
        if hasattr(value, "seek"):
            value.seek(0)
    in_parts = encode_multipart(BOUNDARY, dict(filled.fields))
    in_line = urlencode(typed(filled), doseq=True).encode()
    for whole, kind in ((in_parts, MULTIPART_CONTENT), (in_line, _URLENCODED)):
        for _ in range(_SOME):
            with undone():
                body = spoilt(rnd, whole)
                assert is_clear(filled.browser.generic("POST", filled.address, body, content_type=kind)), body[:300]  # type: ignore[arg-type]
            tried += 1
    return tried


def no_sign_in_any_field_breaks_it(filled: Filled, rnd: Random) -> int:
    tried, texts = 0, [*SIGNS, *long_ones(3_000)]
    for name, value in filled.fields.items():
        if not isinstance(value, str):
            continue
        for sign in (*rnd.sample(texts, _SOME), spoilt(rnd, value.encode()).decode("utf-8", "replace")):
            body = urlencode({**typed(filled), name: sign.encode("utf-8", "surrogatepass")}, doseq=True)
            with undone():
                answer = filled.browser.post(filled.address, body, content_type=_URLENCODED)
            assert is_clear(answer), (name, sign)  # type: ignore[arg-type]
            tried += 1
    return tried


@pytest.mark.xdist_group("bytes")
def test_whatever_a_body_is_cut_into_somebody_is_answered(pages: Pages) -> None:
    """Boundaries, heads of parts, names of files and encodings, as the server takes them in."""
    rnd, tried = Random(17), 0
    kind = b"Content-Type: multipart/form-data; boundary=x"
    bodies = [spoilt(rnd, PART) for _ in range(as_many(150, thorough=500))]
    signs = [sign.encode("utf-8", "surrogatepass") for sign in (*SIGNS, *long_ones(3_000))]
    places = (b"email", b"a.jpg", b"image/jpeg", b"base64", b"UTF-8", b"form-data", b"aGFsbG8=")
    bodies += [PART.replace(place, sign) for place, sign in beside_some(places, signs, times=2)]
    bodies += [PART * 1_000, b"--x\r\n" * 10_000, b"--x" + b"\r\nA: b" * 5_000, PART.replace(b"x", b"y")]
    for body in bodies:
        lengths = b"Content-Length: %d" % len(body)
        answer = pages.ask(head(kind, lengths, first=b"POST /masuk/ HTTP/1.1") + body)
        assert answer.status in (400, 403), body[:300]
        tried += 1
    for sign in signs:
        if not {0, 10, 13} & set(sign):
            pages.ask(head(kind[:-1] + sign, b"Content-Length: 3", first=b"POST /masuk/ HTTP/1.1") + b"--x")
            tried += 1
    for length in (65_535, 65_537, 1_000_001):
        pages.ask(
            post("/masuk/", b"&a=b" * (length // 4), f"Content-Type: {_URLENCODED}").replace(
                b"Host: a", b"Host: 127.0.0.1"
            )
        )
        tried += 1
    assert tried > 500
