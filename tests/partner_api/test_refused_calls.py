"""What a partner's program may get wrong, line by line: the documented error, and every table as it was."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any, Final

import pytest
import time_machine

from prakerja.cards.models import Card
from prakerja.cards.states import CardState
from prakerja.kit.clock import read_clock
from prakerja.partner_api.v1.errors import ApiError
from prakerja.partners.known_partners import forget_known_partners
from prakerja.training.models import Course, Purchase, Schedule, ScheduleSeats
from prakerja.training.states import CourseState, PurchaseState
from tests.situations.cards import NOW
from tests.situations.learning import STARTS, Bought, a_purchase, attended, finished, handed_in, present
from tests.situations.lives import given_back, held, revoked
from tests.situations.partners import INTEGRATION, PartnersProgram
from tests.situations.purchases import bought as bought_by
from tests.situations.purchases import newest_of, sms_code_of
from tests.situations.rows import all_rows_but
from tests.situations.training import (
    Buyer,
    Market,
    a_buyer,
    a_course,
    a_market,
    a_platform,
    a_schedule,
    an_institution,
    offered,
    sign_key_of,
)

pytestmark = pytest.mark.django_db

SEND, AUTHORIZE, PAID, VOID = (f"payment/{name}" for name in ("send-otp", "authorize", "status", "void"))
STATUS, COMMIT, RESET, COMPLETION = (
    f"payment/redeem-code/{one}" for one in ("status", "commit", "reset", "completion")
)
QUOTA, PRESENCE = "payment/quota-schedule", "oauth/url-generate"
TPM, FEEDBACK, TPM_STATUS = "tpm/submission", "tpm/feedback/submission", "tpm/submission/status"
OF_PLATFORMS: Final = (QUOTA, SEND, AUTHORIZE, PAID, VOID)
OF_INSTITUTIONS: Final = (STATUS, COMMIT, RESET, PRESENCE, TPM, FEEDBACK, TPM_STATUS, COMPLETION)
#: That a partner has called stands in its list, whatever came of it.
_NOTED: Final = frozenset({"partners_call"})
#: A wrong number or code costs whoever typed it one try, and is counted where somebody looks for attacks.
_COUNTED: Final = _NOTED | {"codes_tally", "codes_code", "once_firstanswer", "audit_securitycount", "audit_suspicion"}


@dataclass(frozen=True)
class Call:
    """What is sent, by whom."""

    program: PartnersProgram
    endpoint: str
    body: Any = None
    raw: bytes | None = None
    #: In place of those that belong to it.
    headers: dict[str, str] | None = None

    def sent(self) -> Any:
        content = json.dumps(self.body, separators=(",", ":")).encode() if self.raw is None else self.raw
        headers = self.program.headers(INTEGRATION + self.endpoint, content)
        return self.program.send(self.endpoint, content, headers | (self.headers or {}))


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    forget_known_partners()
    with time_machine.travel(STARTS, tick=False) as traveller:
        yield traveller
    forget_known_partners()


def platform_of(market: Market, *, token: str = "") -> PartnersProgram:
    one = market.platform
    return PartnersProgram(one.client_code, sign_key_of(one), f"Payment {token}" if token else "")


def institution_of(market: Market) -> PartnersProgram:
    return PartnersProgram(market.institution.client_code, sign_key_of(market.institution))


def assert_refused(call: Call, error: ApiError, *, but: frozenset[str] = _NOTED) -> None:
    before = all_rows_but(but)
    answer = call.sent()
    told = answer.json()
    assert (told.get("code"), answer.status_code) == (error.value.code, error.value.status)
    assert told["success"] is False
    assert "data" not in told
    assert all_rows_but(but) == before


# Whoever calls


def body_for(endpoint: str, bought: Bought) -> dict[str, Any]:
    """What would be done, if it were signed and sent as it should be."""
    purchase, market = bought.purchase, bought.market
    bodies: dict[str, dict[str, Any]] = {
        QUOTA: {"course_code": market.course.code, "schedule_code": market.schedule.code},
        SEND: wanted(market, bought.buyer),
        AUTHORIZE: {"otp": "123456", "invoice_code": "INV-9", "invoice_url": "https://a.example/"},
        PAID: {"invoice_code": purchase.invoice_code},
        VOID: {"invoice_code": purchase.invoice_code, "transaction_code": purchase.transaction_code},
    }
    task = {"scope": "tpm", "sequence": 1, "url_file": "https://a.example/1", "notes": "Bagus"}
    asked = {"redirect_uri": bought.redirect_address, "email": "siti@contoh.example"}
    return bodies.get(endpoint, {"redeem_code": bought.code, **task, **asked})


def wanted(market: Market, buyer: Buyer, **changes: Any) -> dict[str, Any]:
    named = {"course_code": market.course.code, "schedule_code": market.schedule.code, "amount": market.course.price}
    return {"prakerja_id": buyer.number, "user_platform_id": f"p-{buyer.applicant_id}", **named, **changes}


def call_of(endpoint: str, bought: Bought, **changes: Any) -> Call:
    program = platform_of(bought.market) if endpoint in OF_PLATFORMS else institution_of(bought.market)
    return Call(program, endpoint, body_for(endpoint, bought) | changes)


@pytest.mark.parametrize("endpoint", [*OF_PLATFORMS, *OF_INSTITUTIONS])
def test_whoever_is_not_shown_to_be_a_partner_changes_nothing(endpoint: str) -> None:
    bought = present(a_purchase())
    good = call_of(endpoint, bought)
    key = good.program.sign_key
    stranger = replace(good.program, client_code="nobody", sign_key=key)
    for late in (timedelta(minutes=16), timedelta(minutes=-16)):
        content = json.dumps(good.body).encode()
        old = good.program.headers(INTEGRATION + endpoint, content, at=read_clock() + late)
        assert_refused(replace(good, raw=content, headers=old), ApiError.TIMESTAMP_OUT_OF_TIME)
    assert_refused(replace(good, headers={"signature": "0" * 40}), ApiError.SIGNATURE_WRONG)
    assert_refused(replace(good, program=replace(good.program, sign_key="wrong")), ApiError.SIGNATURE_WRONG)
    assert_refused(replace(good, program=stranger), ApiError.CLIENT_UNKNOWN)
    other = institution_of(bought.market) if endpoint in OF_PLATFORMS else platform_of(bought.market)
    assert_refused(replace(good, program=other), ApiError.OTHER_KIND)


def test_a_call_that_was_listened_to_does_nothing_when_it_is_repeated(clock: time_machine.Traveller) -> None:
    bought = a_purchase()
    program, body = institution_of(bought.market), json.dumps({"redeem_code": bought.code}).encode()
    headers = program.headers(INTEGRATION + COMMIT, body)
    heard = Call(program, COMMIT, raw=body, headers=headers)
    first = heard.sent()
    assert first.status_code == 200
    before = all_rows_but(_NOTED)
    assert heard.sent().content == first.content
    assert all_rows_but(_NOTED) == before
    another = json.dumps({"redeem_code": a_purchase().code}).encode()
    assert_refused(replace(heard, raw=another), ApiError.SIGNATURE_WRONG)
    assert_refused(replace(heard, endpoint=COMPLETION), ApiError.SIGNATURE_WRONG)
    clock.shift(timedelta(minutes=16))
    assert_refused(heard, ApiError.TIMESTAMP_OUT_OF_TIME)


# What a body is made of

BODIES: Final[dict[str, Callable[[dict[str, Any]], bytes]]] = {
    "ten megabytes": lambda body: json.dumps(body | {"notes_": "x" * 10_000_000}).encode(),
    "a name twice": lambda body: json.dumps(body).encode()[:-1] + b"," + json.dumps(body).encode()[1:],
    "utf-16": lambda body: json.dumps(body).encode("utf-16"),
    "latin-1": lambda body: json.dumps(body | {"user": "André"}, ensure_ascii=False).encode("latin-1"),
    "utf-8 with a mark before it": lambda body: b"\xef\xbb\xbf" + json.dumps(body).encode(),
    "no number": lambda body: json.dumps(body | {"user": float("nan")}).encode(),
    "a list": lambda body: json.dumps([body]).encode(),
    "cut short": lambda body: json.dumps(body).encode()[:-1],
    "a form": lambda _body: b"redeem_code=x&invoice_code=x",
    "nothing": lambda _body: b"",
}


@pytest.mark.parametrize("endpoint", [*OF_PLATFORMS, *OF_INSTITUTIONS])
def test_a_body_that_is_no_json_of_ours_changes_nothing(endpoint: str, subtests: pytest.Subtests) -> None:
    good = call_of(endpoint, present(a_purchase()))
    for name, body_of in BODIES.items():
        with subtests.test(name):
            assert_refused(replace(good, raw=body_of(good.body)), ApiError.BODY_UNREADABLE)


@pytest.mark.parametrize(
    ("endpoint", "field", "value"),
    [
        (SEND, "amount", "600000"),
        (PRESENCE, "sequence", "1"),
        (TPM, "sequence", "1"),
        (FEEDBACK, "sequence", "1"),
        (TPM_STATUS, "sequence", "1"),
        (STATUS, "sequence", "1"),
        (COMPLETION, "posttest_score", "80"),
        (COMMIT, "redeem_code", 12345678),
        (SEND, "prakerja_id", 4111111111111111),
        (AUTHORIZE, "otp", 123456),
        (AUTHORIZE, "invoice_code", 1.5),
        (VOID, "transaction_code", 1),
    ],
)
def test_a_number_in_quotes_and_a_text_without_change_nothing(endpoint: str, field: str, value: object) -> None:
    assert_refused(call_of(endpoint, present(a_purchase()), **{field: value}), ApiError.FIELD_WRONG)


# What another partner has


def test_what_is_anothers_is_not_found_and_stays_as_it_is() -> None:
    bought = attended(a_purchase())
    handed_in(bought)
    other, shop = an_institution("Lain"), a_platform("Toko lain")
    forget_known_partners()
    teaches = PartnersProgram(other.client_code, sign_key_of(other))
    led_back = other.redirect_addresses.get().address
    for endpoint in (STATUS, COMMIT, RESET, PRESENCE, TPM, FEEDBACK, TPM_STATUS, COMPLETION):
        error = ApiError.NOT_A_TEST_CODE if endpoint == RESET else ApiError.CODE_NOT_FOUND
        body = body_for(endpoint, bought) | {"redirect_uri": led_back}
        assert_refused(Call(teaches, endpoint, body), error)
    sells = PartnersProgram(shop.client_code, sign_key_of(shop))
    assert_refused(Call(sells, PAID, body_for(PAID, bought)), ApiError.INVOICE_UNKNOWN)
    assert_refused(Call(sells, VOID, body_for(VOID, bought)), ApiError.TRANSACTION_NOT_FOUND)


def test_anothers_payment_is_unknown() -> None:
    market, buyer, other = a_market(at=STARTS), a_buyer(at=STARTS), a_platform("Lain")
    own = platform_of(market, token=token_of(market, buyer))
    thief = replace(own, client_code=other.client_code, sign_key=sign_key_of(other))
    assert_refused(Call(thief, AUTHORIZE, typed(buyer)), ApiError.PAYMENT_UNKNOWN)


# Codes


def cancelled(bought: Bought) -> Bought:
    Schedule.objects.filter(pk=bought.market.schedule.pk).update(cancelled_at=NOW)
    return bought


def suspended(bought: Bought) -> Bought:
    Course.objects.filter(pk=bought.market.course.pk).update(state=CourseState.SUSPENDED)
    return bought


def sold() -> Bought:
    """Of a platform that asked for it by its invoice; three days before it begins."""
    market, buyer = a_market(), a_buyer()
    purchase = bought_by(market, buyer)
    return Bought(market, buyer, purchase.redeem_code)


def undone(bought: Bought) -> Bought:
    call = call_of(VOID, bought)
    assert call.sent().status_code == 200
    return bought


CODES: Final[dict[str, tuple[Callable[[], Bought], str, dict[str, Any], ApiError]]] = {
    "a third meeting before the second": (
        lambda: present(a_purchase(meetings=3), 1),
        PRESENCE,
        {"sequence": 3},
        ApiError.MEETING_MISSING,
    ),
    "a meeting that there is not": (a_purchase, PRESENCE, {"sequence": 2}, ApiError.MEETING_UNKNOWN),
    "a test before the meetings": (a_purchase, PRESENCE, {"sequence": 999}, ApiError.NOT_REDEEMED),
    "a meeting that was attended": (lambda: present(a_purchase()), PRESENCE, {}, ApiError.ATTENDED_ALREADY),
    "led back to elsewhere": (
        a_purchase,
        PRESENCE,
        {"redirect_uri": "https://evil.example/"},
        ApiError.REDIRECT_NOT_REGISTERED,
    ),
    "a cancelled schedule": (lambda: cancelled(a_purchase()), COMMIT, {}, ApiError.TRAINING_CANCELLED),
    "present at a cancelled one": (lambda: cancelled(a_purchase()), PRESENCE, {}, ApiError.TRAINING_CANCELLED),
    "a suspended course": (lambda: suspended(a_purchase()), COMMIT, {}, ApiError.COURSE_STOPPED),
    "present at a suspended one": (lambda: suspended(a_purchase()), PRESENCE, {}, ApiError.COURSE_STOPPED),
    "a purchase that was undone": (lambda: undone(sold()), COMMIT, {}, ApiError.CODE_VOIDED),
    "present at one that was undone": (lambda: undone(sold()), PRESENCE, {}, ApiError.CODE_VOIDED),
    "finished without being redeemed": (a_purchase, COMPLETION, {}, ApiError.NOT_REDEEMED),
    "finished without being there": (lambda: present(a_purchase()), COMPLETION, {}, ApiError.NOT_ATTENDED),
    "no score": (lambda: attended(a_purchase()), COMPLETION, {"posttest_score": 101}, ApiError.SCORE_WRONG),
    "a task of a code that was not redeemed": (a_purchase, TPM, {}, ApiError.NOT_REDEEMED),
    "feedback to nothing": (lambda: present(a_purchase()), FEEDBACK, {}, ApiError.NOTHING_HANDED_IN),
    "a task of what is finished": (lambda: finished(a_purchase()), TPM, {}, ApiError.TRAINING_FINISHED),
    "a file that is no address": (
        lambda: present(a_purchase()),
        TPM,
        {"url_file": "file:///etc/passwd"},
        ApiError.FILE_ADDRESS_WRONG,
    ),
    "an unknown code": (a_purchase, COMMIT, {"redeem_code": "TIDAKADA0000"}, ApiError.CODE_NOT_FOUND),
    "a void after redeeming": (lambda: present(sold()), VOID, {}, ApiError.REDEEMED_ALREADY),
    "a void of what is finished": (lambda: finished(sold()), VOID, {}, ApiError.REDEEMED_ALREADY),
    "another transaction": (sold, VOID, {"transaction_code": "0" * 26}, ApiError.TRANSACTION_NOT_FOUND),
    "an unknown invoice": (a_purchase, PAID, {"invoice_code": "INV-0"}, ApiError.INVOICE_UNKNOWN),
}


@pytest.mark.parametrize("name", CODES)
def test_what_cannot_be_done_with_a_purchase_leaves_it_as_it_is(name: str) -> None:
    make, endpoint, changes, error = CODES[name]
    assert_refused(call_of(endpoint, make(), **changes), error)


def test_a_void_twice_is_the_error_of_the_reference(clock: time_machine.Traveller) -> None:
    bought = undone(sold())
    clock.shift(1)
    assert_refused(call_of(VOID, bought), ApiError.VOIDED_ALREADY)


def test_a_code_of_a_webinar_outside_of_its_hours(clock: time_machine.Traveller) -> None:
    bought = a_purchase(method="webinar")
    for moment in (STARTS - timedelta(minutes=61), STARTS + timedelta(minutes=61)):
        clock.move_to(moment)
        assert_refused(call_of(COMMIT, bought), ApiError.NOT_ITS_TIME)
        assert_refused(call_of(PRESENCE, bought), ApiError.NOT_ITS_TIME)


def test_what_is_used_already_gets_the_first_answer_and_changes_nothing(clock: time_machine.Traveller) -> None:
    bought = finished(a_purchase())
    clock.shift(1)
    before = all_rows_but(_NOTED | {"once_firstanswer"})
    assert call_of(COMMIT, bought).sent().json()["data"]["status"] == 1
    assert all_rows_but(_NOTED | {"once_firstanswer"}) == before


# Buying


def token_of(market: Market, buyer: Buyer) -> str:
    answer = Call(platform_of(market), SEND, wanted(market, buyer)).sent()
    assert answer.status_code == 200, answer.json()
    token: str = answer.json()["data"]["payment_token"]
    return token


def typed(buyer: Buyer, **changes: Any) -> dict[str, Any]:
    good = {"otp": sms_code_of(buyer), "invoice_code": "INV-1", "invoice_url": "https://a.example/"}
    return good | changes


def full(market: Market, _buyer: Buyer) -> None:
    ScheduleSeats.objects.filter(pk=market.schedule.pk).update(taken=20)


def no_schedule(market: Market, _buyer: Buyer) -> None:
    Schedule.objects.filter(pk=market.schedule.pk).update(cancelled_at=NOW)


def no_course(market: Market, _buyer: Buyer) -> None:
    Course.objects.filter(pk=market.course.pk).update(state=CourseState.SUSPENDED)


def returned_card(_market: Market, buyer: Buyer) -> None:
    given_back(buyer.card, at=STARTS)


def held_card(_market: Market, buyer: Buyer) -> None:
    held(buyer.card, at=STARTS)


def revoked_card(_market: Market, buyer: Buyer) -> None:
    """As if its month had been over in the night before."""
    Card.objects.filter(pk=buyer.key).update(buys_until=STARTS)
    revoked(buyer.card, at=STARTS)
    assert buyer.card.state == CardState.REVOKED


BUYING: Final[dict[str, tuple[Callable[[Market, Buyer], None], ApiError]]] = {
    "quota gone": (full, ApiError.SEATS_GONE),
    "cancelled": (no_schedule, ApiError.SCHEDULE_CANCELLED),
    "suspended course": (no_course, ApiError.COURSE_NOT_LIVE),
    "card given back": (returned_card, ApiError.CARD_NOT_ACCEPTED),
    "card held": (held_card, ApiError.CARD_NOT_ACCEPTED),
    "card revoked": (revoked_card, ApiError.CARD_NOT_ACCEPTED),
}


@pytest.mark.parametrize("name", BUYING)
def test_what_cannot_be_bought_is_neither_asked_for_nor_paid(name: str, clock: time_machine.Traveller) -> None:
    """Before the code was sent, and once it is typed: whatever came between, nothing is bought."""
    happens, error = BUYING[name]
    market, buyer = a_market(at=STARTS), a_buyer(at=STARTS)
    token, code = token_of(market, buyer), sms_code_of(buyer)
    happens(market, buyer)
    clock.shift(31)
    assert_refused(Call(platform_of(market), SEND, wanted(market, buyer)), error, but=_COUNTED)
    assert_refused(Call(platform_of(market, token=token), AUTHORIZE, typed(buyer, otp=code)), error)


def test_a_balance_that_is_short_and_a_price_that_is_none() -> None:
    market, buyer = a_market(at=STARTS), a_buyer(at=STARTS)
    short = a_course(market.institution, price=1_000_001, at=STARTS)
    offered(short, market.platform)
    dear = replace(market, course=short, schedule=a_schedule(short, at=STARTS))
    assert_refused(Call(platform_of(dear), SEND, wanted(dear, buyer)), ApiError.BALANCE_SHORT)
    assert_refused(Call(platform_of(market), SEND, wanted(market, buyer, amount=1)), ApiError.AMOUNT_WRONG)
    unknown = wanted(market, buyer, prakerja_id="0" * 16)
    assert_refused(Call(platform_of(market), SEND, unknown), ApiError.CARD_NOT_ACCEPTED, but=_COUNTED)


def test_a_wrong_code_counts_and_buys_nothing() -> None:
    market, buyer = a_market(at=STARTS), a_buyer(at=STARTS)
    token = token_of(market, buyer)
    wrong = "000000" if sms_code_of(buyer) != "000000" else "000001"
    call = Call(platform_of(market, token=token), AUTHORIZE, typed(buyer, otp=wrong))
    assert_refused(call, ApiError.OTP_WRONG, but=_COUNTED)
    assert_refused(replace(call, program=platform_of(market)), ApiError.PAYMENT_UNKNOWN)


def test_a_payment_that_was_used_is_of_no_other_invoice_and_an_invoice_of_no_other(
    clock: time_machine.Traveller,
) -> None:
    market, buyer, other = a_market(at=STARTS), a_buyer(at=STARTS), a_buyer(number=13, at=STARTS)
    token = token_of(market, buyer)
    assert Call(platform_of(market, token=token), AUTHORIZE, typed(buyer)).sent().status_code == 200
    another = Call(platform_of(market, token=token), AUTHORIZE, typed(buyer, invoice_code="INV-2"))
    assert_refused(another, ApiError.INVOICE_USED)
    second = Call(platform_of(market, token=token_of(market, other)), AUTHORIZE, typed(other))
    assert_refused(second, ApiError.INVOICE_USED)
    clock.shift(31)
    assert_refused(Call(platform_of(market), SEND, wanted(market, buyer)), ApiError.TRAINING_UNFINISHED)
    assert newest_of(buyer).state == PurchaseState.BOUGHT
    assert Purchase.objects.count() == 1
