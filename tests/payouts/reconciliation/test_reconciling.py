"""A day's statement settles what was out, and whatever is otherwise there than here is a case: to the rupiah."""

from datetime import timedelta
from itertools import count

import pytest
from django.db.models import F

from prakerja.audit.models import Event
from prakerja.connectors.rails.line import CutStatement, Line, Statement, Totals
from prakerja.kit.clock import read_clock
from prakerja.ledger.models import Transfer
from prakerja.payouts import money
from prakerja.payouts.models import BankStatement, Batch, Instruction, ReconciliationCase, StatementLine
from prakerja.payouts.reconciliation.reconcile_job import reconcile
from prakerja.payouts.reconciliation.rules import MOST_MISSING, lacking
from prakerja.payouts.reconciliation.states import CaseKind
from prakerja.payouts.reconciliation.take_statement import DayIsNotOver
from prakerja.payouts.states import InstructionState as State
from prakerja_sandbox.bank.testing import BankAccount, SandboxBank
from tests.situations.bank_statements import RECONCILING, kinds, reconciled, today, told, unexplained
from tests.situations.released_batches import AMOUNT, a_released_batch, ask_all, send_all, states_of

pytestmark = pytest.mark.unfunded
HOLDER = {"holder": "SITI AMINAH", "nik": "3273014101900000"}
_PEOPLE = count(1)


def accounts(bank: SandboxBank, how_many: int, *, house: str = "bni") -> list[BankAccount]:
    number = {"bni": "1{:09}", "bca": "5{:09}", "gopay": "62811{:09}"}[house]
    return [bank.open_account(house, number.format(next(_PEOPLE)), **HOLDER) for _ in range(how_many)]


def booked(act: str) -> int:
    return sum(Transfer.objects.filter(act=act).values_list("amount", flat=True))


@pytest.mark.parametrize("as_file", [False, True], ids=["service", "file"])
def test_what_was_out_is_settled_by_the_statement_and_twice_is_once(bank: SandboxBank, *, as_file: bool) -> None:
    batch = a_released_batch([*accounts(bank, 2), *accounts(bank, 1, house="bca")])
    bank.switch("paying", "silent-after", seconds=0)
    send_all(batch)
    assert states_of(batch) == {State.UNKNOWN}
    statement = reconciled(bank, as_file=as_file)
    assert states_of(batch) == {State.PAID}
    assert (booked(money.PAID), booked(money.FEE)) == (3 * AMOUNT, 2_500)
    assert kinds() == []
    assert unexplained(bank, "bni") == 0
    assert (reconciled(bank).pk, reconciled(bank, as_file=True).pk) == (statement.pk, statement.pk)
    assert BankStatement.objects.count() == 1
    assert booked(money.PAID) == 3 * AMOUNT
    assert Event.objects.filter(name="payouts.statement.taken").count() == 1
    assert set(StatementLine.objects.filter(payee_id__isnull=False).values_list("remark", flat=True)) == {""}


@pytest.mark.parametrize(("house", "mode"), [("bni", "missing"), ("bni", "doubled"), ("gopay", "missing-and-doubled")])
def test_a_misprint_is_a_case_until_it_is_told_rightly(own_bank: SandboxBank, house: str, mode: str) -> None:
    bank = own_bank
    batch = a_released_batch(accounts(bank, 5, house=house), house=house)
    send_all(batch)
    bank.switch("statements", mode)
    reconciled(bank, house)
    # A wallet's history says nothing of how much it holds: what lacks there is known to be paid here, and no more.
    lacks = "paid_here" if house == "gopay" else "missing_line"
    assert kinds() == sorted((["doubled_line"] if "doubled" in mode else []) + ([lacks] if "missing" in mode else []))
    assert booked(money.PAID) == 5 * AMOUNT
    bank.switch("statements", "ok")
    again = reconciled(bank, house)
    assert (again.revision, again.is_latest, again.is_short) == (2, True, False)
    assert kinds() == []
    assert (booked(money.PAID), booked(money.FEE)) == (5 * AMOUNT, 5_000 if house == "gopay" else 0)
    assert unexplained(bank, house) == 0


def test_what_the_bank_sent_back_is_due_again(bank: SandboxBank) -> None:
    batch = a_released_batch(accounts(bank, 2))
    send_all(batch)
    one = batch.instructions.first()
    assert one
    bank.reverse("bni", one.reference)
    reconciled(bank)
    assert states_of(batch) == {State.PAID, State.RETURNED}
    assert booked(money.RETURNED) == AMOUNT
    assert (kinds(), unexplained(bank, "bni")) == ([], 0)


def test_what_failed_after_it_was_out_is_asked_for_and_not_booked(bank: SandboxBank) -> None:
    batch = a_released_batch(accounts(bank, 1))
    bank.switch("paying", "pending", seconds=0, outcome="failed")
    send_all(batch)
    reference = batch.instructions.get().reference
    while bank.payments(reference=reference)[0]["status"] != "06":
        pass
    reconciled(bank)
    assert states_of(batch) == {State.PENDING}
    # On the next morning.
    Instruction.objects.update(next_at=F("next_at") - timedelta(days=1))
    ask_all()
    assert states_of(batch) == {State.REFUSED}
    assert (kinds(), unexplained(bank, "bni")) == ([], 0)


