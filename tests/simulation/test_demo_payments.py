"""In the demo somebody's money stands in each way in which it can, and a batch waits for two people."""

import pytest

from prakerja.ledger.prove import prove
from prakerja.payouts.accounts.states import AccountState
from prakerja.payouts.models import Batch, LinkedAccount
from prakerja.payouts.own_payments import own_payments
from prakerja.payouts.standing import Standing
from prakerja.payouts.states import BatchState
from prakerja.simulation.demo_payees import payees_by_stage
from prakerja.simulation.demo_people import WHAT_FOR
from tests.simulation.conftest import LOADED

pytestmark = pytest.mark.xdist_group("demo")

STANDINGS = {
    "payment_in_batch": Standing.IN_BATCH,
    "payment_removed": Standing.READY,
    "payment_held": Standing.HELD,
    "payment_released": Standing.RELEASED,
    "payment_pending": Standing.UNDER_WAY,
    "payment_unknown": Standing.UNSURE,
    "payment_refused": Standing.ACCOUNT_FAILED,
    "payment_returned": Standing.ACCOUNT_FAILED,
    "survey_open": Standing.PAID,
    "survey_answered": Standing.PAID,
    "account_in_doubt": Standing.ACCOUNT_ASKED,
}


def test_somebodys_money_stands_in_each_way_and_the_books_hold(demo: None) -> None:
    payees = payees_by_stage()
    assert set(payees) <= set(WHAT_FOR)
    dues = {stage: own_payments(one, at=LOADED).dues for stage, one in payees.items()}
    assert {stage: of_one[0].standing for stage, of_one in dues.items()} == STANDINGS
    assert dues["survey_open"][-1].standing is Standing.OPEN
    assert dues["survey_answered"][-1].standing is Standing.HANDED_IN
    assert prove(known={}).faults == ()


def test_a_batch_waits_for_two_and_an_account_for_a_reviewer(demo: None) -> None:
    assert dict(Batch.objects.values_list("house", "state")) == {
        "bni": BatchState.BUILT,
        "gopay": BatchState.RELEASED,
    }
    assert LinkedAccount.objects.filter(state=AccountState.IN_DOUBT).count() == 1
