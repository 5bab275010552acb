"""payment/send-otp, authorize, status and void: the envelope, the types and the errors that clients know."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any, Final

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from prakerja.once.models import FirstAnswer
from prakerja.partner_api.v1.errors import ApiError
from prakerja.partner_api.v1.payments import NOT_SOLD
from prakerja.partners.known_partners import forget_known_partners
from prakerja.partners.models import Call
from prakerja.training import refusals
from prakerja.training.models import Payment, Purchase
from prakerja.training.refusals import CannotBuy
from prakerja.training.states import PurchaseState
from tests.situations.cards import NOW
from tests.situations.lives import given_back
from tests.situations.partners import PartnersProgram
from tests.situations.purchases import money_of, newest_of, payments, purchases_of, seats_taken, sms_code_of
from tests.situations.training import Buyer, Market, a_buyer, a_market, a_platform, sign_key_of

pytestmark = pytest.mark.django_db
SEND, AUTHORIZE, STATUS, VOID = (f"payment/{name}" for name in ("send-otp", "authorize", "status", "void"))
_PAGE: Final = "https://platform.contoh.example/tagihan/1"


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    """Calls are signed by the clock of the machine."""
    forget_known_partners()
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller
    forget_known_partners()


@pytest.fixture
def market() -> Market:
    return a_market()


@pytest.fixture
def buyer() -> Buyer:
    return a_buyer()


def program_of(market: Market, *, token: str = "") -> PartnersProgram:
    platform = market.platform
    authorization = f"Payment {token}" if token else ""
    return PartnersProgram(platform.client_code, sign_key_of(platform), authorization)


def wanted(market: Market, buyer: Buyer, **changes: Any) -> dict[str, Any]:
    return {
        "prakerja_id": buyer.number,
        "user_platform_id": f"pelanggan-{buyer.applicant_id}",
        "course_code": market.course.code,
        "schedule_code": market.schedule.code,
        "amount": market.course.price,
        **changes,
    }


def token_of(market: Market, buyer: Buyer) -> str:
    answer = program_of(market).ask(SEND, wanted(market, buyer))
    assert answer.status_code == 200, answer.json()
    told: str = answer.json()["data"]["payment_token"]
    return told


def paid(market: Market, buyer: Buyer, *, token: str = "", otp: str = "", invoice: Any = "INV-1") -> Any:
    named = token or token_of(market, buyer)
    body = {"otp": otp or sms_code_of(buyer), "invoice_url": _PAGE, "invoice_code": invoice}
    return program_of(market, token=named).ask(AUTHORIZE, body)


def assert_is(answer: Any, error: ApiError) -> None:
    told = answer.json()
    assert (answer.status_code, told["code"], told["success"]) == (error.value.status, error.value.code, False)
    assert "data" not in told


def test_a_training_is_bought_as_the_reference_says(market: Market, buyer: Buyer) -> None:
    answer = paid(market, buyer)
    purchase = newest_of(buyer)
    assert answer.json() == {
        "success": True,
        "message": "Pelatihan berhasil dibeli.",
        "data": {
            "invoice_code": "INV-1",
            "transaction_code": purchase.transaction_code,
            "amount": 600_000,
            "status": "SUCCESS",
            "prakerja_name": "Siti Rekaan",
        },
    }
    assert purchase.redeem_code not in answer.content.decode()
    assert money_of(buyer) == (400_000, 600_000)


def test_a_purchase_is_so_many_statements(market: Market, buyer: Buyer) -> None:
    """With its checks, seat, money, letter, events and the row of the call; one is the test's own, which signs."""
    token, otp = token_of(market, buyer), sms_code_of(buyer)
    with CaptureQueriesContext(connection) as asked:
        assert paid(market, buyer, token=token, otp=otp).status_code == 200
    assert len(asked) <= 26


