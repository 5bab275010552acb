"""What was released to partners is paid once by the bank's own books, by any rail; what fails is payable again."""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from prakerja.kit.actor import Actor
from prakerja.ledger.models import Transfer
from prakerja.messages.models import Message
from prakerja.partners.models import PartnerMember
from prakerja.payouts import money
from prakerja.payouts.models import Batch, Instruction, StatementPayment
from prakerja.payouts.partners.partner_account_job import run_partner_account_question
from prakerja.payouts.partners.prove_partner_payments import faults_of_partner_payments
from prakerja.payouts.partners.states import PartnerAccountState
from prakerja.payouts.states import InstructionState as State
from prakerja_sandbox.bank.testing import BankAccount, SandboxBank, running_bank
from tests.situations.accounts import NOW
from tests.situations.partner_pay import (
    BCA,
    BNI,
    a_keeper,
    account_named,
    built_for_partners,
    payments_to,
    to_be_paid,
)
from tests.situations.payables import owed_to
from tests.situations.payouts import released
from tests.situations.released_batches import ask_all, send_all, states_of, the_grace_period_is_over
from tests.situations.sandbox_bank import everything_is_settled, write_houses

_PLENTY = 10**12
_NAME = "PT Cerdas Selalu"
_accounts = count(1)
pytestmark = pytest.mark.django_db(transaction=True)
ASKING = Actor.system("payouts.ask_partner_account")


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[SandboxBank, Path]]:
    with running_bank() as bank:
        yield bank, write_houses(bank, tmp_path_factory.mktemp("houses"))


@pytest.fixture
def bank(running: tuple[SandboxBank, Path], _houses: None, settings: Settings, transactional_db: None) -> SandboxBank:
    bank, settings.HOUSES_FILE = running
    bank.reset_switches()
    bank.set_float("bni", _PLENTY)
    return bank


def an_account(bank: SandboxBank, house: str, condition: str = "active") -> BankAccount:
    number = f"19000{next(_accounts):05}"
    return bank.open_account(house, number, holder=_NAME.upper(), nik="3273014101900000", condition=condition)


def with_account(bank: SandboxBank, amount: int, house: str = "bca", condition: str = "active") -> PartnerMember:
    account = an_account(bank, house, condition)
    return to_be_paid(amount, bank=BCA if house == "bca" else BNI, typed=account.number, name=_NAME)


def built_and_released() -> Batch:
    batch = built_for_partners()
    released(batch)
    return batch


def paid_by_bank(bank: SandboxBank, keeper: PartnerMember) -> list[int]:
    references = Instruction.objects.filter(payee_id=keeper.partner_id).values_list("reference", flat=True)
    of_each = (bank.payments(reference=reference) for reference in references)
    return [sum(one["status"] == "00" for one in several) for several in of_each]


def booked(act: str) -> int:
    return sum(Transfer.objects.filter(act=act).values_list("amount", flat=True))


def texts() -> set[str]:
    return set(Message.objects.filter(text__startswith="partner_pa").values_list("text", flat=True))


@pytest.mark.parametrize(
    ("amount", "house", "rail"),
    [
        (400_000, "bni", "intrabank"),
        (250_000_000, "bca", "interbank"),
        (900_000_000, "bca", "skn"),
        (1_000_000_001, "bca", "rtgs"),
    ],
)
def test_a_partner_is_paid_once_by_its_rail_and_told(bank: SandboxBank, amount: int, house: str, rail: str) -> None:
    keeper, batch = with_account(bank, amount, house), built_and_released()
    for _twice in range(2):
        send_all(batch)
        ask_all()
        everything_is_settled(bank)
        the_grace_period_is_over()
        ask_all()
    assert payments_to(keeper.partner) == [(rail, amount, "paid")]
    assert paid_by_bank(bank, keeper) == [1]
    assert (booked(money.PAID), owed_to(keeper.partner)) == (amount, 0)
    assert "partner_paid" in texts()
    assert bank.books().faults == []
    assert list(faults_of_partner_payments()) == []


def test_what_the_central_bank_settles_later_is_on_its_way_until_then(bank: SandboxBank) -> None:
    keeper, batch = with_account(bank, 900_000_000), built_and_released()
    send_all(batch)
    assert payments_to(keeper.partner) == [("skn", 900_000_000, "pending")]
    assert (booked(money.PAID), owed_to(keeper.partner)) == (0, 0)


def test_a_refused_payment_is_payable_again_and_not_tried_before_the_account_is_looked_at_anew(
    bank: SandboxBank,
) -> None:
    keeper, batch = with_account(bank, 400_000, "bni", "dormant"), built_and_released()
    send_all(batch)
    ask_all()
    assert [state for _, _, state in payments_to(keeper.partner)] == ["refused"]
    assert (booked(money.REFUSED), owed_to(keeper.partner)) == (400_000, 400_000)
    assert StatementPayment.objects.get().instructed == 0
    assert texts() >= {"partner_payment_refused"}
    assert paid_by_bank(bank, keeper) == [0]


@pytest.mark.parametrize("mode", ["silent-after", "silent-before", "pending", "random"])
def test_however_the_bank_behaves_its_books_are_ours(bank: SandboxBank, mode: str) -> None:
    keepers = [with_account(bank, 300_000_000 + place) for place in range(2)]
    batch = built_and_released()
    bank.switch("paying", mode, seconds=0, left=2)
    for _round in range(10):
        send_all(batch)
        everything_is_settled(bank)
        the_grace_period_is_over()
        ask_all()
        Batch.objects.filter(state="stopped").update(state="released", stopped_for="")
        if states_of(batch) <= {State.PAID, State.REFUSED}:
            break
    paid = [sum(paid_by_bank(bank, keeper)) for keeper in keepers]
    assert max(paid) <= 1
    assert sum(amount for keeper in keepers for _, amount, state in payments_to(keeper.partner) if state == "paid") == (
        booked(money.PAID)
    )
    assert [sum(state == "paid" for _, _, state in payments_to(keeper.partner)) for keeper in keepers] == paid
    assert list(faults_of_partner_payments()) == []


@pytest.mark.parametrize(
    ("house", "condition", "state"),
    [
        ("bni", "active", PartnerAccountState.NAMED),
        ("bca", "active", PartnerAccountState.NAMED),
        ("bni", "closed", PartnerAccountState.REFUSED),
    ],
)
def test_whose_an_account_is_is_asked_of_its_bank(
    bank: SandboxBank, house: str, condition: str, state: PartnerAccountState
) -> None:
    account = an_account(bank, house, condition)
    keeper = a_keeper()
    type(keeper.partner).objects.filter(pk=keeper.partner_id).update(name=_NAME)
    row = account_named(keeper, bank=BCA if house == "bca" else BNI, typed=account.number, at=NOW)
    run_partner_account_question(partner_id=row.partner_id, number=row.number)
    row.refresh_from_db()
    assert row.state == state
