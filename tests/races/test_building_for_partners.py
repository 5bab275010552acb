"""Workers build what partners are to be paid while an account or a partner is stopped: each statement is paid once."""

from functools import partial

import pytest
from pytest_django.fixtures import Settings

from prakerja.kit.actor import Actor
from prakerja.kit.clock import wib_day
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.partners.suspend_partner import suspend_partner
from prakerja.payouts import jobs
from prakerja.payouts.models import Batch, InstructedDue, Instruction, StatementPayment
from prakerja.payouts.partners.build_partner_batches import build_partner_batches
from prakerja.payouts.partners.prove_partner_payments import faults_of_partner_payments
from prakerja.payouts.partners.stop_own_partner_account import stop_own_partner_account
from prakerja.work.begin_work import begin_work
from tests.situations.at_once import all_at_once
from tests.situations.partner_pay import NIGHT, the_clock_builds, to_be_paid
from tests.situations.partner_staff import acts
from tests.situations.payables import owed_to
from tests.situations.payouts import BUILDING, released
from tests.situations.sandbox_bank import houses_without_a_bank
from tests.situations.waves import an_officer

pytestmark = pytest.mark.django_db(transaction=True)
AMOUNT = 400


@pytest.fixture(autouse=True)
def _houses(settings: Settings) -> None:
    settings.HOUSES_FILE = houses_without_a_bank()


def _one_stretch(due_on: str) -> None:
    with unit_of_work(by=BUILDING):
        build_partner_batches(due_on=due_on, by=BUILDING, now=NIGHT)


def _stops(by: Actor) -> None:
    with unit_of_work(by=by):
        stop_own_partner_account(number=1, by=by, now=NIGHT)


def _suspends(by: Actor, partner_id: object) -> None:
    with unit_of_work(by=by):
        suspend_partner(partner_id=partner_id, reason="Diperiksa", by=by, now=NIGHT)  # type: ignore[arg-type]


def test_two_workers_build_a_statement_once() -> None:
    keeper, due_on = to_be_paid(AMOUNT), wib_day(NIGHT).isoformat()
    with unit_of_work(by=BUILDING):
        begin_work(jobs.build_partner_batches, NIGHT, due_on=due_on)
    all_at_once([partial(_one_stretch, due_on)] * 3)
    assert (Instruction.objects.count(), InstructedDue.objects.count()) == (1, 1)
    assert (Batch.objects.get().amount, StatementPayment.objects.get().instructed) == (AMOUNT, AMOUNT)
    assert owed_to(keeper.partner) == 0
    assert list(faults_of_partner_payments()) == []


def test_whoever_stops_an_account_or_a_partner_while_it_is_built_or_released_is_heard() -> None:
    keeper, other = to_be_paid(AMOUNT), to_be_paid(AMOUNT)
    due_on, officer = wib_day(NIGHT).isoformat(), an_officer()
    with unit_of_work(by=BUILDING):
        begin_work(jobs.build_partner_batches, NIGHT, due_on=due_on)
    all_at_once(
        [
            partial(_one_stretch, due_on),
            partial(_stops, acts(keeper)),
            partial(_suspends, officer, other.partner_id),
        ]
    )
    the_clock_builds()
    for batch in Batch.objects.all():
        released(batch, at=NIGHT)
    left = Instruction.objects.filter(state="built").values_list("payee_id", flat=True)
    assert not {keeper.partner_id, other.partner_id} & set(left)
    assert [owed_to(one.partner) for one in (keeper, other)] == [AMOUNT, AMOUNT]
    assert list(faults_of_partner_payments()) == []