def test_an_invoice_may_be_a_number_or_a_text(market: Market, buyer: Buyer) -> None:
    assert paid(market, buyer, invoice=12345).json()["data"]["invoice_code"] == "12345"
    assert program_of(market).ask(STATUS, {"invoice_code": 12345}).json()["data"]["status"] == "SUCCESS"
    assert program_of(market).ask(STATUS, {"invoice_code": "12345"}).status_code == 200
    wrong_ones: tuple[Any, ...] = (True, 1.5, None, [], {}, "", "a b", "x" * 65)
    for wrong in wrong_ones:
        assert_is(program_of(market).ask(STATUS, {"invoice_code": wrong}), ApiError.FIELD_WRONG)


def test_the_status_has_the_moment_in_utc(market: Market, buyer: Buyer) -> None:
    paid(market, buyer)
    told = program_of(market).ask(STATUS, {"invoice_code": "INV-1"}).json()
    assert told["data"]["created_at"] == "2021-02-27T03:00:00Z"
    assert (told["success"], told["message"], told["data"]["amount"]) == (True, "OK", 600_000)


def test_void_answers_without_data_and_a_second_time_with_the_error_of_the_reference(
    market: Market, buyer: Buyer, clock: time_machine.Traveller
) -> None:
    paid(market, buyer)
    codes = {"invoice_code": "INV-1", "transaction_code": newest_of(buyer).transaction_code}
    first = program_of(market).ask(VOID, codes)
    assert first.json() == {"success": True, "message": "Transaksi berhasil dibatalkan."}
    # The very same call, sent again because its answer was lost, gets the first answer.
    assert program_of(market).ask(VOID, codes).json() == first.json()
    clock.shift(1)
    assert_is(program_of(market).ask(VOID, codes), ApiError.VOIDED_ALREADY)
    assert (money_of(buyer), seats_taken(market)) == ((1_000_000, 0), 0)
    assert program_of(market).ask(STATUS, {"invoice_code": "INV-1"}).json()["data"]["status"] == "VOID"


def test_what_is_not_found_of_a_void(market: Market, buyer: Buyer) -> None:
    paid(market, buyer)
    code = newest_of(buyer).transaction_code
    for invoice, transaction in (("INV-1", "0" * 26), ("INV-2", code)):
        asked = {"invoice_code": invoice, "transaction_code": transaction}
        assert_is(program_of(market).ask(VOID, asked), ApiError.TRANSACTION_NOT_FOUND)
    other = Market(a_platform(), market.institution, market.course, market.schedule)
    forget_known_partners()
    asked = {"invoice_code": "INV-1", "transaction_code": code}
    assert_is(program_of(other).ask(VOID, asked), ApiError.TRANSACTION_NOT_FOUND)
    assert_is(program_of(other).ask(STATUS, {"invoice_code": "INV-1"}), ApiError.INVOICE_UNKNOWN)
    Purchase.objects.update(state=PurchaseState.REDEEMED)
    assert_is(program_of(market).ask(VOID, asked), ApiError.REDEEMED_ALREADY)


def test_unknown_and_ended_cards_are_one_answer_and_count(market: Market, clock: time_machine.Traveller) -> None:
    ended, customer = a_buyer(), "penebak"
    given_back(ended.card, at=NOW)
    answers = []
    for number in (ended.number, "0" * 16, "9" * 16, "kartu", ended.number[::-1]):
        clock.shift(1)
        body = wanted(market, ended, prakerja_id=number, user_platform_id=customer)
        answers.append(program_of(market).ask(SEND, body))
    assert len({answer.content for answer in answers}) == 1
    assert_is(answers[0], ApiError.CARD_NOT_ACCEPTED)
    for _ in range(5):
        clock.shift(1)
        program_of(market).ask(SEND, wanted(market, ended, user_platform_id=customer))
    clock.shift(1)
    good = a_buyer()
    body = wanted(market, good, user_platform_id=customer)
    assert_is(program_of(market).ask(SEND, body), ApiError.TRIES_SPENT)
    assert program_of(market).ask(SEND, wanted(market, good)).status_code == 200


