"""Every way in which the sandbox's bank misbehaves, at every service that pays, over a socket."""

from pathlib import Path
from typing import Any, Final

import pytest
from pytest_django.fixtures import Settings

from prakerja.connectors.rails.ask_status import ask_status
from prakerja.connectors.rails.outcome import Outcome, OutcomeKind
from prakerja.connectors.rails.payment import Payment
from prakerja.connectors.rails.rail import PAYING, STATUS, Rail
from prakerja.connectors.rails.send_payment import send_payment
from prakerja_sandbox.bank.testing import SandboxBank
from tests.connectors.rails.paid import a_payment

_QUICK: Final = {"seconds": 0.01}
#: The mode with its details; what comes of a send; what the status says when all is well again.
MISBEHAVIOURS: Final[list[tuple[str, dict[str, Any], OutcomeKind, OutcomeKind]]] = [
    ("ok", {}, OutcomeKind.PAID, OutcomeKind.PAID),
    ("slow", _QUICK, OutcomeKind.PAID, OutcomeKind.PAID),
    ("replay", {}, OutcomeKind.PAID, OutcomeKind.PAID),
    ("down", {}, OutcomeKind.UNKNOWN, OutcomeKind.NOT_FOUND),
    ("silent-before", _QUICK, OutcomeKind.UNKNOWN, OutcomeKind.NOT_FOUND),
    ("silent-after", _QUICK, OutcomeKind.UNKNOWN, OutcomeKind.PAID),
    ("late", {"seconds": 0.0}, OutcomeKind.UNKNOWN, OutcomeKind.PAID),
    ("pending", {"seconds": 600}, OutcomeKind.PENDING, OutcomeKind.PENDING),
    *(("failing", {"code": code}, OutcomeKind.UNKNOWN, OutcomeKind.NOT_FOUND) for code in ("50000", "50001", "50400")),
    ("failing", {"code": "50002", "booked": True}, OutcomeKind.UNKNOWN, OutcomeKind.PAID),
    ("busy", {"retry_after": 7}, OutcomeKind.NOT_DONE, OutcomeKind.NOT_FOUND),
    ("expired", {}, OutcomeKind.NOT_DONE, OutcomeKind.NOT_FOUND),
    ("expired", {"left": 1}, OutcomeKind.PAID, OutcomeKind.PAID),
    ("refusing", {"code": "40309"}, OutcomeKind.REFUSED, OutcomeKind.REFUSED),
    ("refusing", {"code": "40411"}, OutcomeKind.REFUSED, OutcomeKind.REFUSED),
    ("refusing", {"code": "40314"}, OutcomeKind.NOT_DONE, OutcomeKind.NOT_DONE),
    ("refusing", {"code": "40316"}, OutcomeKind.UNKNOWN, OutcomeKind.REFUSED),
    *(
        ("garbage", {"kind": kind, "booked": booked}, OutcomeKind.UNKNOWN, state)
        for kind in ("html", "json", "word", "empty", "number")
        for booked, state in ((True, OutcomeKind.PAID), (False, OutcomeKind.NOT_FOUND))
    ),
]


def settled(payment: Payment) -> Outcome:
    """Once the central bank has settled it, and whoever is late is through."""
    while True:
        found = ask_status(payment.house, payment.reference, payment.rail, amount=payment.amount)
        is_waited_for = payment.rail in (Rail.SKN, Rail.RTGS) and found.kind is OutcomeKind.PENDING
        if not is_waited_for:
            return found


