"""`prakerja bench mailing`: results told per second by letter and SMS, against a bare client of the same outside."""

import json
import smtplib
import time
from typing import Final

import click
import httpx
from rich.console import Console
from rich.table import Table

from prakerja.config.demo_values import DEMO_SECRETS
from prakerja.console.bench_outside import Outside, running_sandbox, running_worker
from prakerja.console.bench_server import database_of_its_own

_ADDRESS: Final = "siti@contoh.example"
_NUMBER: Final = "+6281100000000"
_PIECE: Final = 500
_LONGEST_S: Final = 600
_LOOKS_EVERY_S: Final = 0.2
_BARE: Final = 500


@click.command()
@click.option(
    "--people", type=click.IntRange(100, 1_000_000), default=3_000, show_default=True, help="A letter and an SMS each."
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")
def mailing(people: int, *, as_json: bool) -> None:
    """Tell so many people their result through the sandbox, with one worker."""
    with running_sandbox() as outside, database_of_its_own("prakerja_bench_mailing") as url:
        reference = _bare_per_second(outside)
        _post(people)
        with running_worker(outside, database=url):
            told, seconds = _measure()
        sent = _sent()
    if sent != 2 * people:
        raise click.ClickException(f"{sent} of {2 * people} messages were sent")
    report = report_on(told, seconds=seconds, reference=reference)
    if as_json:
        click.echo(json.dumps(report))
    else:
        print_table(report)


def report_on(messages: int, *, seconds: float, reference: float) -> dict[str, float]:
    """What is printed as JSON. `reference`: letters and SMS that a bare client hands over, one after the other."""
    per_second = messages / seconds
    return {
        "messages": messages,
        "seconds": round(seconds, 3),
        "per_second": round(per_second, 1),
        "reference": round(reference, 1),
        "ratio": round(per_second / reference, 3),
    }


def print_table(report: dict[str, float]) -> None:
    """The same for people."""
    table = Table("", "messages per second", title="Telling results")
    table.add_row("from the outbox, by one worker", f"{report['per_second']:,.0f}")
    table.add_row("a bare client of the same outside", f"{report['reference']:,.0f}")
    Console().print(table)
    click.echo(f"Ratio: {report['ratio']}")


def _post(people: int) -> None:
    """As publishing does it, a piece at a time."""
    from uuid import uuid4

    from prakerja.kit.actor import Actor
    from prakerja.kit.unit_of_work import unit_of_work
    from prakerja.messages.post_messages import Draft, post_messages
    from prakerja.messages.states import Channel

    words: dict[str, str | int | bool] = {"name": "Siti", "wave": 12, "receipt": "12-ABCDEFGHJKLMNP"}
    words |= {"area": "Kota Bandung", "rank": 5, "candidates": 20_000, "seats": 600, "household_full": False}
    for begin in range(0, people, _PIECE):
        drafts = [
            Draft("result_no_seat", channel, address, dict(words), "id", owner, f"result:12:{owner}:{channel}")
            for owner in (uuid4() for _ in range(min(_PIECE, people - begin)))
            for channel, address in ((Channel.EMAIL, _ADDRESS), (Channel.SMS, _NUMBER))
        ]
        with unit_of_work(by=Actor.system("prakerja bench mailing")) as work:
            post_messages(drafts, now=work.now)


def _measure() -> tuple[int, float]:
    """How many left the outbox once the worker had begun, and the seconds that it took."""
    waiting = _still_queued()
    _wait_until_fewer_than(waiting)
    begin, left = time.perf_counter(), _still_queued()
    _wait_until_fewer_than(1)
    return left, time.perf_counter() - begin


def _wait_until_fewer_than(messages: int) -> None:
    deadline = time.monotonic() + _LONGEST_S
    while _still_queued() >= messages:
        if time.monotonic() > deadline:
            raise click.ClickException(f"{_still_queued()} messages are still queued after {_LONGEST_S} s")
        time.sleep(_LOOKS_EVERY_S)


def _still_queued() -> int:
    from prakerja.messages.models import Message
    from prakerja.messages.states import MessageState

    return Message.objects.filter(state=MessageState.QUEUED).count()


def _sent() -> int:
    from prakerja.messages.models import Message
    from prakerja.messages.states import MessageState

    return Message.objects.filter(state=MessageState.SENT).count()


def _bare_per_second(outside: Outside) -> float:
    """One letter in an open conversation and one SMS over an open connection, in turn."""
    letter = f"Subject: Hasil\r\nTo: {_ADDRESS}\r\n\r\n{'Anda memenuhi syarat. ' * 30}"
    sms = {"to": _NUMBER, "text": "Prakerja gelombang 12: " + "a" * 120, "sender": "PRAKERJA", "client_ref": "bare"}
    with (
        smtplib.SMTP(outside.smtp_host, outside.smtp_port) as mail,
        httpx.Client(headers={"APIKey": DEMO_SECRETS["sms_key"]}) as client,
    ):
        begin = time.perf_counter()
        for number in range(_BARE):
            mail.sendmail("info@prakerja.example", [_ADDRESS], f"Message-ID: <{number}@bare>\r\n{letter}")
            client.post(
                f"{outside.url}/gateways/satu/messages", json={**sms, "client_ref": str(number)}
            ).raise_for_status()
        return 2 * _BARE / (time.perf_counter() - begin)