def test_the_same_call_again_gets_the_first_answer_and_counts_once(market: Market, buyer: Buyer) -> None:
    token = token_of(market, buyer)
    assert token_of(market, buyer) == token
    assert payments() == 1
    assert_is(paid(market, buyer, token=token, otp="000000"), ApiError.OTP_WRONG)
    for _ in range(6):
        assert_is(paid(market, buyer, token=token, otp="000000"), ApiError.OTP_WRONG)
    first = paid(market, buyer, token=token)
    assert first.status_code == 200
    assert paid(market, buyer, token=token).content == first.content
    assert purchases_of(buyer) == 1


def test_the_same_authorize_signed_anew_gets_the_first_answer(
    market: Market, buyer: Buyer, clock: time_machine.Traveller
) -> None:
    token, code = token_of(market, buyer), sms_code_of(buyer)
    first = paid(market, buyer, token=token, otp=code)
    clock.shift(timedelta(minutes=30))
    assert paid(market, buyer, token=token, otp=code).content == first.content
    assert_is(paid(market, buyer, token=token, otp=code, invoice="INV-2"), ApiError.INVOICE_USED)
    assert (purchases_of(buyer), seats_taken(market)) == (1, 1)


def test_the_token_stands_in_no_row_in_plain(market: Market, buyer: Buyer) -> None:
    """Also not beside the first answer, which a repeated call gets."""
    token = token_of(market, buyer)
    rows = [str(list(model.objects.values())) for model in (FirstAnswer, Payment, Call)]
    assert all(rows)
    assert not any(token in row for row in rows)


def test_five_wrong_codes_close_it(market: Market, buyer: Buyer, clock: time_machine.Traveller) -> None:
    token, code = token_of(market, buyer), sms_code_of(buyer)
    told = []
    for _ in range(5):
        clock.shift(1)
        told.append(paid(market, buyer, token=token, otp="000000" if code != "000000" else "000001").json()["code"])
    assert told == [ApiError.OTP_WRONG.value.code] * 4 + [ApiError.OTP_LOCKED.value.code]
    assert_is(paid(market, buyer, token=token, otp=code), ApiError.OTP_LOCKED)
    assert purchases_of(buyer) == 0


@pytest.mark.parametrize("authorization", ["", "Payment", "Payment ", "Payment x", "Bearer x", "x"])
def test_without_the_token_nothing_is_bought(authorization: str, market: Market, buyer: Buyer) -> None:
    token_of(market, buyer)
    program = program_of(market)
    program.authorization = authorization
    body = {"otp": sms_code_of(buyer), "invoice_url": _PAGE, "invoice_code": "INV-1"}
    assert_is(program.ask(AUTHORIZE, body), ApiError.PAYMENT_UNKNOWN)


def test_a_number_in_quotes_is_none_and_what_lacks_is_named(market: Market, buyer: Buyer) -> None:
    for changes in (
        {"amount": "600000"},
        {"amount": 600000.5},
        {"amount": True},
        {"amount": -1},
        {"prakerja_id": int(buyer.number)},
        {"user_platform_id": 7},
        {"user_platform_id": "  "},
        {"course_code": ""},
        {"schedule_code": None},
    ):
        assert_is(program_of(market).ask(SEND, wanted(market, buyer, **changes)), ApiError.FIELD_WRONG)
    assert payments() == 0


def test_each_reason_why_nothing_is_sold_has_an_error_of_its_own() -> None:
    reasons = {one for one in vars(refusals).values() if isinstance(one, type) and issubclass(one, CannotBuy)}
    assert reasons - {CannotBuy, refusals.PhoneUnknown} == set(NOT_SOLD)


def test_an_institution_does_not_sell(market: Market, buyer: Buyer) -> None:
    teaches = Market(market.institution, market.institution, market.course, market.schedule)
    for endpoint in (SEND, AUTHORIZE, STATUS, VOID):
        assert_is(program_of(teaches).ask(endpoint, wanted(market, buyer)), ApiError.OTHER_KIND)
