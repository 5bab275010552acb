"""`prakerja bench slow-clients`: how soon somebody gets a page while others hold connections for nothing."""

import json
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Final

import click
import httpx
from rich.console import Console
from rich.table import Table

from prakerja.console.bench_server import database_of_its_own, running_server
from prakerja.console.local_http import local_client
from prakerja.console.slow_clients import Crowd, crowd_of

#: A page for everybody, a page with a form, and what machines ask.
_ASKED: Final = ("/", "/masuk/", "/healthz")
_QUIET_S: Final = 5.0
_GIVES_UP_AFTER_S: Final = 20.0

type Report = dict[str, float | dict[str, float]]


@dataclass
class Waits:
    """Seconds by address, and how it was answered; 0: not at all."""

    seconds: dict[str, list[float]] = field(default_factory=dict)
    answers: Counter[int] = field(default_factory=Counter)

    @property
    def longest(self) -> float:
        return max(wait for waits in self.seconds.values() for wait in waits)


@click.command("slow-clients")
@click.option("--idle", type=click.IntRange(0, 20_000), default=200, show_default=True, help="Ask nothing, or no more.")
@click.option(
    "--slow", type=click.IntRange(0, 20_000), default=50, show_default=True, help="Send or read a byte at a time."
)
@click.option(
    "--senders", type=click.IntRange(0, 20_000), default=50, show_default=True, help="Send a byte of a body a second."
)
@click.option(
    "--deaf", type=click.IntRange(0, 20_000), default=50, show_default=True, help="Ask on and never read an answer."
)
@click.option(
    "--seconds", type=click.IntRange(5, 3_600), default=30, show_default=True, help="How long the others stay."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")
def slow_clients(*, idle: int, slow: int, senders: int, deaf: int, seconds: int, as_json: bool) -> None:
    """Ask for pages beside idle and slow clients, on a server and a database of its own, without a proxy."""
    with database_of_its_own("prakerja_bench_slow") as url, running_server(url) as port:
        ask_for(port, seconds=_QUIET_S)
        alone = ask_for(port, seconds=_QUIET_S)
        with crowd_of(port, idle=idle, slow=slow, senders=senders, deaf=deaf) as crowd:
            beside = ask_for(port, seconds=seconds)
            report = report_on(beside, alone=alone, crowd=crowd)
    if as_json:
        click.echo(json.dumps(report))
    else:
        print_table(report)


def ask_for(port: int, *, seconds: float) -> Waits:
    """One after the other, each by a connection of its own, as somebody who has just come."""
    waits = Waits({path: [] for path in _ASKED})
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        for path in _ASKED:
            begun = time.monotonic()
            waits.answers[_status_of(f"http://127.0.0.1:{port}{path}")] += 1
            waits.seconds[path].append(time.monotonic() - begun)
        time.sleep(0.05)
    return waits


def _status_of(address: str) -> int:
    try:
        return local_client().get(address, timeout=_GIVES_UP_AFTER_S).status_code
    except httpx.HTTPError:
        return 0


def report_on(beside: Waits, *, alone: Waits, crowd: Crowd) -> Report:
    """What is printed as JSON: the longest wait of each kind. `reference`: the longest without the others."""
    return {
        "seconds": round(beside.longest, 3),
        "reference": round(alone.longest, 3),
        "ratio": round(beside.longest / alone.longest, 2),
        "connected": crowd.connected,
        "closed_by_server": crowd.times_closed,
        "unanswered": beside.answers[0],
        "longest": {path: round(max(waits), 3) for path, waits in beside.seconds.items()},
    }


def print_table(report: Report) -> None:
    """The same for people."""
    longest = report["longest"]
    assert isinstance(longest, dict)
    table = Table("", "longest wait, s", title="Beside idle and slow clients")
    for path, seconds in longest.items():
        table.add_row(path, f"{seconds:.3f}")
    table.add_row("without the others", f"{report['reference']:.3f}")
    Console().print(table)
    click.echo(f"{report['connected']} are connected, {report['closed_by_server']} were hung up on,")
    click.echo(f"{report['unanswered']} questions had no answer.")
