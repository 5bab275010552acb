"""What happens in `prakerja bench payouts --hostile`: who is killed and when, and when the clock leaps."""

import logging
import time
from collections import Counter
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from random import Random
from typing import Final

import click
from django.db import connection
from django.db.models import Min, Q

from prakerja.config.environment import ROOT
from prakerja.console import bench_hostile_office as office
from prakerja.console.bench_hostile_bank import HostileBank
from prakerja.console.bench_hostile_commit import kill_before_commits
from prakerja.console.bench_hostile_count import count_all
from prakerja.console.bench_hostile_parts import Does, Parts, answered
from prakerja.console.bench_hostile_workers import build, pay, release
from prakerja.console.tables import bring_tables_up_to_date
from prakerja.kit.clock import read_clock
from prakerja.payouts.models import Instruction
from prakerja.payouts.states import BatchState
from prakerja.payouts.states import InstructionState as State

_WORKERS: Final = 3
_LOOKS_EVERY_S: Final = 0.2
#: How often on average each happens, in seconds.
_WORKER_DIES_EVERY_S: Final = 4.0
_DATABASE_DIES_EVERY_S: Final = 12.0
_BANK_DIES_EVERY_S: Final = 20.0
_SPELL_EVERY_S: Final = 4.0
_OFFICE_EVERY_S: Final = 3.0
_PAUSE_EVERY_S: Final = 30.0
#: So often the clock leaps while all misbehave; after that the bank is well and nobody is killed, until all is over.
_LEAPS_UNDER_FIRE: Final = 4
_MOST_LEAPS: Final = 400
_SENT_BACK: Final = 8
#: As where the worker has been away: what waits for moments close to each other is asked for at once.
_LATER: Final = timedelta(minutes=5)
_LONGEST_S: Final = 7_200.0
_TOLD_WITHIN_S: Final = 60.0
_UNSENT: Final = Q(state=State.BUILT)
_DOUBTED: Final = Q(state__in=[State.SENDING, State.PENDING, State.UNKNOWN], next_at__isnull=False)
#: Of what is paid a house may tell that it came back.
_OPEN: Final = _DOUBTED | Q(state=State.PAID, next_at__isnull=False)


def run_hostile(var: Path, bank: HostileBank, *, payouts: int, seed: int, kills_at_commit: int) -> dict[str, object]:
    """What is printed as JSON. `reference`: the differences that there may be; `ratio`: how many there are."""
    # That the database is away, and why, is known here.
    logging.getLogger("psycopg.pool").setLevel(logging.CRITICAL)
    bring_tables_up_to_date()
    office.put_recipients(payouts)
    began, parts, done = time.monotonic(), Parts(var, bank, Random(seed)), Counter[str]()  # noqa: S311  a fixed seed
    try:
        for does in (build, release):
            _carry_out(parts, does)
        bank.callbacks = f"http://127.0.0.1:{parts.web_port}/gateways/payments"
        bank.misbehave()
        done["killed_before_a_commit"] = kill_before_commits(parts, kills_at_commit)
        bank.misbehave()
        _pay(parts, done)
        done["came_back_after_it_was_paid"] = _come_back(parts)
    finally:
        parts.stop_all()
        parts.kill_web()
    return {
        "payouts": payouts,
        "seed": seed,
        "seconds": round(time.monotonic() - began, 1),
        "workers_killed": parts.workers_killed,
        "databases_killed": parts.databases_killed,
        "banks_killed": bank.killed,
        **{name: done[name] for name in sorted(done)},
        **count_all(parts, payouts),
    }


def _carry_out(parts: Parts, does: Does) -> None:
    """It is done, whoever was killed over it; the worker twice a second, and the database once."""
    process, kills = parts.begin(does, does.__name__), 0
    while process.is_alive():
        process.join(0.4)
        if process.is_alive() and kills < 4:
            kills += 1
            parts.kill(does.__name__) if kills != 2 else parts.kill_database()
            process = parts.begin(does, does.__name__)
    if process.exitcode:
        raise click.ClickException(f"To {does.__name__} failed")


