"""The table of codes, over every code and service: what may have been paid is never said not to be, nor the reverse."""

import json
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakerja.connectors.rails.outcome import Outcome, OutcomeKind
from prakerja.connectors.rails.read_outcome import read_outcome, read_status
from prakerja.kit.rupiah import Rupiah
from prakerja_sandbox.bank.codes import MESSAGES

PAYING: Final = ("17", "18", "22", "23", "38")
#: As the reference has it; what is missing here is unknown.
TABLE: Final = {
    OutcomeKind.REFUSED: (
        "40000 40001 40002 40302 40303 40304 40305 40307 40308 40309 40310 40311 40312 40313 40315 40317 40318 40321"
        " 40322 40323 40402 40403 40411 40413"
    ),
    OutcomeKind.NOT_DONE: (
        "40100 40101 40102 40103 40104 40300 40301 40306 40314 40319 40320 40408 40416 40500 40501 42900"
    ),
}
KIND_BY_CASE: Final = {case: kind for kind, cases in TABLE.items() for case in cases.split()}
HALTING: Final = ["40100", "40102", "40104", "40301", "40314", "40319", "40320", "40408", "40416", "40500", "40501"]


def said(code: str, **more: object) -> bytes:
    return json.dumps({"responseCode": code, "responseMessage": "x", **more}).encode()


def outcome(service: str, case: str, **more: object) -> Outcome:
    return read_outcome(service, int(case[:3]), said(f"{case[:3]}{service}{case[3:]}", **more))


@pytest.mark.parametrize("service", PAYING)
def test_every_case_of_every_status_is_what_the_table_says(service: str) -> None:
    for http in range(100, 600):
        for number in range(100):
            case = f"{http}{number:02}"
            found = outcome(service, case, referenceNo="B-1")
            paid = OutcomeKind.PENDING if service in ("22", "23") else OutcomeKind.PAID
            wanted = {"20000": paid, "20200": OutcomeKind.PENDING}.get(case)
            assert found.kind is (wanted or KIND_BY_CASE.get(case, OutcomeKind.UNKNOWN)), case
            assert found.halts is (case in HALTING)
            assert found.code == f"{case[:3]}{service}{case[3:]}"


def test_no_code_of_the_bank_is_forgotten() -> None:
    left = set(MESSAGES) - set(KIND_BY_CASE) - {"20000", "20200"}
    assert sorted(left) == ["40316", "40400", "40401", "40418", "40900", "40901", "50000", "50001", "50002", "50400"]


@pytest.mark.parametrize("service", PAYING)
def test_success_without_the_banks_reference_or_about_another_payment_is_unknown(service: str) -> None:
    code = f"200{service}00"
    assert read_outcome(service, 200, said(code)).kind is OutcomeKind.UNKNOWN
    assert read_outcome(service, 200, said(code, referenceNo="")).kind is OutcomeKind.UNKNOWN
    assert read_outcome(service, 200, said(code, referenceNo=7)).kind is OutcomeKind.UNKNOWN
    other = said(code, referenceNo="B-1", partnerReferenceNo="OTHER")
    assert read_outcome(service, 200, other, reference="OURS").kind is OutcomeKind.UNKNOWN
    for sum_ in ({"value": "1.00", "currency": "IDR"}, {"value": "600000.00", "currency": "USD"}, "600000.00", 600000):
        body = said(code, referenceNo="B-1", amount=sum_)
        assert read_outcome(service, 200, body, amount=Rupiah(600_000)).kind is OutcomeKind.UNKNOWN


@pytest.mark.parametrize("service", ["22", "23"])
def test_what_the_central_bank_settles_is_paid_once_the_answer_says_so(service: str) -> None:
    assert outcome(service, "20000", referenceNo="B-1", transactionStatus="00").kind is OutcomeKind.PAID
    assert outcome(service, "20000", referenceNo="B-1", transactionStatus="03").kind is OutcomeKind.PENDING


