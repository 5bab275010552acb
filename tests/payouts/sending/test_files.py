"""A bank that is told of payments by files: each payment is in one file, and what became of it is on a statement."""

import io
import json
from contextlib import nullcontext
from datetime import timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner
from pytest_django.fixtures import Settings

from prakerja.connectors.rails.houses import house_called
from prakerja.connectors.rails.houses_file import HousesRefused, houses_in
from prakerja.connectors.rails.read_camt053 import read_camt053
from prakerja.connectors.rails.sandbox_houses import sandbox_houses
from prakerja.console import payment_files
from prakerja.console.write_payment_files import TakesCalls, WrittenFile, write_files
from prakerja.kit.actor import Actor
from prakerja.kit.clock import read_clock, wib_day
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.payouts.models import Batch, Instruction, LinkedAccount, PaymentFile, Sending
from prakerja.payouts.reconciliation.reconcile_job import reconcile
from prakerja.payouts.sending.take_file import take_file
from prakerja.payouts.states import BatchState
from prakerja.payouts.states import InstructionState as State
from prakerja_sandbox.bank.testing import SandboxBank
from tests.payouts.sending.test_sending import accounts, paid_by_bank
from tests.situations.released_batches import (
    AMOUNT,
    SENDING,
    a_released_batch,
    ask_all,
    send_all,
    states_of,
    the_grace_period_is_over,
)

WATI = Actor.operator("Wati")
PAID, PAID_BEFORE, CLOSED = "2001700", "4091701", "4031718"


@pytest.fixture
def bank_of_files(bank: SandboxBank, settings: Settings, tmp_path: Path) -> SandboxBank:
    told = json.loads(json.dumps(sandbox_houses(bank.keys(), bank.url)))
    told["houses"]["bni"]["payments"] = "files"
    settings.HOUSES_FILE = tmp_path / "houses.json"
    settings.HOUSES_FILE.write_text(json.dumps(told))
    return bank


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "files"
    made.mkdir()
    return made


def handed_in(bank: SandboxBank, files: list[WrittenFile]) -> list[str]:
    """What the bank says of each payment."""
    answers = [bank._client.post("/bank/pain", content=one.path.read_bytes()).raise_for_status() for one in files]
    return [one["code"] for answer in answers for one in answer.json()]


def the_day_is_told(bank: SandboxBank) -> None:
    today = wib_day(read_clock())
    lines = read_camt053(io.BytesIO(bank.camt053("bni", f"{today}")), house_called("bni"))
    reconcile(lines, house="bni", day=today, by=WATI, now=read_clock() + timedelta(days=1))


def days_go_by() -> None:
    """As if all had been sent two days earlier: nobody is asked so long."""
    for rows, named in ((Sending.objects.all(), "sent_at"), (Instruction.objects.all(), "next_at")):
        for row in rows:
            moment = getattr(row, named)
            rows.model._base_manager.filter(pk=row.pk).update(**{named: moment and moment - timedelta(days=2)})


def test_what_was_released_is_in_one_file_and_paid_once_however_often_it_is_written(
    bank_of_files: SandboxBank, folder: Path
) -> None:
    batch = a_released_batch(accounts(bank_of_files, 3))
    send_all(batch)
    assert states_of(batch) == {State.BUILT}
    files, waiting = write_files("bni", folder, by=WATI)
    assert [(one.payments, one.amount) for one in files] == [(3, 3 * AMOUNT)]
    assert waiting == 0
    assert (files[0].path.stat().st_mode & 0o777, [one.suffix for one in folder.iterdir()]) == (0o600, [".xml"])
    content = files[0].path.read_bytes()
    files[0].path.unlink()
    assert write_files("bni", folder, by=WATI) == (files, 0)
    assert files[0].path.read_bytes() == content
    assert handed_in(bank_of_files, files) == [PAID] * 3
    assert handed_in(bank_of_files, files) == [PAID_BEFORE] * 3
    assert paid_by_bank(bank_of_files, batch) == [1, 1, 1]


def test_the_days_statement_settles_what_was_paid_and_its_files_are_written_no_more(
    bank_of_files: SandboxBank, folder: Path
) -> None:
    batch = a_released_batch(accounts(bank_of_files, 2))
    handed_in(bank_of_files, write_files("bni", folder, by=WATI)[0])
    the_day_is_told(bank_of_files)
    assert states_of(batch) == {State.PAID}
    Batch.objects.filter(pk=batch.pk).update(state=BatchState.ENDED)
    assert write_files("bni", folder, by=WATI) == ([], 0)


def test_nobody_is_asked_and_what_no_statement_has_after_a_day_is_nobodys_to_wait_for(
    bank_of_files: SandboxBank, folder: Path
) -> None:
    batch = a_released_batch(accounts(bank_of_files, 1, condition="closed"))
    assert handed_in(bank_of_files, write_files("bni", folder, by=WATI)[0]) == [CLOSED]
    days_go_by()
    bank_of_files.switch("status", "down")
    ask_all()
    one = batch.instructions.get()
    assert (one.state, one.next_at, one.sendings) == (State.UNKNOWN, None, 1)


