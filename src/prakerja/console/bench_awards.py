"""`prakerja bench awards`: cards awarded per second (numbers, postings, letters), revoked again, and screened."""

import json
from typing import TYPE_CHECKING, Final

import click
from rich.console import Console
from rich.table import Table

from prakerja.console.bench_server import database_of_its_own
from prakerja.draw.engine.peak_memory import peak_rss_mb

if TYPE_CHECKING:
    from prakerja.console.bench_processor import Effort

#: 600,000 cards are awarded within 75 s; 200,000 are revoked within 30 s.
AWARDED_WANTED: Final = 600_000 // 75
REVOKED_WANTED: Final = 200_000 // 30
#: All six million cards that there ever were, within an hour.
SCREENED_WANTED: Final = 6_000_000 // 3_600

#: What is told of the awards, where it is revoking that is measured.
OF_AWARDS: Final = {"seconds", "per_second", "reference", "ratio", "program_us", "database_us"}

type Report = dict[str, float]


@click.command()
@click.option(
    "--cards", type=click.IntRange(1_000, 10_000_000), default=60_000, show_default=True, help="Recipients of the wave."
)
@click.option(
    "--revoke",
    is_flag=True,
    help="Then a third of them, with telephones, miss the deadline: how many are revoked per second.",
)
@click.option(
    "--rescreen",
    is_flag=True,
    help="Instead: so many cards are there, and are screened against a list that came into force.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")
def awards(cards: int, *, revoke: bool, rescreen: bool, as_json: bool) -> None:
    """Award a wave's cards: numbers, postings, letters in the outbox. And take back those that nobody used."""
    if revoke and rescreen:
        raise click.UsageError("--revoke takes back what was awarded, and --rescreen awards nothing")
    with database_of_its_own("prakerja_bench_awards"):
        report = _rescreened(cards) if rescreen else _awarded(cards, revoke=revoke)
    if as_json:
        click.echo(json.dumps(report))
    else:
        print_table("screened" if rescreen else "revoked" if revoke else "awarded", report)


def _awarded(cards: int, *, revoke: bool) -> Report:
    from prakerja.console import bench_awards_night, bench_awards_wave

    wave = bench_awards_wave.put_recipients(cards)
    reference = cards / bench_awards_wave.bare_rows()
    effort = bench_awards_wave.award_all(wave, cards)
    report = report_on(cards, effort, reference=reference, wanted=AWARDED_WANTED)
    if revoke:
        overdue = bench_awards_night.let_deadline_pass(wave)
        reference = overdue / bench_awards_night.bare_rows()
        effort = bench_awards_night.revoke_all(wave, overdue)
        awarded = {f"awarded_{name}": figure for name, figure in report.items() if name in OF_AWARDS}
        report = report_on(overdue, effort, reference=reference, wanted=REVOKED_WANTED) | awarded
    return report


def _rescreened(cards: int) -> Report:
    from prakerja.console import bench_awards_list

    row = bench_awards_list.put_list(cards)
    reference = cards / bench_awards_list.bare_join()
    return report_on(cards, bench_awards_list.rescreen_all(row), reference=reference, wanted=SCREENED_WANTED)


def report_on(cards: int, effort: "Effort", *, reference: float, wanted: int) -> Report:
    """What is printed as JSON. The microseconds are of the processors, for one card."""
    return {
        "cards": cards,
        "seconds": round(effort.seconds, 2),
        "per_second": round(cards / effort.seconds),
        "wanted_per_second": wanted,
        "reference": round(reference),
        "ratio": round(cards / effort.seconds / reference, 3),
        "program_us": round(effort.program_s / cards * 1e6, 1),
        "database_us": round(effort.database_s / cards * 1e6, 1),
        "peak_rss_mb": peak_rss_mb(),
    }


def print_table(done: str, report: Report) -> None:
    """The same for people."""
    table = Table("", "cards per second", title=f"{report['cards']:,.0f} cards {done} in {report['seconds']} s")
    table.add_row(f"{done}, with everything that belongs to it", f"{report['per_second']:,.0f}")
    table.add_row("wanted", f"{report['wanted_per_second']:,.0f}")
    table.add_row("bare rows of each", f"{report['reference']:,.0f}")
    Console().print(table)
    click.echo(f"Ratio: {report['ratio']}. Memory at most: {report['peak_rss_mb']} MB.")
    click.echo(f"Processor time of a card: program {report['program_us']} µs, database {report['database_us']} µs.")
