"""Whatever a partner's program sends to v2, signed as it should be, is done or told as a problem."""

import base64
import json
from collections.abc import Iterator
from itertools import product
from random import Random
from typing import Any, Final
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prakerja.partner_api.v2.api import api
from prakerja.partners.known_partners import forget_known_partners
from prakerja.partners.states import PartnerKind
from tests.bytes.strange import SIGNS, long_ones, spoilt
from tests.situations.calls_of_v2 import V2, Program
from tests.situations.partners import put_partner, sign_key_of
from tests.thorough import as_many, beside_some

pytestmark = [pytest.mark.django_db]

_DESCRIBED: Final = json.loads(json.dumps(api.get_openapi_schema(path_prefix=V2)))
#: Each that there is, with the names that its body and its query know.
ENDPOINTS: Final = sorted(
    (method.upper(), path.removeprefix(V2)) for path, methods in _DESCRIBED["paths"].items() for method in methods
)
NAMES: Final = sorted(
    {name for schema in _DESCRIBED["components"]["schemas"].values() for name in schema.get("properties", {})}
)
VALUES = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.text(), max_size=2)
ROWS = st.lists(st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=5), max_size=2)
OBJECTS = st.dictionaries(st.sampled_from(NAMES), VALUES | ROWS, max_size=8)
KINDS = (PartnerKind.PLATFORM, PartnerKind.INSTITUTION)


@pytest.fixture
def programs() -> Iterator[list[Program]]:
    forget_known_partners()
    partners = [put_partner(kind) for kind in KINDS]
    yield [Program(one.client_code, sign_key_of(one.client_code)) for one in partners]
    forget_known_partners()


def assert_told(answer: Any) -> None:
    assert answer.status_code < 500
    if answer.status_code >= 400:
        told = answer.json()
        assert answer.headers["Content-Type"] == "application/problem+json"
        assert told["status"] == answer.status_code
        assert told["code"]


def strange_bodies() -> Iterator[bytes]:
    """Cut, spoilt, long, of other charsets; and each sign that breaks programs as each field."""
    rnd, whole = Random("bodies"), json.dumps(dict.fromkeys(NAMES, "A1")).encode()
    yield from (whole[:end] for end in range(0, len(whole), 40))
    yield from (spoilt(rnd, whole) for _ in range(20))
    yield from ('{"redeem_code":"é"}'.encode(charset) for charset in ("utf-16", "latin-1", "utf-8-sig"))
    yield from (json.dumps(dict.fromkeys(NAMES, value)).encode() for value in (*SIGNS, *long_ones(5_000)))


def test_whatever_a_partner_sends_it_is_told_as_a_problem(programs: list[Program]) -> None:
    tried = 0
    for ((method, endpoint), program), body in beside_some(product(ENDPOINTS, programs), strange_bodies(), times=6):
        assert_told(program.send(method, endpoint, raw=body))
        tried += 1
    assert tried > 100


@pytest.mark.parametrize(("method", "endpoint"), ENDPOINTS)
@settings(max_examples=as_many(10, thorough=30), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asked=OBJECTS)
def test_whatever_the_fields_hold(method: str, endpoint: str, programs: list[Program], asked: dict[str, Any]) -> None:
    for program in programs:
        assert_told(program.send(method, endpoint, None if method == "GET" else asked))


@pytest.mark.parametrize(("method", "endpoint"), ENDPOINTS)
@settings(max_examples=as_many(8, thorough=20), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(query=st.text("abcdeghilmnoprstu_=&%+0123456789TZ:-.\x00é?#", max_size=60))
def test_whatever_the_query_holds(method: str, endpoint: str, programs: list[Program], query: str) -> None:
    for program in programs:
        assert_told(program.send(method, endpoint, {}, query=query.partition("#")[0]))


@pytest.mark.parametrize(("method", "endpoint"), ENDPOINTS)
@settings(max_examples=as_many(8, thorough=15), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    headers=st.dictionaries(
        st.sampled_from(
            ["Prakerja-Client", "Prakerja-Timestamp", "Prakerja-Nonce", "Idempotency-Key", "X-Sandbox-Time"]
        ),
        st.text(),
    )
)
def test_whatever_the_headers_hold(
    method: str, endpoint: str, programs: list[Program], headers: dict[str, Any]
) -> None:
    assert_told(programs[0].send(method, endpoint, {}, **headers))


def strange_cursors() -> Iterator[str]:
    """Of a cursor that a list might give: cut, spoilt, and with each sign as each of its fields."""
    rnd, moment = Random("cursors"), "2021-01-01T00:00:00Z"
    fields = {"of": "courses", "since": None, "until": moment, "next_since": moment, "at": moment, "key": "1"}
    whole = json.dumps(fields).encode()
    pieces = [whole[:end] for end in range(0, len(whole), 9)] + [spoilt(rnd, whole) for _ in range(20)]
    pieces += [json.dumps({**fields, name: value}).encode() for name in fields for value in SIGNS]
    yield from (base64.urlsafe_b64encode(piece).decode() for piece in pieces)
    yield from ("", "====", "x", "é", "[" * 300)


def test_whatever_a_cursor_is_made_of_it_is_a_place_in_a_list_or_none(programs: list[Program]) -> None:
    tried = 0
    for name, cursor in beside_some(("courses", "schedules"), strange_cursors()):
        assert_told(programs[1].get(name, f"cursor={quote(cursor)}"))
        tried += 1
    assert tried > 100
