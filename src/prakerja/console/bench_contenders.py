"""`prakerja bench contenders`: ten thousand want the thousand seats of one schedule at the same time."""

import json
from typing import TYPE_CHECKING, Final

import click
from rich.console import Console
from rich.table import Table

from prakerja.console.bench_server import database_of_its_own, running_server
from prakerja.console.raw_requests import Load, send_requests

if TYPE_CHECKING:
    from prakerja.console.bench_market import Market

_PRICE: Final = 300_000
_OK, _REFUSED = 200, 400

type Report = dict[str, float | int]


@click.command()
@click.option(
    "--contenders", type=click.IntRange(2, 1_000_000), default=10_000, show_default=True, help="Who want one."
)
@click.option("--seats", type=click.IntRange(1, 1_000_000), default=1_000, show_default=True, help="Of the schedule.")
@click.option("--connections", type=click.IntRange(1, 500), default=64, show_default=True, help="Calls at once.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")
def contenders(contenders: int, seats: int, connections: int, *, as_json: bool) -> None:
    """Everybody's code is typed at once, over HTTP; exit status 1: more or fewer were sold than there are seats."""
    with database_of_its_own("prakerja_bench_contenders") as url:
        from prakerja.console.bench_holders import put_holders
        from prakerja.console.bench_market import Goods, put_market
        from prakerja.console.bench_payments import put_payments, typed_in

        market = put_market([Goods(_PRICE, seats)])
        cards = [card for _, card in put_holders(contenders)]
        calls = typed_in(put_payments(cards, market), market.platform)
        with running_server(url) as port:
            load = send_requests(port, iter(calls), connections=connections, until=lambda: False)
        report = report_on(load, market, contenders=contenders, seats=seats)
    if as_json:
        click.echo(json.dumps(report))
    else:
        print_table(report)
    if report["ratio"]:
        raise click.ClickException("Not as many were sold as there are seats")


def report_on(load: Load, market: "Market", *, contenders: int, seats: int) -> Report:
    """`reference`: the differences that there may be; `ratio`: how many there are."""
    from prakerja.ledger.checks import faults_of_books
    from prakerja.ledger.models import OpenHold
    from prakerja.partner_api.v1.errors import ApiError
    from prakerja.partners.models import Call
    from prakerja.training.models import Purchase, ScheduleSeats

    sold, gone = min(contenders, seats), Call.objects.filter(error=ApiError.SEATS_GONE.value.code).count()
    counted = {
        "bought": load.statuses[_OK],
        "purchases": Purchase.objects.count(),
        "seats_taken": ScheduleSeats.objects.get(pk=market.schedules[0].pk).taken,
        "holders_whose_money_waits": OpenHold.objects.values("owner_id").distinct().count(),
    }
    faults = len(list(faults_of_books()))
    wrong = sum(abs(figure - sold) for figure in counted.values())
    wrong += abs(load.statuses[_REFUSED] - (contenders - sold)) + abs(gone - (contenders - sold)) + faults
    return {
        "seconds": round(load.seconds, 3),
        "per_second": round(load.per_second, 1),
        "contenders": contenders,
        "seats": seats,
        **counted,
        "told_that_none_is_left": gone,
        "faults_of_the_ledger": faults,
        "reference": 0,
        "ratio": wrong,
    }


def print_table(report: Report) -> None:
    """The same for people."""
    table = Table("", "", title="Many for few seats")
    for name, figure in report.items():
        table.add_row(name.replace("_", " "), f"{figure:,}")
    Console().print(table)