def _pay(parts: Parts, done: Counter[str]) -> None:
    """Everything is sent and found out, under fire at first."""
    before, until = time.monotonic(), time.monotonic() + _LONGEST_S
    while before < until and done["leaps"] < _MOST_LEAPS:
        is_under_fire = done["leaps"] < _LEAPS_UNDER_FIRE
        parts.keep_running(pay, _WORKERS)
        parts.keep_web_running()
        if is_under_fire:
            _fire(parts, done, time.monotonic() - before)
            # While the database starts nobody works, and nothing counts towards its next kill.
            before = time.monotonic()
        else:
            parts.bank.be_well()
            done["let_go_on"] += answered(office.let_go_on)
        time.sleep(_LOOKS_EVERY_S)
        next_at = answered(_next)
        if next_at is None and not answered(Instruction.objects.filter(_UNSENT).exists):
            return
        if next_at is not None and next_at > read_clock() and parts.has_nothing_to_do():
            if is_under_fire:
                parts.stop_all()
                done["sent_back_by_the_bank"] += answered(lambda: _send_some_back(parts))
            answered(partial(_leap, next_at))
            parts.look_again()
            done["leaps"] += 1
    raise click.ClickException("The payments do not come to an end")


def _fire(parts: Parts, done: Counter[str], elapsed_s: float) -> None:
    """Whatever may happen in so many seconds."""
    chance = parts.chance
    happens: list[tuple[float, Callable[[], object]]] = [
        (_WORKER_DIES_EVERY_S, parts.kill_one),
        (_DATABASE_DIES_EVERY_S, parts.kill_database),
        (_BANK_DIES_EVERY_S, parts.bank.kill),
        (_BANK_DIES_EVERY_S, parts.kill_web),
        (_SPELL_EVERY_S, lambda: done.update([f"spell of {parts.bank.have_a_spell(chance)}"])),
        (_SPELL_EVERY_S, parts.bank.misbehave),
        (_OFFICE_EVERY_S, lambda: done.update(let_go_on=answered(office.let_go_on))),
        (_OFFICE_EVERY_S, lambda: done.update(taken_out=answered(lambda: office.take_one_out(chance)))),
        (_PAUSE_EVERY_S, lambda: done.update(paused=answered(office.pause))),
    ]
    for every_s, does in happens:
        if chance.random() < elapsed_s / every_s:
            does()


def _next() -> datetime | None:
    """The next moment at which something is sent or asked; a past one: now. None: nobody waits for anything."""
    unsent = Instruction.objects.filter(_UNSENT, batch__state=BatchState.RELEASED)
    if unsent.filter(next_at=None).exists():
        return read_clock()
    moments = [rows.aggregate(at=Min("next_at"))["at"] for rows in (unsent, Instruction.objects.filter(_OPEN))]
    return min((at for at in moments if at is not None), default=None)


def _leap(to: datetime) -> None:
    """It is a little after that moment: everything happened so much earlier."""
    by = max(to - read_clock(), timedelta(0)) + _LATER
    with connection.cursor() as cursor:
        cursor.execute((ROOT / "bench" / "move_payouts_back.sql").read_text(), {"by": f"{by.total_seconds()} s"})


def _send_some_back(parts: Parts) -> int:
    """A few that the bank has paid and we do not know of yet come back to it."""
    doubted = Instruction.objects.filter(_DOUBTED).order_by("reference").values_list("batch__house", "reference")
    return sum(parts.bank.send_back(house, reference) for house, reference in doubted[:_SENT_BACK])


def _come_back(parts: Parts) -> int:
    """A few that were paid long ago come back: the bank, well again, tells of it and is asked. Returns how many we know
    of.
    """
    parts.bank.be_well()
    paid = Instruction.objects.filter(state=State.PAID).order_by("reference")
    keys = list(paid.values_list("payee_id", "number", "batch__house", "reference")[:_SENT_BACK])
    payees = [payee for payee, _, house, reference in keys if parts.bank.send_back(house, reference)]
    returned = Instruction.objects.filter(payee_id__in=payees, state=State.RETURNED)
    until = time.monotonic() + _TOLD_WITHIN_S
    while returned.count() < len(payees) and time.monotonic() < until:
        parts.keep_running(pay, 1)
        time.sleep(_LOOKS_EVERY_S)
    return returned.count()
