"""Whose account it is, as each house tells it; and what is not an account's fault."""

import pytest

from prakerja.connectors.failures import NotNow, Silence
from prakerja.connectors.rails.ask_account import AccountFound, AccountRefused, Kyc, ask_account
from prakerja.connectors.rails.outcome import Outcome, OutcomeKind
from prakerja.connectors.rails.rail import Rail
from prakerja.connectors.rails.send_payment import send_payment
from prakerja.kit.actor import Actor
from prakerja.kit.rupiah import Rupiah
from prakerja.kit.unit_of_work import WaitsInsideUnitOfWork, unit_of_work
from prakerja_sandbox.bank.testing import SandboxBank
from tests.connectors.rails.paid import a_payment

NUMBERS = {"bni": "1{:09}", "bca": "5{:09}", **dict.fromkeys(("gopay", "ovo", "linkaja", "dana"), "62811{:09}")}
CODES = {"bni": "009", "bca": "014"}


@pytest.mark.parametrize("house", list(NUMBERS))
def test_a_house_tells_whose_account_it_is(bank: SandboxBank, house: str) -> None:
    one = bank.open_account(house, NUMBERS[house].format(77), holder="SITI AMINAH", nik="3171010101900000")
    found = ask_account(house, one.number)
    assert isinstance(found, AccountFound)
    assert (found.name, found.nik, found.kyc) == ("SITI AMINAH", "3171010101900000", Kyc.VERIFIED)
    assert (found.limit_left is None) == (house in CODES)
    assert "SITI" not in repr(found)


def test_another_bank_is_asked_through_ours(bank: SandboxBank) -> None:
    one = bank.open_account("bca", "5000000078", holder="BUDI", nik="3171010101900000")
    found = ask_account("bni", one.number, "014")
    assert isinstance(found, AccountFound)
    assert found.name == "BUDI"
    assert ask_account("bni", one.number, "999") == AccountRefused("4041603")


@pytest.mark.parametrize(("condition", "case"), [("dormant", "09"), ("frozen", "05"), ("closed", "18")])
@pytest.mark.parametrize(("house", "service"), [("bni", "15"), ("ovo", "37")])
def test_who_cannot_be_paid_there_is_told_why(
    bank: SandboxBank, house: str, service: str, condition: str, case: str
) -> None:
    bank.open_account(house, NUMBERS[house].format(79), holder="SITI", nik="3171010101900000", condition=condition)
    assert ask_account(house, NUMBERS[house].format(79)) == AccountRefused(f"403{service}{case}")
    assert ask_account(house, "999999999999") == AccountRefused(f"404{service}11")


@pytest.mark.parametrize("number", ["62811000000080", "+62811000000080", "0811000000080"])
def test_a_wallet_that_takes_no_more_is_known_before_anything_is_sent(bank: SandboxBank, number: str) -> None:
    bank.open_account("gopay", "62811000000080", holder="SITI", nik="3171010101900000", condition="unverified")
    found = ask_account("gopay", number)
    assert isinstance(found, AccountFound)
    assert (found.kyc, found.nik, found.limit_left) == (Kyc.UNVERIFIED, "", Rupiah(0))
    payment = a_payment(Rail.WALLET, number=number)
    assert send_payment(payment) == Outcome(OutcomeKind.REFUSED, "4033715")
    bank.open_account("gopay", "62811000000080", holder="SITI", nik="3171010101900000", condition="over-limit")
    assert send_payment(payment) == Outcome(OutcomeKind.REFUSED, "4033723")
    assert bank.payments(reference=payment.reference) == []


@pytest.mark.parametrize("service", ["15", "37"])
@pytest.mark.parametrize(
    ("mode", "failure"),
    [
        ("down", Silence),
        ("silent-after", Silence),
        ("failing", Silence),
        ("garbage", Silence),
        ("busy", NotNow),
        ("expired", NotNow),
    ],
)
def test_trouble_of_theirs_says_nothing_of_an_account(
    bank: SandboxBank, service: str, mode: str, failure: type[Exception]
) -> None:
    bank.switch(service, mode, seconds=0.01)
    house = "bni" if service == "15" else "gopay"
    with pytest.raises(failure):
        ask_account(house, NUMBERS[house].format(5_000_000))


def test_nobody_is_asked_inside_a_transaction(bank: SandboxBank) -> None:
    with pytest.raises(WaitsInsideUnitOfWork), unit_of_work(by=Actor.system("test")):
        ask_account("bni", "1005000000")