def test_whatever_is_otherwise_here_than_there_is_a_case_of_its_kind(bank: SandboxBank) -> None:
    batch = a_released_batch([*accounts(bank, 3), *accounts(bank, 1, house="bca")])
    another = a_released_batch(accounts(bank, 1), night=2)
    for one in (batch, another):
        send_all(one)
    refused, more, *_ = batch.instructions.filter(rail="intrabank").order_by("reference")
    dear, elsewhere = batch.instructions.get(rail="interbank"), another.instructions.get()
    _change(refused, state=State.REFUSED)
    _change(more, amount=AMOUNT + 1)
    _change(dear, fee=9)
    Batch.objects.filter(pk=another.pk).update(house="bca")
    reconciled(bank)
    found = dict(ReconciliationCase.objects.waiting().values_list("about", "kind"))
    assert {one.reference: found.pop(one.reference) for one in (refused, more, dear)} == {
        refused.reference: CaseKind.PAID_THERE,
        more.reference: CaseKind.OTHER_AMOUNT,
        dear.reference: CaseKind.OTHER_FEE,
    }
    assert set(found.values()) == {CaseKind.UNKNOWN_LINE}
    assert ReconciliationCase.objects.get(remark=elsewhere.reference).difference == -AMOUNT


def _change(one: Instruction, **changes: object) -> None:
    Instruction.objects.filter(payee_id=one.payee_id, number=one.number).update(**changes)


def test_what_we_have_as_paid_and_the_bank_does_not_waits_for_another_day(bank: SandboxBank) -> None:
    batch = a_released_batch(accounts(bank, 2))
    send_all(batch)
    one = batch.instructions.first()
    assert one
    lines = [line for line in told(bank, "bni") if line.remark != one.reference]
    taken(lines, Totals())
    assert kinds() == ["paid_here"]
    reconciled(bank)
    assert kinds() == []


def taken(lines: list[Line], totals: Totals) -> BankStatement:
    def statement() -> Statement:
        yield from lines
        return totals

    now = read_clock() + timedelta(days=1)
    return reconcile(statement(), house="bni", day=today(), by=RECONCILING, now=now)


def test_what_is_cut_is_not_taken_at_all(bank: SandboxBank) -> None:
    batch = a_released_batch(accounts(bank, 2))
    bank.switch("paying", "silent-after", seconds=0)
    send_all(batch)
    lines = list(told(bank, "bni"))
    for totals in (Totals(0, 1), Totals(0, 0, len(lines) + MOST_MISSING + 1), Totals(lines=len(lines) - 1)):
        with pytest.raises(CutStatement):
            taken(lines, totals)
    bank.switch("14", "failing")
    with pytest.raises(CutStatement):
        reconciled(bank)
    with pytest.raises(DayIsNotOver):
        reconcile(iter(()), house="bni", day=today(), by=RECONCILING, now=read_clock())  # type: ignore[arg-type]
    assert states_of(batch) == {State.UNKNOWN}
    assert not BankStatement.objects.exists()
    assert not ReconciliationCase.objects.exists()


@pytest.mark.parametrize(
    ("totals", "lines", "moved", "said"),
    [
        (Totals(), 5, -7, (0, 0)),
        (Totals(10, 3, 5), 5, -7, (0, 0)),
        (Totals(10, 3), 5, -7, (0, 0)),
        (Totals(10, 3, 6), 5, -4, (1, 3)),
        (Totals(None, 3, 6), 5, -4, (1, 0)),
        (Totals(10, 3, 5), 5, -4, None),
        (Totals(10, 3, 4), 5, -7, None),
        (Totals(10, 3, 5 + MOST_MISSING + 1), 5, -7, None),
    ],
)
def test_a_statement_is_whole_by_what_it_says_of_itself(
    totals: Totals, lines: int, moved: int, said: tuple[int, int] | None
) -> None:
    if said is None:
        with pytest.raises(CutStatement):
            lacking(totals, lines, moved)
    else:
        assert lacking(totals, lines, moved) == said


MODES = (
    *("silent-before", "silent-after", "late", "down", "pending", "failing", "busy", "expired", "garbage", "replay"),
    "random",
)


@pytest.mark.parametrize("mode", MODES)
@pytest.mark.parametrize("house", ["bni", "gopay"])
def test_however_a_bank_behaves_by_the_day_s_end_its_books_are_ours(bank: SandboxBank, mode: str, house: str) -> None:
    batch = a_released_batch(accounts(bank, 6, house=house), house=house)
    bank.switch("paying", mode, seconds=0, left=4)
    send_all(batch)
    bank.reset_switches()
    reconciled(bank, house)
    assert kinds() == []
    assert unexplained(bank, house) == 0
    references = batch.instructions.values_list("reference", flat=True)
    told = [one["status"] for reference in references for one in bank.payments(reference=reference)]
    # What is under way has left its account, so that it stands in the statement; when it settles is the bank's time.
    assert booked(money.PAID) == sum(status in {"00", "03"} for status in told) * AMOUNT
