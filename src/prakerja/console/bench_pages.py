"""`prakerja bench pages`: every page that a visitor and the demo's applicants can reach, weighed as a first view."""

import json
import re
import sys
import time
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from functools import partial
from typing import Final
from urllib.parse import urlsplit

import click
import httpx
from rich.console import Console
from rich.table import Table

from prakerja.console.bench_rate import measure_rates, print_rates
from prakerja.console.django_ready import django_ready
from prakerja.console.page_weight import MOST_BYTES, MOST_REQUESTS, MOST_SCRIPT_BYTES, Answer, Weight, walk_pages

_VISITOR: Final = "visitor"
#: Not for applicants, or no page: the office, signing out, the page of examples, the published files.
LEFT_OUT: Final = re.compile(r"^/(kantor|keluar|tampilan|static)/|^/log/.|\.(zip|csv|parquet|json|txt|py)$")
_FAILED: Final = 1


def _address(_context: click.Context, _option: click.Parameter, text: str | None) -> str | None:
    if text is not None and not re.match(r"https?://[^/\s]+", text):
        raise click.BadParameter(f"{text} is not an address such as http://127.0.0.1:8000")
    return text


@click.command()
@click.option("--base-url", callback=_address, help="A running instance.  [default: PRAKERJA_BASE_URL]")
@click.option("--rate", is_flag=True, help="Pages per second instead, on a server and a database of its own.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object instead of a table.")
def pages(base_url: str | None, *, rate: bool, as_json: bool) -> None:
    """Weigh every applicant page of a running instance. Exit status 1: one is over its budget."""
    if rate:
        _show_rates(as_json=as_json)
        return
    started = time.perf_counter()
    with django_ready():
        address, sign_ins = _demo()
        try:
            weights = list(_weigh_all(base_url or address, sign_ins))
        except httpx.HTTPError as error:
            raise click.ClickException(f"{base_url or address} does not answer; start it with bin/run") from error
    report = report_on(weights, seconds=round(time.perf_counter() - started, 3))
    if as_json:
        click.echo(json.dumps(report))
    else:
        print_table(weights, report)
    if not report["passed"]:
        sys.exit(_FAILED)


def _show_rates(*, as_json: bool) -> None:
    report = measure_rates()
    if as_json:
        click.echo(json.dumps(report))
    else:
        print_rates(report)


def report_on(weights: list[tuple[str, Weight]], *, seconds: float) -> dict[str, object]:
    """What is printed as JSON. `ratio`: the heaviest page's bytes to the budget."""
    heaviest = max(weight.wire_bytes for _stage, weight in weights)
    return {
        "seconds": seconds,
        "bytes": heaviest,
        "reference": MOST_BYTES,
        "ratio": round(heaviest / MOST_BYTES, 3),
        "requests": max(weight.requests for _stage, weight in weights),
        "script_bytes": max(weight.script_bytes for _stage, weight in weights),
        "passed": all(weight.is_within_budget for _stage, weight in weights),
        "pages": [{"stage": stage, **asdict(weight)} for stage, weight in weights],
    }


def wire_answer(client: httpx.Client, address: str) -> Answer:
    """What a browser would get for this address, with the bytes as they were sent."""
    answer = client.get(address)
    head = sum(len(name) + len(value) + 4 for name, value in answer.headers.raw)
    kind = answer.headers.get("content-type", "")
    return Answer(
        url=str(answer.url),
        status=answer.status_code,
        kind=kind,
        wire_bytes=answer.num_bytes_downloaded + head,
        body=answer.text if kind.startswith("text/") else "",
    )


def _demo() -> tuple[str, dict[str, str]]:
    """The instance's address, and the e-mail address of one applicant by stage."""
    from django.conf import settings

    from prakerja.simulation.load_demo import applicants_by_stage

    return settings.BASE_URL, {one.stage: one.email for one in applicants_by_stage()}


def _weigh_all(base_url: str, sign_ins: Mapping[str, str]) -> Iterator[tuple[str, Weight]]:
    """Every page that each of them can reach by links."""
    for stage, email in {_VISITOR: "", **sign_ins}.items():
        with httpx.Client(base_url=base_url, follow_redirects=True, trust_env=False, timeout=20) as client:
            if email:
                _sign_in(client, email)
            for weight in walk_pages([f"{base_url}/"], partial(wire_answer, client), left_out=LEFT_OUT):
                yield stage, weight


def _sign_in(client: httpx.Client, email: str) -> None:
    from prakerja.simulation.demo_people import PASSWORD

    page = client.get("/masuk/").text
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    if token is None:
        raise click.ClickException("The sign-in page has no form")
    answer = client.post("/masuk/", data={"csrfmiddlewaretoken": token[1], "email": email, "password": PASSWORD})
    if urlsplit(str(answer.url)).path == "/masuk/":
        raise click.ClickException("A demo applicant cannot sign in; is this the demo?")


def print_table(weights: list[tuple[str, Weight]], report: Mapping[str, object]) -> None:
    """The same for people."""
    table = Table("stage", "page", title="First view, over the wire")
    for heading in ("bytes", "requests", "script", ""):
        table.add_column(heading, justify="right")
    for stage, one in weights:
        mark = "ok" if one.is_within_budget else "[red]too heavy[/red]"
        table.add_row(stage, one.path, f"{one.wire_bytes:,}", str(one.requests), f"{one.script_bytes:,}", mark)
    table.add_section()
    table.add_row("budget", "", f"{MOST_BYTES:,}", str(MOST_REQUESTS), f"{MOST_SCRIPT_BYTES:,}", "")
    Console().print(table)
    click.echo(f"Heaviest page: {report['bytes']:,} bytes, {report['ratio']} of the budget.")
