"""`prakerja bench pages --rate`: pages a second from the real server, beside those of a view that does nothing."""

import time
from collections.abc import Callable, Iterator
from itertools import cycle
from typing import Final

import click
from rich.console import Console
from rich.table import Table

from prakerja.console.bench_server import database_of_its_own, running_server
from prakerja.console.raw_requests import Load, request_of, send_requests

_CONNECTIONS: Final = 8
_PEOPLE: Final = 1_000
_MEASURED_S: Final = 6.0
#: Until every thread of the server has opened its connection and read its templates.
_WARM_S: Final = 1.5
_BARE: Final = "/bare"
_OK: Final = 200

type Report = dict[str, float | dict[str, dict[str, float]]]


def measure_rates() -> Report:
    """What is printed as JSON; each page beside the bare view on the same server."""
    started = time.perf_counter()
    with database_of_its_own("prakerja_bench_rate") as url:
        from prakerja.console.bench_people import put_people

        people = put_people(_PEOPLE)
        with running_server(url) as port:
            signed_in = [request_of("GET", "/beranda/", cookies=one) for one in people.cookies]
            loads = {
                "dashboard": _load_of(port, signed_in),
                "landing": _load_of(port, [request_of("GET", "/")]),
                "bare": _load_of(port, [request_of("GET", _BARE)]),
            }
    return report_on(loads, seconds=round(time.perf_counter() - started, 3))


def _load_of(port: int, requests: list[bytes]) -> Load:
    """Of six seconds, after the first ones."""
    sent = cycle(requests)
    _send_for(port, sent, _WARM_S)
    load = _send_for(port, sent, _MEASURED_S)
    if set(load.statuses) != {_OK}:
        raise click.ClickException(f"Not every answer was a page: {dict(load.statuses)}")
    return load


def _send_for(port: int, requests: Iterator[bytes], seconds: float) -> Load:
    return send_requests(port, requests, connections=_CONNECTIONS, until=_after(seconds))


def _after(seconds: float) -> Callable[[], bool]:
    end = time.perf_counter() + seconds
    return lambda: time.perf_counter() > end


def report_on(loads: dict[str, Load], *, seconds: float) -> Report:
    """`reference`: the bare view's answers per second."""
    reference = loads["bare"].per_second
    pages = {
        name: {
            "per_second": round(load.per_second, 1),
            "reference": round(reference, 1),
            "ratio": round(load.per_second / reference, 3),
        }
        for name, load in loads.items()
        if name != "bare"
    }
    return {"seconds": seconds, "reference": round(reference, 1), "pages": pages}


def print_rates(report: Report) -> None:
    """The same for people."""
    table = Table("page", "per second", "of a bare view", title="Pages per second")
    pages = report["pages"]
    assert isinstance(pages, dict)
    for name, rates in pages.items():
        table.add_row(name, f"{rates['per_second']:,.0f}", str(rates["ratio"]))
    table.add_row("bare view", f"{report['reference']:,.0f}", "1")
    Console().print(table)
