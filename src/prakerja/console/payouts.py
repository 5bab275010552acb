"""`prakerja payouts`: whether everybody was paid what they have a right to, and whether the banks say the same."""

import json
from contextlib import ExitStack
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, Final

import click

from prakerja.console.django_ready import django_ready
from prakerja.console.operator_option import OPERATOR_OR_USER
from prakerja.console.payment_files import files

if TYPE_CHECKING:
    from prakerja.connectors.rails.line import Statement
    from prakerja.kit.actor import Actor
    from prakerja.payouts.differences.listed import Sum
    from prakerja.payouts.models import BankStatement

#: The payments of years are read from their beginning.
_LONGEST_MS: Final = 24 * 3600 * 1000
BAD_INPUT: Final = 2
_SAID: Final = {
    "CutStatement": "It is not whole, and nothing of it was taken",
    "DayIsNotOver": "This day is not over yet",
}


@click.group()
def payouts() -> None:
    """What was paid to whom, compared with what they have a right to, and with what banks and wallets say."""


payouts.add_command(files)


@payouts.command()
@OPERATOR_OR_USER
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")
def differences(*, operator: str, as_json: bool) -> None:
    """Compare entitlements, payments and books now, and say what differs by kind; exit status 1 when anything does.

    What is found is listed for finance, as every night; nothing is rectified by it.
    """
    with django_ready():
        from prakerja.kit.actor import Actor
        from prakerja.kit.unit_of_work import unit_of_work
        from prakerja.payouts.differences.find_differences import find_differences
        from prakerja.payouts.differences.listed import sums

        with unit_of_work(by=Actor.operator(operator), statement_timeout_ms=_LONGEST_MS) as work:
            find_differences(by=work.actor, now=work.now)
            found = sums()
    _tell(found, as_json=as_json)
    if found:
        raise SystemExit(1)


def _tell(found: "list[Sum]", *, as_json: bool) -> None:
    rows = [{"kind": one.kind.value, "rows": one.rows, "people": one.people, "amount": one.amount} for one in found]
    if as_json:
        click.echo(json.dumps({"differences": rows}))
        return
    for row in rows:
        click.echo(f"{row['kind']:<15} {row['rows']:>9} in {row['people']:>9} people {row['amount']:>17}")
    click.echo(
        "Nothing differs." if not rows else "Finance rectifies what was paid wrongly: /kantor/pencairan/selisih/"
    )


@payouts.command()
@click.option("--house", required=True, help="By its name in the file of houses.")
@click.option("--day", required=True, type=click.DateTime(["%Y-%m-%d"]), help="In Jakarta; it must be over.")
@click.option("--file", type=click.Path(path_type=Path, exists=True, dir_okay=False), help="Its statement as camt.053.")
@OPERATOR_OR_USER
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of sentences.")
def reconcile(*, house: str, day: datetime, file: Path | None, operator: str, as_json: bool) -> None:
    """Take a day's statement, of FILE or of the house itself, and say what of it is not as our books have it.

    It is taken whole or not at all; twice is once. Exit status 2: there is no such house, or the statement cannot be
    used; 1: the house does not answer.
    """
    with django_ready():
        told = _taken(house, day.date(), file, operator)
    if as_json:
        click.echo(json.dumps(told))
        return
    click.echo(f"{told['house']} {told['day']}: {told['lines']:,} lines, {told['cases']} open cases")


@payouts.command()
@click.argument("reference")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of sentences.")
def ask(reference: str, *, as_json: bool) -> None:
    """Ask its house what it has of the payment REFERENCE: its state, and its line in the house's history.

    Nothing is booked by it. Exit status 2: we know of no such payment; 1: the house does not answer.
    """
    with django_ready():
        told = _asked(reference)
    if as_json:
        click.echo(json.dumps(told))
        return
    for name, value in told.items():
        click.echo(f"{name:<15} {value}")


