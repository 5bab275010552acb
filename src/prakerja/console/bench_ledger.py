"""`prakerja bench ledger`: postings per second, one by one and in sets, against the bare statements of a transfer."""

import json
from statistics import median
from typing import Final

import click
from rich.console import Console
from rich.table import Table

from prakerja.console.bench_intake import pgbench_program
from prakerja.console.bench_server import database_of_its_own

#: Short and many, and the middle one counts: what else a machine does swings by as much as what is measured.
_ROUNDS: Final = 7

type Rates = dict[str, float]


@click.command()
@click.option("--people", type=click.IntRange(1_000, 5_000_000), default=200_000, show_default=True, help="With money.")
@click.option(
    "--seconds",
    type=click.IntRange(1, 60),
    default=2,
    show_default=True,
    help="Of each measurement, of which there are seven.",
)
@click.option(
    "--postings",
    type=click.IntRange(0, 50_000_000),
    default=0,
    help="Fill the books with so many first, and measure how long a balance of them is read.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")
def ledger(people: int, seconds: int, postings: int, *, as_json: bool) -> None:
    """Move money between two balances: through the verb, as one call in the database, in sets, and as bare SQL."""
    pgbench = pgbench_program()
    with database_of_its_own("prakerja_bench_ledger") as url:
        from prakerja.console.bench_ledger_books import move_among_balances, move_in_bare_sql, open_accounts
        from prakerja.console.bench_ledger_rates import round_of_rates
        from prakerja.console.bench_ledger_reads import fill_and_read

        opened = open_accounts(people)
        pairs = [(move_among_balances(people, about=number), move_in_bare_sql(people)) for number in range(_ROUNDS)]
        rounds = [round_of_rates(pgbench, url, people=people, seconds=seconds) for _ in range(_ROUNDS)]
        reads = fill_and_read(postings, people=people) if postings else {}
    report = report_on(rounds, sets=[(ours.rates(), bare.rates()) for ours, bare in pairs]) | reads
    report["opened_per_second"] = round(opened.rates()["per_second"])
    if as_json:
        click.echo(json.dumps(report))
    else:
        print_table(report)


def report_on(rounds: list[Rates], *, sets: list[tuple[Rates, Rates]]) -> Rates:
    """What is printed as JSON: medians. `reference`: transfers per second of the bare statements; `ratio`: single
    postings against it; `set_ratio`: sets against sets of bare statements, by the processor. A ratio is that of one
    round, and its median that of all. `sets`: ours and the bare one.
    """
    of_processor = "per_processor_second"
    names = ("single", "in_database")
    ratios = {name: median(one[name] / one["reference"] for one in rounds) for name in names}
    return {
        "per_second": round(median(ours["per_second"] for ours, _ in sets)),
        of_processor: round(median(ours[of_processor] for ours, _ in sets)),
        "set_reference": round(median(bare[of_processor] for _, bare in sets)),
        "set_ratio": round(median(ours[of_processor] / bare[of_processor] for ours, bare in sets), 3),
        "single_per_second": round(median(one["single"] for one in rounds), 1),
        "in_database_per_second": round(median(one["in_database"] for one in rounds), 1),
        "reference": round(median(one["reference"] for one in rounds), 1),
        "ratio": round(ratios["single"], 3),
        "in_database_ratio": round(ratios["in_database"], 3),
    }


def print_table(report: Rates) -> None:
    """The same for people."""
    table = Table("", "", title="Postings between two balances")
    for name, figure in report.items():
        table.add_row(name.replace("_", " "), f"{figure:,}")
    Console().print(table)
