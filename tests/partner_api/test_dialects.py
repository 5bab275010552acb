"""What real clients send, by every endpoint: each signs in its way, and each is answered as the others are.

A dialect is a program as it is known: how it writes a body, what of it it signs, how it calls headers and fields. The
requests are made by it and never by hand.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import pytest
import time_machine
from django.test import Client

from prakerja.kit.clock import read_clock
from prakerja.partner_api.v1.api import api
from prakerja.partner_api.v1.signature import sign
from prakerja.partners.known_partners import forget_known_partners
from prakerja.partners.models import Partner
from tests.situations.learning import STARTS, Bought, a_purchase, attended, handed_in, present
from tests.situations.partners import INTEGRATION
from tests.situations.purchases import asked as asked_to_be_paid
from tests.situations.purchases import bought, sms_code_of
from tests.situations.rehearsals import code_of_case
from tests.situations.training import a_buyer, a_market, an_institution, sign_key_of
from tests.thorough import beside_some

pytestmark = pytest.mark.django_db

type Body = dict[str, object]
#: Whose program it is, what it asks, and what stands in its Authorization header.
type Ready = tuple[Partner, Body, str]


def compact(body: Body) -> str:
    """JavaScript, Ruby, Java: no blanks, letters as they are."""
    return json.dumps(body, separators=(",", ":"), ensure_ascii=False)


def escaped(body: Body) -> str:
    """Python's own without blanks, which is how the official sample signs what it then sends with them."""
    return json.dumps(body, separators=(",", ":"))


def as_php(body: Body) -> str:
    """json_encode without flags: strokes and letters beyond ASCII are escaped."""
    return escaped(body).replace("/", "\\/")


def as_go(body: Body) -> str:
    """encoding/json: three signs of HTML are escaped as well."""
    text = compact(body)
    for sign_ in "&<>":
        text = text.replace(sign_, f"\\u{ord(sign_):04x}")
    return text


@dataclass(frozen=True)
class Dialect:
    """`signs`: how it writes the body that it signs; `sends`: the one that it sends."""

    signs: Callable[[Body], str] = compact
    sends: Callable[[Body], str] = compact
    header: Callable[[str], str] = str.lower
    is_turned: bool = False
    says_code: bool = False
    says_sequence: bool = True
    signs_authorization: bool = False

    def body(self, asked: Body, endpoint: str) -> Body:
        """The first samples know the code's own endpoints alone."""
        said = dict(asked)
        if not self.says_sequence and said.get("sequence") == 1 and not endpoint.startswith("tpm/"):
            del said["sequence"]
        if self.says_code and endpoint in OF_CODES:
            said = {"code": said.pop("redeem_code"), **said}
        return dict(reversed(said.items())) if self.is_turned else said

    def send(self, partner: Partner, endpoint: str, asked: Body, authorization: str) -> Any:
        said, timestamp = self.body(asked, endpoint), str(int(read_clock().timestamp()))
        between = authorization if self.signs_authorization else ""
        text = f"{partner.client_code}{timestamp}POST{INTEGRATION}{endpoint}{between}{self.signs(said)}"
        headers = {
            self.header("client_code"): partner.client_code,
            self.header("signature"): sign(text.encode(), sign_key_of(partner).encode()),
            self.header("timestamp"): timestamp,
        }
        if authorization:
            headers["Authorization"] = authorization
        content = self.sends(said).encode()
        address = f"{INTEGRATION}{endpoint}"
        return Client().post(address, data=content, content_type="application/json", headers=headers)


OF_CODES: Final = frozenset(f"payment/redeem-code/{one}" for one in ("status", "commit", "reset"))
DIALECTS: Final[Mapping[str, Dialect]] = {
    "the official sample in Node": Dialect(says_sequence=False),
    "the official sample in Python": Dialect(signs=escaped, sends=json.dumps, says_sequence=False),
    "the official sample in Go": Dialect(signs=as_go, sends=as_go, header=str.title, signs_authorization=True),
    "the first samples of all": Dialect(says_code=True, says_sequence=False),
    "a client in Go that sends other escapes than it signs": Dialect(signs=as_go, header=str.title),
    "a client in PHP": Dialect(signs=as_php, sends=as_php),
    "Laravel, which names fields in another order": Dialect(signs=as_php, sends=as_php, is_turned=True),
    "a client in Ruby": Dialect(header=str.capitalize),
    "a proxy that writes headers large": Dialect(header=str.upper),
}
ENDPOINTS: Final[dict[str, Callable[[], Ready]]] = {}


def endpoint(name: str) -> Callable[[Callable[[], Ready]], Callable[[], Ready]]:
    def enter(ready: Callable[[], Ready]) -> Callable[[], Ready]:
        ENDPOINTS[name] = ready
        return ready

    return enter