@pytest.mark.parametrize(
    "body",
    [
        *(b"", b"null", b"[]", b"{", b'{"responseCode":"20017', b'{"responseCode":2001700,"referenceNo":"B"}'),
        *(b"<h1>502</h1>", b'{"responseCode":"200170","referenceNo":"B"}', b'{"responseCode":"20017000"}'),
        b'{"responseCode":"2001700","referenceNo":"B","x":NaN}',
        b'{"responseCode":"4031709","responseCode":"2001700","referenceNo":"B"}',
        b'{"responseCode":"2001800","referenceNo":"B"}',
        b'{"responseCode":"4031709"}',
        '{"responseCode":"２００１７００","referenceNo":"B"}'.encode(),
        '{"responseCode":"2001700","referenceNo":"B"}'.encode("utf-16"),
        b'{"responseCode":"2001700","referenceNo":"\xe9"}',
        b"[" * 100_000,
        b'{"responseCode":' + b"9" * 5_000 + b"}",
    ],
    ids=range(18),
)
def test_what_is_no_answer_is_unknown(body: bytes) -> None:
    assert read_outcome("17", 200, body) == Outcome(OutcomeKind.UNKNOWN)
    assert read_status("36", 200, body, paying="17") == Outcome(OutcomeKind.UNKNOWN)


@given(st.sampled_from(PAYING), st.integers(100, 599), st.binary(max_size=200))
def test_no_bytes_are_an_error(service: str, http: int, body: bytes) -> None:
    assert read_outcome(service, http, body).kind is OutcomeKind.UNKNOWN


STATES: Final = {
    "00": OutcomeKind.PAID,
    "01": OutcomeKind.PENDING,
    "02": OutcomeKind.PENDING,
    "03": OutcomeKind.PENDING,
    "04": OutcomeKind.RETURNED,
    "05": OutcomeKind.REFUSED,
    "06": OutcomeKind.REFUSED,
    "07": OutcomeKind.NOT_FOUND,
}


@pytest.mark.parametrize(("service", "paying"), [("36", "17"), ("36", "18"), ("36", "22"), ("36", "23"), ("39", "38")])
def test_a_status_says_what_its_state_says_and_its_own_trouble_says_nothing(service: str, paying: str) -> None:
    for state in range(100):
        body = said(f"200{service}00", latestTransactionStatus=f"{state:02}", serviceCode=paying)
        found = read_status(service, 200, body, paying=paying)
        assert found.kind is STATES.get(f"{state:02}", OutcomeKind.UNKNOWN)
    for http in range(100, 600):
        for number in range(100):
            kind = read_status(service, http, said(f"{http}{service}{number:02}"), paying=paying).kind
            wanted = OutcomeKind.NOT_FOUND if (http, number) == (404, 1) else OutcomeKind.UNKNOWN
            assert kind is wanted, (http, number)


def test_a_status_of_another_payment_is_unknown() -> None:
    same = {"latestTransactionStatus": "00", "serviceCode": "17", "originalPartnerReferenceNo": "OURS"}

    def kind(**other: object) -> OutcomeKind:
        body = said("2003600", **{**same, **other})
        return read_status("36", 200, body, paying="17", reference="OURS", amount=Rupiah(5)).kind

    assert kind() is OutcomeKind.PAID
    assert kind(serviceCode="18") is OutcomeKind.UNKNOWN
    assert kind(originalPartnerReferenceNo="THEIRS") is OutcomeKind.UNKNOWN
    assert kind(amount={"value": "6.00", "currency": "IDR"}) is OutcomeKind.UNKNOWN
    assert kind(latestTransactionStatus=0) is OutcomeKind.UNKNOWN


@pytest.mark.parametrize(
    ("before", "kind", "code"),
    [
        ("4031709", OutcomeKind.REFUSED, "4031709"),
        ("4031714", OutcomeKind.NOT_DONE, "4031714"),
        ("2021700", OutcomeKind.REFUSED, ""),
        ("5001700", OutcomeKind.REFUSED, ""),
        ("4031809", OutcomeKind.REFUSED, ""),
        ("", OutcomeKind.REFUSED, ""),
    ],
)
def test_a_failure_has_the_reason_of_the_answer_before(before: str, kind: OutcomeKind, code: str) -> None:
    body = said("2003600", latestTransactionStatus="06", serviceCode="17", previousResponseCode=before)
    found = read_status("36", 200, body, paying="17")
    assert (found.kind, found.code) == (kind, code)
