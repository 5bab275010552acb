"""In the demo somebody's money stands in each way in which it can, and a batch waits for two people.

The sandbox's bank has the same in its books, so that a reconciled day differs by nothing but what is planned.
"""

from datetime import timedelta
from io import BytesIO
from pathlib import Path

import httpx
import pytest
from django.db.models import Sum
from django.test import override_settings

from prakerja.connectors.rails.houses import house_called
from prakerja.connectors.rails.read_camt053 import read_camt053
from prakerja.kit.actor import Actor
from prakerja.kit.clock import wib_day
from prakerja.ledger.models import Transfer
from prakerja.ledger.prove import prove
from prakerja.partners.models import PartnerMember
from prakerja.partners.states import PartnerRole
from prakerja.payouts import money
from prakerja.payouts.accounts.states import AccountState
from prakerja.payouts.models import Batch, Instruction, LinkedAccount, ReconciliationCase
from prakerja.payouts.own_payments import own_payments
from prakerja.payouts.partners.own_partner_payments import own_partner_payments
from prakerja.payouts.partners.payment_standing import PaymentState
from prakerja.payouts.reconciliation.house_books import house_books
from prakerja.payouts.reconciliation.reconcile_job import reconcile
from prakerja.payouts.reconciliation.states import CaseKind
from prakerja.payouts.standing import Standing
from prakerja.payouts.states import BatchState
from prakerja.payouts.states import InstructionState as State
from prakerja.simulation.demo_bank import write_bank_payments
from prakerja.simulation.demo_float import AT_EACH_HOUSE
from prakerja.simulation.demo_payees import payees_by_stage
from prakerja.simulation.demo_people import WHAT_FOR
from prakerja_sandbox.bank.testing import SandboxBank, running_bank
from tests.simulation.conftest import LOADED
from tests.situations.sandbox_bank import write_houses

pytestmark = pytest.mark.xdist_group("demo")

STANDINGS = {
    "payment_in_batch": Standing.IN_BATCH,
    "payment_removed": Standing.KEPT_BACK,
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
    batches = Batch.objects.order_by("payee_kind", "due_on", "house").values_list("payee_kind", "house", "state")
    assert sorted(batches) == [
        ("partner", "bni", BatchState.BUILT),
        ("partner", "bni", BatchState.RELEASED),
        ("recipient", "bni", BatchState.BUILT),
        ("recipient", "gopay", BatchState.RELEASED),
    ]
    assert LinkedAccount.objects.filter(state=AccountState.IN_DOUBT).count() == 1


def test_a_partner_is_paid_in_each_way_and_reads_so(demo: None) -> None:
    keepers = PartnerMember.objects.filter(role=PartnerRole.KEEPER).select_related("partner")
    found = {}
    for one in keepers:
        by = Actor.partner_staff(one.pk, one.partner.client_code)
        payments = own_partner_payments(now=LOADED + timedelta(minutes=10), by=by)
        found[one.partner.client_code] = [payment.state for payment in payments if payment.payout]
    assert found == {
        "lembaga001": [PaymentState.PAID],
        "lembaga002": [PaymentState.UNDER_WAY],
        "pasarbelajar": [PaymentState.FAILED],
        "kelaskita": [PaymentState.SCHEDULED],
    }


def test_the_bank_has_the_same_and_a_reconciled_day_differs_by_what_is_planned_alone(
    loaded: None, tmp_path: Path
) -> None:
    write_bank_payments(tmp_path / "payments.json")
    with running_bank(payments=tmp_path / "payments.json", first_float=AT_EACH_HOUSE) as bank:
        there = {one["reference"]: (one["status"], one["amount"], one["reference_no"]) for one in bank.payments()}
        ours = Instruction.objects.filter(reference__in=there).values_list("reference", "state", "amount")
        states = {reference: (state, there[reference][0]) for reference, state, _ in ours}
        assert sorted(states.values()) == sorted(
            [
                *[(State.PAID, "00")] * 3,
                (State.RETURNED, "04"),
                *[(State.REFUSED, "06")] * 2,
                # It arrives tomorrow, which by the bank's own clock is over.
                *[(State.PENDING, "00")] * 2,
                (State.UNKNOWN, "00"),
            ]
        )
        assert all(there[reference][1] == amount for reference, _, amount in ours)
        paid = Instruction.objects.filter(state=State.PAID).values_list("reference", "bank_reference")
        assert {reference: there[reference][2] for reference, _ in paid} == dict(paid)
        with override_settings(HOUSES_FILE=write_houses(bank, tmp_path)):
            assert reconciled(bank, "gopay") == []
            assert reconciled(bank, "bni") == [(CaseKind.UNKNOWN_LINE, 25_000)]
    # What lay there before is what two have noted: to the rupiah, house by house.
    assert [(one.house, one.missing) for one in house_books()] == [("bni", 0), ("gopay", 0)]
    assert Transfer.objects.filter(act=money.FEE).aggregate(of=Sum("amount"))["of"] == 3 * 1_000
    assert prove(known={}).faults == ()


def reconciled(bank: SandboxBank, house: str) -> list[tuple[CaseKind, int | None]]:
    """The cases of the day before; its statement comes as a file: over SNAP none is a year old."""
    day = wib_day(LOADED) - timedelta(days=1)
    file = httpx.get(f"{bank.url}/bank/camt/{house}/{day}.xml", trust_env=False).raise_for_status().content
    by = Actor.system("payouts.reconcile_house")
    reconcile(read_camt053(BytesIO(file), house_called(house)), house=house, day=day, by=by, now=LOADED)
    cases = ReconciliationCase.objects.waiting().filter(house=house, day=day)
    return [(CaseKind(kind), there) for kind, there in cases.values_list("kind", "there")]