@pytest.fixture(autouse=True)
def when_it_begins() -> Iterator[None]:
    forget_known_partners()
    with time_machine.travel(STARTS, tick=False):
        yield
    forget_known_partners()


def _of_code(one: Bought, **more: object) -> Ready:
    return one.market.institution, {"redeem_code": one.code, "sequence": 1, **more}, ""


@endpoint("payment/redeem-code/status")
def status() -> Ready:
    return _of_code(a_purchase())


@endpoint("payment/redeem-code/commit")
def commit() -> Ready:
    return _of_code(a_purchase())


@endpoint("payment/redeem-code/reset")
def reset() -> Ready:
    school = an_institution()
    return school, {"redeem_code": code_of_case(school)}, ""


@endpoint("payment/redeem-code/completion")
def completion() -> Ready:
    return _of_code(attended())


@endpoint("oauth/url-generate")
def url_generate() -> Ready:
    one = a_purchase()
    return _of_code(one, redirect_uri=one.redirect_address, email="siti@contoh.example")


@endpoint("tpm/submission")
def submission() -> Ready:
    return _of_code(present(a_purchase()), scope="tpm", url_file="https://a.example/1?x=<1>&y=é")


@endpoint("tpm/feedback/submission")
def feedback() -> Ready:
    one = present(a_purchase())
    handed_in(one)
    return _of_code(one, scope="tpm", notes='Bagus & rapi: <b>"é"</b>, lihat a/b', url_file="")


@endpoint("tpm/submission/status")
def submission_status() -> Ready:
    return _of_code(present(a_purchase()), scope="tpm")


@endpoint("payment/quota-schedule")
def quota() -> Ready:
    market = a_market(at=STARTS)
    asked: Body = {"course_code": market.course.code, "schedule_code": market.schedule.code}
    return market.platform, asked, ""


@endpoint("payment/send-otp")
def send_otp() -> Ready:
    market, buyer = a_market(at=STARTS), a_buyer(at=STARTS)
    asked: Body = {
        "prakerja_id": buyer.number,
        "user_platform_id": "pelanggan-é/<1>&",
        "course_code": market.course.code,
        "schedule_code": market.schedule.code,
        "amount": market.course.price,
    }
    return market.platform, asked, ""


@endpoint("payment/authorize")
def authorize() -> Ready:
    market, buyer = a_market(at=STARTS), a_buyer(at=STARTS)
    token = asked_to_be_paid(market, buyer, at=STARTS).token
    address = "https://platform.contoh.example/tagihan?a=1&b=<2>"
    # The table of the reference says that it is a number.
    asked: Body = {"otp": sms_code_of(buyer), "invoice_url": address, "invoice_code": 1_234_567}
    return market.platform, asked, f"Payment {token}"


@endpoint("payment/status")
def payment_status() -> Ready:
    market = a_market(at=STARTS)
    sold = bought(market, a_buyer(at=STARTS), at=STARTS)
    return market.platform, {"invoice_code": sold.invoice_code}, ""


@endpoint("payment/void")
def void() -> Ready:
    market = a_market(at=STARTS)
    sold = bought(market, a_buyer(at=STARTS), at=STARTS)
    return market.platform, {"invoice_code": sold.invoice_code, "transaction_code": sold.transaction_code}, ""


def test_every_endpoint_has_its_row() -> None:
    paths = api.get_openapi_schema(path_prefix=INTEGRATION)["paths"]
    assert {path.removeprefix(INTEGRATION) for path in paths} == set(ENDPOINTS)


@pytest.mark.parametrize(("dialect", "name"), beside_some(DIALECTS, ENDPOINTS, times=4))
def test_whoever_asks_in_a_dialect_that_is_known_is_answered(dialect: str, name: str) -> None:
    partner, asked, authorization = ENDPOINTS[name]()
    answer = DIALECTS[dialect].send(partner, name, asked, authorization)
    told = answer.json()
    assert (answer.status_code, told["success"]) == (200, True), told
    assert isinstance(told["message"], str)


@pytest.mark.parametrize("name", ENDPOINTS)
def test_and_whoever_signs_anything_else_is_not(name: str, subtests: pytest.Subtests) -> None:
    """The same, with one more field than was signed: nothing comes of it, so that the next one asks the same."""
    partner, asked, authorization = ENDPOINTS[name]()
    for dialect, honest in DIALECTS.items():
        with subtests.test(dialect):
            answer = with_one_more(honest).send(partner, name, asked, authorization)
            assert answer.status_code == 401
            assert answer.json()["success"] is False


def with_one_more(honest: Dialect) -> Dialect:
    return Dialect(
        signs=honest.signs,
        sends=lambda body: honest.sends({**body, "more": 1}),
        header=honest.header,
        signs_authorization=honest.signs_authorization,
    )
