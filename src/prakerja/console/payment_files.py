"""`prakerja payouts files`: what was released for a bank that is told of payments by files."""

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from prakerja.console.django_ready import django_ready
from prakerja.console.operator_option import OPERATOR_OR_USER

if TYPE_CHECKING:
    from prakerja.console.write_payment_files import WrittenFile

_NEXT: Final = (
    "Hand each in at the bank today: what no statement has after a day may be booked as lost, and goes out again.\n"
    "What became of every payment is on its statement:\n"
    "prakerja payouts reconcile --house {house} --day DAY --file STATEMENT"
)


@click.command()
@click.option("--house", required=True, help='By its name in the file of houses; its `payments` are "files".')
@click.option(
    "--into",
    required=True,
    type=click.Path(path_type=Path, exists=True, file_okay=False, writable=True),
    help="A folder that others cannot read: names and accounts stand in the files.",
)
@OPERATOR_OR_USER
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")
def files(*, house: str, into: Path, operator: str, as_json: bool) -> None:
    """Write what was released for a bank that is told of payments by files (pain.001), to be handed in there.

    Whatever may still be under way is written, each time the same under its number: no payment is in two files, and a
    bank takes no number twice. Exit status 2: there is no such house, or it is paid by calls.
    """
    with django_ready():
        written, waiting = _written(house, into, operator)
    if as_json:
        rows = [{**asdict(one), "path": str(one.path)} for one in written]
        click.echo(json.dumps({"files": rows, "batches_that_wait": waiting}))
        return
    for one in written:
        click.echo(f"{one.path.name:<36} {one.payments:>7,} payments {one.amount:>17,}")
    if waiting:
        click.echo(f"{waiting} batches wait: their float does not cover them, or is not told yet. Run this again.")
    click.echo(_NEXT.format(house=house) if written else "There is nothing to hand in.")


def _written(house: str, into: Path, operator: str) -> "tuple[list[WrittenFile], int]":
    from prakerja.connectors.rails.houses_file import HousesRefused
    from prakerja.console.write_payment_files import TakesCalls, write_files
    from prakerja.kit.actor import Actor

    try:
        return write_files(house, into, by=Actor.operator(operator))
    except TakesCalls:
        raise click.UsageError(f"{house} is paid by calls; the file of houses says so") from None
    except HousesRefused as error:
        raise click.UsageError(str(error)) from None
    except OSError as error:
        raise click.ClickException(f"{into}: {error.strerror}") from None
