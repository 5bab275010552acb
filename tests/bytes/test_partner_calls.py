"""Whatever a partner's program sends, signed as it should be, it is answered with the envelope, and nothing breaks."""

import json
from collections.abc import Iterator
from itertools import product
from random import Random
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prakerja.partner_api.v1.api import api
from prakerja.partners.known_partners import forget_known_partners
from prakerja.partners.states import PartnerKind
from tests.bytes.strange import SIGNS, long_ones, spoilt
from tests.situations.accounts import an_account
from tests.situations.partners import PartnersProgram, put_partner
from tests.situations.sso import AUTHORIZE, PROFILE, REFRESH, TOKEN, SsoProgram, a_client, consent_address, query_of
from tests.thorough import as_many, beside_some
from tests.web.forms.of_accounts import signed_in

pytestmark = [pytest.mark.django_db]

_PREFIX = "/api/v1/integration/"
ENDPOINTS = sorted(path.removeprefix(_PREFIX) for path in api.get_openapi_schema(path_prefix=_PREFIX)["paths"])
NAMES = (
    *("redeem_code", "sequence", "redirect_uri", "email", "scope", "url_file", "notes", "course_code", "schedule_code"),
    *("prakerja_id", "user_platform_id", "amount", "otp", "invoice_url", "invoice_code", "transaction_code"),
    *("pretest_score", "posttest_score"),
)
VALUES = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.text(), max_size=2)
BODIES = st.binary(max_size=200) | st.text().map(str.encode)
OBJECTS = st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=8)
KINDS = (PartnerKind.PLATFORM, PartnerKind.INSTITUTION)


@pytest.fixture
def programs() -> Iterator[list[PartnersProgram]]:
    forget_known_partners()
    yield [PartnersProgram(put_partner(kind).client_code) for kind in KINDS]
    forget_known_partners()


def assert_told(answer: Any) -> None:
    told = answer.json()
    assert answer.status_code < 500
    assert told["success"] is (answer.status_code == 200)
    assert isinstance(told["message"], str)


def strange_bodies() -> Iterator[bytes]:
    """Cut, spoilt, long, of other charsets; and each sign that breaks programs as each field."""
    rnd, whole = Random("bodies"), json.dumps(dict.fromkeys(NAMES, "A1")).encode()
    yield from (whole[:end] for end in range(0, len(whole), 9))
    yield from (spoilt(rnd, whole) for _ in range(40))
    yield from ('{"redeem_code":"é"}'.encode(charset) for charset in ("utf-16", "latin-1", "utf-8-sig"))
    yield from (json.dumps(dict.fromkeys(NAMES, value)).encode() for value in (*SIGNS, *long_ones(5_000)))


def test_whatever_a_partner_sends_it_is_told_in_the_envelope(programs: list[PartnersProgram]) -> None:
    tried = 0
    for (endpoint, program), body in beside_some(product(ENDPOINTS, programs), strange_bodies(), times=5):
        assert_told(program.ask(endpoint, raw=body))
        tried += 1
    assert tried > 1_000


def test_there_are_endpoints() -> None:
    assert len(ENDPOINTS) >= 12


@pytest.mark.parametrize("endpoint", ENDPOINTS)
@settings(max_examples=as_many(10, thorough=25), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=BODIES)
def test_whatever_bytes_a_body_is_made_of(endpoint: str, programs: list[PartnersProgram], body: bytes) -> None:
    for program in programs:
        assert_told(program.ask(endpoint, raw=body))


@pytest.mark.parametrize("endpoint", ENDPOINTS)
@settings(max_examples=as_many(12, thorough=40), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asked=OBJECTS)
def test_whatever_the_fields_hold(endpoint: str, programs: list[PartnersProgram], asked: dict[str, Any]) -> None:
    for program in programs:
        assert_told(program.ask(endpoint, asked))


@pytest.mark.parametrize("endpoint", ENDPOINTS)
@settings(max_examples=as_many(8, thorough=15), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(headers=st.dictionaries(st.sampled_from(["client_code", "signature", "timestamp", "Authorization"]), st.text()))
def test_whatever_the_headers_hold(endpoint: str, programs: list[PartnersProgram], headers: dict[str, str]) -> None:
    right = programs[0].headers(_PREFIX + endpoint, b"{}")
    assert_told(programs[0].send(endpoint, b"{}", right | headers))


def test_whatever_signs_somebody_in_is_answered() -> None:
    """Each sign that breaks programs in each place of each call, and in the address of the consent page."""
    partner, siti = a_client(), an_account("siti@contoh.example")
    program, browser = SsoProgram(partner), signed_in(siti)
    tried = 0
    values = (*SIGNS, *long_ones(2_000))
    for name, value in beside_some(query_of(partner), values, times=2):
        typed = {name: value.encode("utf-8", "replace").decode()}
        assert_told(program.authorize(**typed))
        assert browser.get(consent_address(partner), typed).status_code < 500
    places = ((TOKEN, "code"), (TOKEN, "token"), (REFRESH, "token"), (TOKEN, "redirect_uri"))
    for (path, name), value in beside_some(places, values, times=2):
        assert_told(program.post(path, {"code": "x", name: value}))
        tried += 1
    rnd = Random("sso")
    for _ in range(60):
        raw = spoilt(rnd, b'{"code":"A1","redirect_uri":"https://a.example/"}')
        sent = {"X-Client-Id": partner.client_code}
        assert_told(Client().post(TOKEN, data=raw, content_type="application/json", headers=sent))
    for header in ("X-Client-Id", "X-Signature", "X-Timestamp", "Authorization"):
        for value in ("", " ", "\x7f", "é", "0" * 5_000, "١٢٣٤٥٦٧٨٩٠"):
            headers = program.headers("GET", AUTHORIZE) | {header: value}
            assert_told(Client().get(AUTHORIZE, query_of(partner), headers=headers))
            assert_told(Client().get(PROFILE, headers=headers))
    assert tried > 200
