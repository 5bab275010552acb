"""What the bank refuses, and with which code: a table for the gate, for the fields, for accounts, for money."""

from datetime import timedelta
from typing import Any

import pytest

from prakerja_sandbox.bank.accounts import Condition, account_at
from prakerja_sandbox.bank.gate import new_token
from prakerja_sandbox.bank.houses import HOUSE_BY_CODE
from prakerja_sandbox.bank.service_table import SERVICES, Givers
from tests.sandbox.bank.desk import FINE, Desk, transfer

BNI, BCA, GOPAY = (HOUSE_BY_CODE[code] for code in ("bni", "bca", "gopay"))
GATE: list[tuple[dict[str, Any], str]] = [
    ({"authorization": None}, "40103"),
    ({"authorization": "Basic x"}, "40103"),
    ({"authorization": "Bearer tok_unknown"}, "40101"),
    ({"authorization": "Bearer ffffffff.00"}, "40101"),
    ({"x_signature": None}, "40100"),
    ({"x_signature": "bm90aGluZw=="}, "40100"),
    ({"x_timestamp": None}, "40002"),
    ({"x_timestamp": "2025-03-04T09:15:30+07:00"}, "40100"),
    ({"late": timedelta(minutes=6)}, "40100"),
    ({"late": -timedelta(minutes=6)}, "40100"),
    ({"x_partner_id": None}, "40002"),
    ({"x_partner_id": "another"}, "40100"),
    ({"x_external_id": None}, "40002"),
    ({"x_external_id": "with blank"}, "40001"),
    ({"x_external_id": "1" * 37}, "40001"),
    ({"channel_id": None}, "40002"),
    ({"channel_id": "952210"}, "40001"),
]
BODIES: dict[str, dict[str, Any]] = {
    "11": {},
    "12": {},
    "13": {"originalPartnerReferenceNo": "R"},
    "14": {"accountNo": BNI.float_account},
    "15": {"beneficiaryAccountNo": BNI.number_of(FINE["bni"])},
    "16": {"beneficiaryAccountNo": BCA.number_of(FINE["bca"]), "beneficiaryBankCode": "014"},
    **{code: transfer(code, "R") for code in ("17", "18", "22", "23")},
    "36": {"serviceCode": "17", "originalPartnerReferenceNo": "R"},
    "37": {"customerNumber": GOPAY.number_of(FINE["gopay"]), "amount": {"value": "600000.00", "currency": "IDR"}},
    "38": {
        "partnerReferenceNo": "R",
        "customerNumber": GOPAY.number_of(FINE["gopay"]),
        "amount": {"value": "600000.00", "currency": "IDR"},
    },
    "39": {"serviceCode": "38", "originalPartnerReferenceNo": "R"},
}
AMOUNTS: list[tuple[object, str]] = [
    ({"value": "12345", "currency": "IDR"}, "40001"),
    ({"value": "12345.0", "currency": "IDR"}, "40001"),
    ({"value": "12,345.00", "currency": "IDR"}, "40001"),
    ({"value": "-1.00", "currency": "IDR"}, "40001"),
    ({"value": " 1.00", "currency": "IDR"}, "40001"),
    ({"value": "1.000", "currency": "IDR"}, "40001"),
    ({"value": "1e5.00", "currency": "IDR"}, "40001"),
    ({"value": "123456789012345.00", "currency": "IDR"}, "40001"),
    ({"value": 12345.00, "currency": "IDR"}, "40001"),
    ({"value": "12345.00", "currency": "USD"}, "40001"),
    ({"value": "12345.00"}, "40001"),
    ("12345.00", "40001"),
    (["12345.00"], "40001"),
    ({}, "40001"),
    (None, "40002"),
    ({"value": "0.00", "currency": "IDR"}, "40413"),
    ({"value": "12345.50", "currency": "IDR"}, "40413"),
]


def house_of(code: str) -> str:
    return "gopay" if code in ("37", "38", "39") else "bni"


def seven(code: str, service: str) -> str:
    return f"{code[:3]}{service}{code[3:]}"


@pytest.mark.parametrize("service", BODIES)
@pytest.mark.parametrize(("changed", "code"), GATE, ids=lambda value: str(value)[:40])
def test_whoever_does_not_come_as_the_partner_is_refused(
    desk: Desk, service: str, changed: dict[str, Any], code: str
) -> None:
    assert desk.said(house_of(service), service, BODIES[service], **changed) == seven(code, service)
    assert desk.bank.books.payments() == []


