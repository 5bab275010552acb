"""`prakerja bench partner`: calls of institutions per second, signatures checked and each call noted."""

import hashlib
import hmac
import json
import time
from collections.abc import Callable, Iterator
from itertools import cycle
from typing import TYPE_CHECKING, Final

import click
from rich.console import Console
from rich.table import Table

from prakerja.console.bench_server import database_of_its_own, running_server
from prakerja.console.raw_requests import Load, request_of, send_requests

if TYPE_CHECKING:
    from prakerja.console.bench_partner_books import Teacher

_CONNECTIONS: Final = 8
#: More than one, because each may ask only so often within a second.
_TEACHERS: Final = 16
_PARTICIPANTS: Final = 250
_WARM_S: Final = 1.5
_MEASURED_S: Final = 6.0
_PATH: Final = "/api/v1/integration/payment/redeem-code/status"
_OK: Final = 200
#: So many buy, the first of them until every thread has its connection.
_PAYMENTS: Final = 1_600
_PAID_WARM: Final = 100
_SCHEDULES: Final = 8
_PRICE: Final = 300_000

type Report = dict[str, float | dict[str, float]]


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")
def partner(*, as_json: bool) -> None:
    """Let institutions ask after redeem codes, and platforms be paid; beside a view that does nothing on the same
    server."""
    with database_of_its_own("prakerja_bench_partner") as url:
        from prakerja.console.bench_partner_books import put_teachers

        teachers = put_teachers(_TEACHERS, participants=_PARTICIPANTS)
        payments = _payments()
        with running_server(url) as port:
            asked = cycle(signed(teachers))
            warm = _send_for(port, asked, _WARM_S)
            load = _send_for(port, asked, _MEASURED_S)
            paid_warm = _send_all(port, payments[:_PAID_WARM])
            paid = _send_all(port, payments[_PAID_WARM:])
            bare = _send_for(port, cycle([request_of("GET", "/bare")]), _MEASURED_S)
        noted, postings = _count_calls(), _count_postings()
    answered = warm.statuses + load.statuses + paid_warm.statuses + paid.statuses
    if set(answered) != {_OK} or noted != answered.total():
        raise click.ClickException(f"{noted} calls are noted; answers by status: {dict(answered)}")
    report: Report = {**report_on(load, bare), "authorize": {**report_on(paid, bare), "postings": postings}}
    if as_json:
        click.echo(json.dumps(report))
    else:
        print_table(report)


def signed(teachers: "list[Teacher]") -> list[bytes]:
    """A call for each code, of the institutions in turn, signed as the official samples do it."""
    by_turns = zip(*(one.codes for one in teachers), strict=True)
    return [_call(one, code) for codes in by_turns for one, code in zip(teachers, codes, strict=True)]


def _call(teacher: "Teacher", code: str) -> bytes:
    body, timestamp = json.dumps({"redeem_code": code, "sequence": 1}, separators=(",", ":")), str(int(time.time()))
    text = f"{teacher.client_code}{timestamp}POST{_PATH}{body}"
    head = [
        f"POST {_PATH} HTTP/1.1",
        "Host: 127.0.0.1",
        "Content-Type: application/json",
        f"client_code: {teacher.client_code}",
        f"timestamp: {timestamp}",
        f"signature: {hmac.new(teacher.sign_key.encode(), text.encode(), hashlib.sha1).hexdigest()}",
        f"Content-Length: {len(body)}",
    ]
    return ("\r\n".join(head) + "\r\n\r\n" + body).encode()


def _payments() -> list[bytes]:
    """Codes that platforms' customers type: each call buys a training, with its seat, its money and its letter."""
    from prakerja.console.bench_holders import put_holders
    from prakerja.console.bench_market import Goods, put_market
    from prakerja.console.bench_payments import put_payments, typed_in

    market = put_market([Goods(_PRICE, _PAYMENTS) for _ in range(_SCHEDULES)])
    cards = [card for _, card in put_holders(_PAYMENTS)]
    return typed_in(put_payments(cards, market), market.platform)


def _send_all(port: int, requests: list[bytes]) -> Load:
    return send_requests(port, iter(requests), connections=_CONNECTIONS, until=lambda: False)


def _send_for(port: int, requests: Iterator[bytes], seconds: float) -> Load:
    return send_requests(port, requests, connections=_CONNECTIONS, until=_after(seconds))


def _after(seconds: float) -> Callable[[], bool]:
    end = time.perf_counter() + seconds
    return lambda: time.perf_counter() > end


def _count_calls() -> int:
    from prakerja.partners.models import Call

    return Call.objects.count()


def _count_postings() -> int:
    """Of purchases: their money is put aside."""
    from prakerja.ledger.models import Transfer
    from prakerja.training.holds import HOLD

    return Transfer.objects.filter(act=HOLD).values("owner_id", "posting_id").distinct().count()


def report_on(load: Load, bare: Load) -> dict[str, float]:
    """What is printed as JSON. `reference`: the bare view's answers per second."""
    return {
        "seconds": round(load.seconds, 3),
        "per_second": round(load.per_second, 1),
        "reference": round(bare.per_second, 1),
        "ratio": round(load.per_second / bare.per_second, 3),
    }


def print_table(report: Report) -> None:
    """The same for people."""
    paid = report["authorize"]
    assert isinstance(paid, dict)
    table = Table("", "per second", "ratio", title="Calls of partners, signed and noted")
    table.add_row("redeem-code/status", f"{report['per_second']:,.0f}", str(report["ratio"]))
    table.add_row("authorize, with its postings", f"{paid['per_second']:,.0f}", str(paid["ratio"]))
    table.add_row("a view that does nothing", f"{report['reference']:,.0f}", "1")
    Console().print(table)