@pytest.mark.parametrize("rail", list(Rail))
@pytest.mark.parametrize(("mode", "details", "outcome", "state"), MISBEHAVIOURS, ids=str)
def test_what_was_booked_is_never_said_not_to_be_nor_the_reverse(
    bank: SandboxBank, rail: Rail, mode: str, details: dict[str, Any], outcome: OutcomeKind, state: OutcomeKind
) -> None:
    bank.switch(PAYING[rail], mode, **details)
    payment = a_payment(rail)
    found = send_payment(payment)
    if rail in (Rail.SKN, Rail.RTGS) and outcome is OutcomeKind.PAID:
        outcome = OutcomeKind.PENDING
    assert found.kind is outcome
    assert (found.again_at is not None) == (mode == "busy")
    assert bool(found.bank_reference) == (found.kind in (OutcomeKind.PAID, OutcomeKind.PENDING))
    bank.reset_switches()
    if mode == "pending":
        assert ask_status(payment.house, payment.reference, rail).kind is OutcomeKind.PENDING
    else:
        assert settled(payment).kind is state
    booked = [one for one in bank.payments(reference=payment.reference) if one["status"] in ("00", "03")]
    assert len(booked) == (state in (OutcomeKind.PAID, OutcomeKind.PENDING))


@pytest.mark.parametrize("rail", [Rail.INTRABANK, Rail.WALLET])
@pytest.mark.parametrize(
    ("mode", "details"),
    [
        *(("down", {}), ("silent-before", _QUICK), ("silent-after", _QUICK), ("late", _QUICK), ("failing", {})),
        *(
            ("busy", {}),
            ("expired", {}),
            ("garbage", {}),
            ("refusing", {"code": "40305"}),
            ("refusing", {"code": "40306"}),
        ),
    ],
)
def test_a_status_that_is_not_answered_says_nothing_of_the_payment(
    bank: SandboxBank, rail: Rail, mode: str, details: dict[str, Any]
) -> None:
    payment = a_payment(rail)
    send_payment(payment)
    bank.switch(STATUS[rail], mode, **details)
    assert ask_status(payment.house, payment.reference, rail).kind is OutcomeKind.UNKNOWN


@pytest.mark.parametrize("mode", ["down", "failing", "busy", "expired", "garbage"])
@pytest.mark.parametrize("service", ["73", "37"])
def test_what_fails_before_the_top_up_is_sent_did_nothing(
    bank: SandboxBank, service: str, mode: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("prakerja.connectors.rails.tokens._kept", {})
    bank.switch(service, mode)
    payment = a_payment(Rail.WALLET)
    assert send_payment(payment).kind is OutcomeKind.NOT_DONE
    assert bank.payments(reference=payment.reference) == []


def test_what_cannot_be_reached_was_not_done(bank: SandboxBank, settings: Settings, tmp_path: Path) -> None:
    away = tmp_path / "away.json"
    away.write_text(settings.HOUSES_FILE.read_text().replace(bank.url, "http://127.0.0.1:9"))
    settings.HOUSES_FILE = away
    assert send_payment(a_payment()).kind is OutcomeKind.NOT_DONE


def test_a_second_send_under_the_same_reference_pays_nothing_and_is_unknown(bank: SandboxBank) -> None:
    payment = a_payment(Rail.INTERBANK)
    assert send_payment(payment).kind is OutcomeKind.PAID
    again = a_payment(Rail.INTERBANK, reference=payment.reference)
    assert send_payment(again) == Outcome(OutcomeKind.UNKNOWN, "4091801")
    more = a_payment(Rail.INTERBANK, reference=payment.reference, amount=700_000)
    assert send_payment(more) == Outcome(OutcomeKind.UNKNOWN, "4041818")
    same_call = a_payment(Rail.INTERBANK, external_id=payment.external_id)
    assert send_payment(same_call) == Outcome(OutcomeKind.UNKNOWN, "4091800")
    assert len(bank.payments(reference=payment.reference)) == 1


def test_what_comes_back_is_returned_and_the_fee_is_told(bank: SandboxBank) -> None:
    payment = a_payment(Rail.INTERBANK)
    send_payment(payment)
    found = ask_status(payment.house, payment.reference, payment.rail)
    assert (found.kind, found.fee and int(found.fee)) == (OutcomeKind.PAID, 2_500)
    bank.reverse(payment.house, payment.reference)
    assert ask_status(payment.house, payment.reference, payment.rail).kind is OutcomeKind.RETURNED
    assert ask_status(payment.house, payment.reference, Rail.INTRABANK).kind is OutcomeKind.NOT_FOUND