@pytest.mark.parametrize("service", BODIES)
def test_a_call_is_made_once_a_day_and_signed_for_what_it_says(desk: Desk, service: str) -> None:
    house = house_of(service)
    first = desk.said(house, service, BODIES[service], x_external_id="4711")
    assert first != seven("40900", service)
    assert desk.said(house, service, BODIES[service], x_external_id="4711") == seven("40900", service)


@pytest.mark.parametrize("service", [one.code for one in SERVICES if one.given_by is not Givers.ALL])
def test_a_bank_gives_no_wallet_s_service_and_a_wallet_no_bank_s(desk: Desk, service: str) -> None:
    other = "bni" if house_of(service) == "gopay" else "gopay"
    assert desk.said(other, service, BODIES[service]) == seven("40301", service)


@pytest.mark.parametrize(
    ("service", "field"),
    [(one.code, field.name) for one in SERVICES for field in one.fields if field.is_mandatory],
)
def test_a_field_that_must_be_there_is_missed_by_its_name(desk: Desk, service: str, field: str) -> None:
    body = {name: value for name, value in BODIES[service].items() if name != field}
    told = desk.ask(house_of(service), service, body)
    assert (told["responseCode"], told["responseMessage"]) == (
        seven("40002", service),
        f"Invalid Mandatory Field {field}",
    )


@pytest.mark.parametrize(
    ("service", "field", "longest"),
    [(one.code, field.name, field.longest) for one in SERVICES for field in one.fields if field.kind != "amount"],
)
def test_a_field_of_the_wrong_form_is_told_by_its_name(desk: Desk, service: str, field: str, longest: int) -> None:
    for wrong in ("1" * (longest + 1), "a\nb", ["1"], {"x": 1}, True):
        told = desk.ask(house_of(service), service, {**BODIES[service], field: wrong})
        assert told["responseCode"] == seven("40001", service)
        assert told["responseMessage"] == f"Invalid Field Format {field}"


@pytest.mark.parametrize("service", ["17", "18", "22", "23", "38"])
@pytest.mark.parametrize(("amount", "code"), AMOUNTS, ids=str)
def test_an_amount_is_written_with_two_digits_and_is_whole_rupiah(
    desk: Desk, service: str, amount: object, code: str
) -> None:
    body = {**BODIES[service], "amount": amount}
    assert desk.said(house_of(service), service, body) == seven(code, service)
    assert desk.bank.books.payments() == []


@pytest.mark.parametrize("body", [b"", b"[]", b"no", b'{"a":', b"[" * 5_000, b'"' + b"x" * 70_000 + b'"'])
def test_a_body_that_is_no_object_is_refused(desk: Desk, body: bytes) -> None:
    assert desk.said("bni", "17", body) in {"4001700", "4001702", "4011700"}


CONDITIONS = [
    (Condition.CLOSED, "40318", "40318"),
    (Condition.DORMANT, "40309", "40309"),
    (Condition.FROZEN, "40305", "40305"),
    (Condition.OVER_LIMIT, "20000", "40323"),
    (Condition.OTHER_NAME, "20000", "20000"),
    (Condition.UNVERIFIED, "20000", "40315"),
]


@pytest.mark.parametrize(("condition", "asked", "paid"), CONDITIONS)
@pytest.mark.parametrize(
    ("house", "inquiry", "paying"), [("bni", "15", "17"), ("bni", "16", "18"), ("gopay", "37", "38")]
)
def test_the_condition_of_an_account_decides(
    desk: Desk, house: str, inquiry: str, paying: str, condition: Condition, asked: str, paid: str
) -> None:
    whose = HOUSE_BY_CODE["bca" if inquiry == "16" else house]
    number = whose.number_of(FINE[whose.code])
    body = dict(BODIES[paying])
    if paying == "38":
        body["sessionId"] = desk.ask(house, "37", BODIES["37"])["sessionId"]
    desk.bank.change_account(whose, number, condition=condition)
    assert desk.said(house, inquiry, BODIES[inquiry]) == seven(asked, inquiry)
    assert desk.said(house, paying, body) == seven(paid, paying)
    state = "00" if paid == "20000" else "06"
    assert [(one.status.value, one.code) for one in desk.bank.books.payments()] == [(state, paid)]


