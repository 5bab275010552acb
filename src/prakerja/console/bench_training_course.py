"""What happens in `prakerja bench training`: who works, who is killed and when."""

import json
import secrets
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, Final

import click
from django.db import connection

from prakerja.config.postmaster import start_again
from prakerja.console.bench_holders import put_holders
from prakerja.console.bench_market import Goods, Market, put_market
from prakerja.console.bench_people import CSRF_TOKEN, signed_in
from prakerja.console.bench_training_count import differences_of
from prakerja.console.bench_training_parts import Parts, running_parts
from prakerja.console.tables import bring_tables_up_to_date
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.training.issue_certificates import issue_certificates

#: Whoever keeps what they have bought buys no more; whose purchase was undone comes again.
_PEOPLE_PER_PURCHASE: Final = 0.8
_FEWEST_PEOPLE: Final = 20
_LOOKS_EVERY_S: Final = 0.2
#: How often each is killed, on average; whatever is killed more often does nothing but begin.
_DIES_EVERY_S: Final = {"web": 5.0, "worker": 20.0, "database": 30.0}
_LONGEST_S: Final = 7_200.0
_CHANCE: Final = secrets.SystemRandom()


def run_training(var: Path, *, purchases: int, seed: int) -> dict[str, object]:
    """What is printed as JSON. `reference`: the differences that there may be; `ratio`: how many there are."""
    bring_tables_up_to_date()
    people = put_holders(_FEWEST_PEOPLE + int(purchases * _PEOPLE_PER_PURCHASE))
    market = put_market(_goods(purchases))
    with unit_of_work(by=Actor.operator("prakerja bench")):
        customers = [
            {
                "card": card.number,
                "phone": one.phone,
                "email": one.email,
                "cookies": signed_in(one),
                "csrf_token": CSRF_TOKEN,
            }
            for one, card in people
        ]
    began = time.monotonic()
    with running_parts(var) as parts:
        _write(var / "people.json", customers)
        _write(var / "partners.json", _as_file(market, parts.base_url))
        _leave_database()
        told = _work(parts, purchases=purchases, seed=seed)
    _leave_database()
    start_again(var / "postgres")
    _certify()
    differences, faults = differences_of(told["sales"], told["participants"])
    return {
        "seconds": round(time.monotonic() - began, 1),
        "seed": seed,
        "told": told["told"],
        **parts.killed,
        "differences": differences,
        "faults": faults,
        "reference": 0,
        "ratio": sum(differences.values()),
    }


def _goods(purchases: int) -> list[Goods]:
    """Cheap, so that a card pays for several; of two there are too few seats, and of one there are three meetings."""
    few = max(2, purchases // 50)
    return [Goods(20_000, few), Goods(35_000, few * 4), *(Goods(25_000, purchases, meetings) for meetings in (1, 1, 3))]


def _work(parts: Parts, *, purchases: int, seed: int) -> dict[str, Any]:
    """Until the partners have done it all, with everything else dying around them."""
    asked = {"--purchases": purchases, "--seed": seed, "--inbox": parts.sandbox_url, "--books": parts.var / "books"}
    asked |= {"--partners": parts.var / "partners.json", "--people": parts.var / "people.json"}
    command = [sys.executable, "-m", "prakerja_sandbox.random_partners"]
    command += [str(word) for pair in asked.items() for word in pair]
    with (parts.var / "told.json").open("wb") as told:
        partners = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=told)  # noqa: S603  our own
    try:
        _kill_until_done(parts, partners)
    finally:
        partners.kill()
    answer: dict[str, Any] = json.loads((parts.var / "told.json").read_text())
    return answer


def _kill_until_done(parts: Parts, partners: subprocess.Popen[bytes]) -> None:
    now = time.monotonic()
    end, due = now + _LONGEST_S, {name: now + every / 10 for name, every in _DIES_EVERY_S.items()}
    while partners.poll() is None:
        parts.keep_all_running()
        now = time.monotonic()
        for name in [name for name, moment in due.items() if now >= moment]:
            parts.kill(name)
            due[name] = now + _DIES_EVERY_S[name] * (0.5 + _CHANCE.random())
        if now > end:
            raise click.ClickException("The partners do not come to an end")
        time.sleep(_LOOKS_EVERY_S)
    if partners.returncode:
        raise click.ClickException(f"The partners' programs ended with {partners.returncode}")


def _certify() -> None:
    """What was declared finished last, as the worker does it every minute."""
    by, left = Actor.system("training.issue_certificates"), True
    while left:
        with unit_of_work(by=by) as work:
            left = issue_certificates(by=by, now=work.now)


def _as_file(market: Market, base_url: str) -> dict[str, object]:
    """As the sandbox reads it."""
    told: dict[str, object] = {"base_url": base_url}
    for name, one in (("platform", market.platform), ("institution", market.institution)):
        told[name] = {"client_code": one.partner.client_code, "sign_key": one.sign_key, "name": one.partner.name}
    told["on_sale"] = [
        {
            "course_code": one.course.code,
            "schedule_code": one.code,
            "title": one.course.title,
            "institution": market.institution.partner.name,
            "price": one.course.price,
            "meetings": one.meetings,
            "days": "",
        }
        for one in market.schedules
    ]
    return told


def _write(file: Path, told: object) -> None:
    """It holds keys and sessions, of this run alone."""
    file.touch(mode=0o600)
    file.write_text(json.dumps(told))


def _leave_database() -> None:
    """Its server is about to be killed; nobody waits for what this process holds."""
    connection.close()
    connection.close_pool()  # type: ignore[attr-defined]
