"""What a house's history tells of one payment, over a socket; what it does not understand is no answer."""

from datetime import timedelta

import pytest

from prakerja.connectors.rails.ask_detail import ask_detail
from prakerja.connectors.rails.rail import Rail
from prakerja.connectors.rails.send_payment import send_payment
from prakerja.kit.clock import read_clock
from prakerja.kit.retries import TryAgain
from prakerja.kit.rupiah import Rupiah
from prakerja_sandbox.bank.testing import SandboxBank
from tests.connectors.rails.paid import a_payment


@pytest.mark.parametrize("rail", [Rail.INTERBANK, Rail.WALLET])
def test_a_payment_is_told_with_its_moment_and_what_came_back(bank: SandboxBank, rail: Rail) -> None:
    payment = a_payment(rail)
    sent = send_payment(payment)
    told = ask_detail(payment.house, payment.reference)
    assert told is not None
    assert (told.bank_reference, told.amount, told.state) == (sent.bank_reference, Rupiah(600_000), "SUCCESS")
    assert (told.remark, told.back) == (payment.remark, None)
    assert abs(read_clock() - told.at) < timedelta(minutes=5)
    bank.reverse(payment.house, payment.reference)
    back = ask_detail(payment.house, payment.reference)
    assert back is not None
    assert (back.state, back.back) == ("CANCELLED", Rupiah(600_000))


def test_of_what_the_house_does_not_know_nothing_is_told(bank: SandboxBank) -> None:
    assert ask_detail("bni", "NOBODY-SENT-IT") is None


@pytest.mark.parametrize("mode", ["down", "garbage", "failing"])
def test_what_is_no_answer_is_asked_again(bank: SandboxBank, mode: str) -> None:
    bank.switch("13", mode)
    with pytest.raises(TryAgain):
        ask_detail("bni", "PKJ")