MONEY: list[tuple[str, dict[str, Any], str]] = [
    ("17", {"beneficiaryAccountNo": "1999999999"}, "40411"),
    ("17", {"beneficiaryAccountNo": "77"}, "40411"),
    ("17", {"sourceAccountNo": "1234567890"}, "40411"),
    ("18", {"beneficiaryBankCode": "999"}, "40403"),
    ("18", {"beneficiaryAccountNo": "5999999999"}, "40411"),
    ("18", {"amount": 250_000_001}, "40302"),
    ("18", {"amount": 9_999}, "40413"),
    ("23", {"amount": 1_000_000_001}, "40302"),
    ("22", {"amount": 100_000_000}, "40413"),
    ("18", {"feeType": "BEN", "amount": 2_500}, "40413"),
]


@pytest.mark.parametrize(("service", "changed", "code"), MONEY, ids=str)
def test_what_the_rail_does_not_carry_is_refused(desk: Desk, service: str, changed: dict[str, Any], code: str) -> None:
    left = desk.bank.books.float_balance(BNI)
    assert desk.said("bni", service, transfer(service, "R1", **changed)) == seven(code, service)
    assert desk.bank.books.float_balance(BNI) == left


def test_a_float_that_does_not_cover_amount_and_fee_pays_nothing(desk: Desk) -> None:
    left = desk.bank.books.float_balance(BNI)
    desk.bank.books.fund(BNI, 602_499 - left, now=0)
    assert desk.said("bni", "18", transfer("18", "R1")) == "4031814"
    desk.bank.books.fund(BNI, 1, now=0)
    assert desk.said("bni", "18", transfer("18", "R1")) == "2001800"
    assert desk.bank.books.float_balance(BNI) == 0


def test_a_wallet_takes_no_more_in_a_month_than_it_may(desk: Desk) -> None:
    said = [desk.topup("gopay", f"R{turn}", 20_000_000, FINE["gopay"])["responseCode"] for turn in range(3)]
    assert said == ["2003800", "2003800", "4033823"]
    assert desk.ask("gopay", "37", BODIES["37"])["customerMonthlyInLimit"] == "0.00"


@pytest.mark.parametrize("session", ["", "ffffffff0000000000000000", "x", "0" * 24])
def test_a_wallet_wants_the_session_of_its_own_inquiry(desk: Desk, session: str) -> None:
    said = desk.said("gopay", "38", {**BODIES["38"], "sessionId": session})
    assert said in {"4003802", "4033800", "4003801"}
    assert desk.bank.books.float_balance(GOPAY) == desk.bank.options.first_float


def test_a_token_of_another_house_or_of_yesterday_is_not_taken(desk: Desk) -> None:
    for token in (
        new_token(desk.bank.keys, BCA, now=2e9),
        new_token(desk.bank.keys, BNI, now=1e9),
    ):
        assert desk.said("bni", "11", {}, authorization=f"Bearer {token}") == "4011101"


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"x-client-key": "another"}, "4017300"),
        ({"x-signature": "bm90aGluZw=="}, "4017300"),
        ({"x-timestamp": "2025-03-04T09:15:30+07:00"}, "4017300"),
    ],
)
def test_a_token_is_given_to_the_partner_alone(desk: Desk, changed: dict[str, str], code: str) -> None:
    assert desk.token("bni", **changed)["responseCode"] == code
    given = desk.token("bni")
    assert (given["responseCode"], given["tokenType"], given["expiresIn"]) == ("2007300", "Bearer", "900")


def test_a_house_that_takes_keys_wants_no_token(desk: Desk) -> None:
    assert desk.topup("dana", "R1", 50_000, FINE["dana"])["responseCode"] == "2003800"
    assert desk.said("dana", "11", {}, x_signature="bm90aGluZw==") == "4011100"


def test_everybody_has_an_account_that_is_fine() -> None:
    for code, number in FINE.items():
        found = account_at(HOUSE_BY_CODE[code], HOUSE_BY_CODE[code].number_of(number))
        assert found is not None
        assert found.condition is Condition.ACTIVE