def _asked(reference: str) -> dict[str, object]:
    from prakerja.connectors.rails.ask_detail import ask_detail
    from prakerja.connectors.rails.ask_status import ask_status
    from prakerja.connectors.rails.houses_file import HousesRefused
    from prakerja.connectors.rails.rail import Rail
    from prakerja.kit.retries import TryAgain
    from prakerja.kit.rupiah import Rupiah
    from prakerja.payouts.querysets import NoInstruction
    from prakerja.payouts.seen_instructions import instruction_of

    try:
        ours = instruction_of(reference).seen.row
        house = ours.batch.house
        state = ask_status(house, ours.reference, Rail(ours.rail), amount=Rupiah(ours.amount))
        detail = ask_detail(house, ours.reference)
    except NoInstruction:
        raise click.BadParameter("we know of no such payment", param_hint="REFERENCE") from None
    except HousesRefused as error:
        raise click.UsageError(str(error)) from None
    except TryAgain as error:
        raise click.ClickException(f"{house} does not answer: {error}") from None
    return {
        "reference": ours.reference,
        "house": house,
        "ours": ours.state,
        "theirs": state.kind.value,
        "code": state.code,
        "in_history": None if detail is None else detail.state,
        "amount": None if detail is None else int(detail.amount),
        "at": None if detail is None else detail.at.isoformat(),
        "bank_reference": None if detail is None else detail.bank_reference,
        "sent_back": None if detail is None or detail.back is None else int(detail.back),
    }


def take_day(statement: "Statement", *, house: str, day: date, by: "Actor") -> "BankStatement":
    """Read whole into a file without a name, and then taken: whoever reads waits in no transaction."""
    from prakerja.kit.unit_of_work import unit_of_work
    from prakerja.payouts.reconciliation.spool_statement import spool_statement
    from prakerja.payouts.reconciliation.take_statement import LONGEST_MS, take_statement

    with TemporaryFile(buffering=1 << 20) as rows:
        spooled = spool_statement(statement, house=house, day=day, into=rows)
        with unit_of_work(by=by, statement_timeout_ms=LONGEST_MS) as work:
            return take_statement(spooled=spooled, by=work.actor, now=work.now)


def _taken(house: str, day: date, file: Path | None, operator: str) -> dict[str, object]:
    from prakerja.connectors.rails.houses_file import HousesRefused
    from prakerja.connectors.rails.line import CutStatement
    from prakerja.kit.actor import Actor
    from prakerja.kit.retries import TryAgain
    from prakerja.payouts.reconciliation.take_statement import DayIsNotOver

    try:
        with ExitStack() as opened:
            statement = _statement(house, day, file, opened)
            return _report(take_day(statement, house=house, day=day, by=Actor.operator(operator)))
    except (HousesRefused, CutStatement, DayIsNotOver) as error:
        said = _SAID.get(type(error).__name__)
        click.echo(f"Error: {f'{said} ({error})' if said else error}", err=True)
        raise SystemExit(BAD_INPUT) from None
    except TryAgain as error:
        raise click.ClickException(f"{house} does not answer: {error}") from None


def _statement(house: str, day: date, file: Path | None, opened: ExitStack) -> "Statement":
    """What is read of a file is read until `opened` is closed."""
    from prakerja.connectors.rails.houses import house_called
    from prakerja.connectors.rails.read_camt053 import read_camt053
    from prakerja.connectors.rails.statement_lines import statement_lines

    known = house_called(house)
    if file is None:
        return statement_lines(house, day)
    return read_camt053(opened.enter_context(file.open("rb")), known)


def _report(statement: "BankStatement") -> dict[str, object]:
    from prakerja.payouts.models import ReconciliationCase

    of_day = ReconciliationCase.objects.waiting().filter(house=statement.house, day=statement.day)
    return {
        "house": statement.house,
        "day": statement.day.isoformat(),
        "lines": statement.lines,
        "revision": statement.revision,
        "is_short": statement.is_short,
        "cases": of_day.count(),
    }
