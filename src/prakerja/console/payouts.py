"""`prakerja payouts`: whether everybody was paid what they have a right to."""

import json
from typing import TYPE_CHECKING, Final

import click

from prakerja.console.django_ready import django_ready
from prakerja.console.operator_option import OPERATOR_OR_USER

if TYPE_CHECKING:
    from prakerja.payouts.differences.listed import Sum

#: The payments of years are read from their beginning.
_LONGEST_MS: Final = 24 * 3600 * 1000


@click.group()
def payouts() -> None:
    """What was paid to whom, compared with what they have a right to."""


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
