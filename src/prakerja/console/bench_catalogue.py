"""`prakerja bench catalogue`: how soon a search answers among a hundred thousand courses, twenty of them a second."""

import json
import threading
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import cycle, islice
from statistics import quantiles
from typing import Final
from urllib.parse import urlencode

import click
import httpx
from rich.console import Console
from rich.table import Table

from prakerja.console.bench_server import database_of_its_own, running_server

#: What people look for: one word that few courses have, one that many have, one that all have, several, filters.
_SEARCHES: Final[Sequence[dict[str, str]]] = (
    {},
    {"words": "barista"},
    {"words": "pelatihan"},
    {"words": "peserta belajar"},
    {"words": "roti manis untuk pemula"},
    {"words": "bahasa inggris", "method": "webinar"},
    {"words": "menjual", "topic": "sales", "most": "300000"},
    {"topic": "programming"},
    {"topic": "food", "method": "face_to_face"},
    {"province": "32"},
    {"words": "las listrik", "province": "35"},
    {"most": "150000"},
    {"well_rated": "on"},
    {"words": '"siap kerja" -python'},
    {"words": "a or b or c or data"},
    {"words": "kata yang tidak ada"},
    {"words": "desain", "after": "0-400000-50000"},
    {"topic": "data", "after": "0-700000-1"},
)
_OK: Final = 200
_THREADS: Final = 16
_BARE: Final = "/bare"

type Report = dict[str, float | int | bool]


@click.command()
@click.option("--courses", type=click.IntRange(1_600, 1_000_000), default=100_000, help="How many are on sale.")
@click.option("--rate", type=click.IntRange(1, 200), default=20, help="Searches a second.")
@click.option("--seconds", type=click.IntRange(2, 600), default=30, help="How long they are sent.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")
def catalogue(*, courses: int, rate: int, seconds: int, as_json: bool) -> None:
    """Search the catalogue over HTTP, at a steady rate whatever the answers take."""
    started = time.perf_counter()
    with database_of_its_own("prakerja_bench_catalogue") as url:
        from prakerja.console.bench_courses import put_courses

        count = put_courses(courses)
        with running_server(url) as port:
            addresses = [f"/pelatihan/?{urlencode(one)}" for one in _SEARCHES]
            # Every thread of the server has opened its connection and read its templates.
            _latencies(port, addresses, rate=rate, seconds=2)
            searched = _latencies(port, addresses, rate=rate, seconds=seconds)
            bare = _latencies(port, [_BARE], rate=rate, seconds=2)
    report = report_on(searched, bare, courses=count, rate=rate, seconds=round(time.perf_counter() - started, 3))
    if as_json:
        click.echo(json.dumps(report))
    else:
        print_report(report)


def report_on(searched: list[float], bare: list[float], *, courses: int, rate: int, seconds: float) -> Report:
    """`reference`: the p95 of a view that does nothing, in the same run; all times in milliseconds."""
    reference = _p95(bare)
    return {
        "courses": courses,
        "per_second": rate,
        "searches": len(searched),
        "p50_ms": round(quantiles(searched, n=20)[9] * 1_000, 1),
        "p95_ms": round(_p95(searched) * 1_000, 1),
        "longest_ms": round(max(searched) * 1_000, 1),
        "reference": round(reference * 1_000, 1),
        "ratio": round(_p95(searched) / reference, 2),
        "seconds": seconds,
    }


def print_report(report: Report) -> None:
    """The same for people."""
    table = Table("courses", "searches a second", "p50 ms", "p95 ms", "longest ms", "bare view p95 ms")
    names = ("courses", "per_second", "p50_ms", "p95_ms", "longest_ms", "reference")
    table.add_row(*(f"{report[name]:,}" for name in names))
    Console().print(table)


def _p95(latencies: list[float]) -> float:
    return quantiles(latencies, n=20)[18]


def _latencies(port: int, addresses: Sequence[str], *, rate: int, seconds: int) -> list[float]:
    """Of each from the moment at which it was due: one that had to wait for others took longer."""
    found: list[float] = []
    lock = threading.Lock()
    begun = time.perf_counter()
    with (
        httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False, timeout=30) as client,
        ThreadPoolExecutor(_THREADS) as threads,
    ):

        def ask(due: float, address: str) -> None:
            answer = client.get(address)
            took = time.perf_counter() - due
            if answer.status_code != _OK:
                raise click.ClickException(f"{address} answered {answer.status_code}")
            with lock:
                found.append(took)

        asked = []
        for number, address in enumerate(islice(cycle(addresses), rate * seconds)):
            due = begun + number / rate
            time.sleep(max(0.0, due - time.perf_counter()))
            asked.append(threads.submit(ask, due, address))
        for one in asked:
            one.result()
    return found