def test_a_file_that_was_begun_and_never_written_holds_what_it_was_begun_with(
    bank_of_files: SandboxBank, folder: Path
) -> None:
    """Killed between the row and the file; two do it at once; more than a file takes: the same."""
    batch = a_released_batch(accounts(bank_of_files, 5))
    for _ in range(2):
        with unit_of_work(by=SENDING) as work:
            assert take_file(batch_id=batch.pk, by=SENDING, now=work.now, limit=2) == 2
    assert list(PaymentFile.objects.values_list("payments", flat=True)) == [2, 2]
    files, _ = write_files("bni", folder, by=WATI)
    assert [one.payments for one in files] == [2, 2, 1]
    assert handed_in(bank_of_files, files) == [PAID] * 5


def test_what_no_bank_would_take_is_refused_at_once_and_in_no_file(bank_of_files: SandboxBank, folder: Path) -> None:
    batch = a_released_batch(accounts(bank_of_files, 2))
    account = LinkedAccount.objects.first()
    assert account
    account.account_name = " "
    account.save()
    files, _ = write_files("bni", folder, by=WATI)
    assert [one.payments for one in files] == [1]
    assert states_of(batch) == {State.REFUSED, State.SENDING}
    assert handed_in(bank_of_files, files) == [PAID]


def test_what_was_booked_as_never_arrived_is_in_no_file_any_more(bank_of_files: SandboxBank, folder: Path) -> None:
    batch = a_released_batch(accounts(bank_of_files, 2))
    write_files("bni", folder, by=WATI)
    one = batch.instructions.first()
    assert one
    Instruction.objects.one((one.payee_id, one.number)).update(state=State.REMOVED, removed_for="never_arrived")
    assert write_files("bni", folder, by=WATI) == ([], 0)


def test_what_is_in_a_file_is_not_sent_by_a_call_when_its_house_takes_calls_again(
    bank_of_files: SandboxBank, folder: Path, settings: Settings
) -> None:
    """The bank knows nothing of it, as nobody has handed the file in; whoever has it may do so later."""
    batch = a_released_batch(accounts(bank_of_files, 1))
    write_files("bni", folder, by=WATI)
    settings.HOUSES_FILE.write_text(json.dumps(sandbox_houses(bank_of_files.keys(), bank_of_files.url)))
    the_grace_period_is_over()
    ask_all()
    assert Sending.objects.count() == 1
    assert paid_by_bank(bank_of_files, batch) == [0]


@pytest.mark.parametrize("state", [BatchState.PAUSED, BatchState.STOPPED])
def test_no_file_of_a_batch_that_stands_still_is_written(
    bank_of_files: SandboxBank, folder: Path, state: BatchState
) -> None:
    batch = a_released_batch(accounts(bank_of_files, 2))
    with unit_of_work(by=SENDING) as work:
        take_file(batch_id=batch.pk, by=SENDING, now=work.now, limit=1)
    Batch.objects.filter(pk=batch.pk).update(state=state, stopped_for="float" if state == BatchState.STOPPED else "")
    assert write_files("bni", folder, by=WATI) == ([], 0)
    assert Sending.objects.count() == 1


def test_a_batch_that_its_float_does_not_cover_stops_before_its_first_file(
    bank_of_files: SandboxBank, folder: Path
) -> None:
    batch = a_released_batch(accounts(bank_of_files, 2))
    bank_of_files.set_float("bni", AMOUNT)
    assert write_files("bni", folder, by=WATI) == ([], 1)
    batch.refresh_from_db()
    assert (batch.state, Sending.objects.count()) == (BatchState.STOPPED, 0)


def test_a_house_that_is_paid_by_calls_gets_no_file_and_a_wallet_never(bank: SandboxBank, folder: Path) -> None:
    a_released_batch(accounts(bank, 1))
    with pytest.raises(TakesCalls):
        write_files("bni", folder, by=WATI)
    assert not Sending.objects.exists()
    told = json.loads(json.dumps(sandbox_houses(bank.keys(), bank.url)))
    told["houses"]["gopay"]["payments"] = "files"
    with pytest.raises(HousesRefused, match=r"houses\.gopay: a wallet takes no files"):
        houses_in(told)


def test_the_command_says_what_is_to_be_handed_in_and_what_comes_then(
    bank_of_files: SandboxBank, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(payment_files, "django_ready", nullcontext)
    a_released_batch(accounts(bank_of_files, 2))
    asked = ["--house", "bni", "--into", str(folder), "--operator", "Wati"]
    said = CliRunner().invoke(payment_files.files, asked)
    assert said.exit_code == 0, said.output
    [file] = folder.iterdir()
    first, *_, then = said.stdout.splitlines()
    assert first.split() == [file.name, "2", "payments", "1,200,000"]
    assert then == "prakerja payouts reconcile --house bni --day DAY --file STATEMENT"
    again = json.loads(CliRunner().invoke(payment_files.files, [*asked, "--json"]).stdout)
    assert [one["payments"] for one in again["files"]] == [2]
    for house, status in (("gopay", 2), ("bukan", 2)):
        answer = CliRunner().invoke(payment_files.files, [*asked[2:], "--house", house])
        assert (answer.exit_code, answer.stdout) == (status, ""), answer.output
