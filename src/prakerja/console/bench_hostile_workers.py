"""Those who pay in `prakerja bench payouts --hostile`: what the worker's jobs do, by processes that are killed."""

import logging
import os
import time
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Final, NoReturn, Protocol
from uuid import UUID

from django.db import connection

from prakerja.console.bench_hostile_office import release_all
from prakerja.console.bench_payouts_build import build_all
from prakerja.kit.actor import Actor
from prakerja.kit.outage import is_our_outage
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.payouts.models import Batch
from prakerja.payouts.sending.end_batches import end_batches
from prakerja.payouts.states import BatchState
from prakerja.simulation.pay_out import ask_some, send_some

SENDING: Final = Actor.system("payouts.send_batch")
ASKING: Final = Actor.system("payouts.ask_outcomes")
_PAUSE_S: Final = 0.05


class Idle(Protocol):
    """How often in a row a process found nothing to do; whoever began it reads that."""

    value: int


def build(faults: Path, _idle: Idle) -> None:
    """The night's batches are built."""
    _until_done(lambda: build_all(at_once=500), faults)


def release(faults: Path, _idle: Idle) -> None:
    """What two people decided is carried out."""
    _until_done(release_all, faults)


def pay(faults: Path, idle: Idle) -> NoReturn:
    """For ever: what can be sent is sent, and what nobody has heard of is asked for."""
    while True:
        idle.value = 0 if _until_done(_pay_once, faults) else idle.value + 1
        time.sleep(_PAUSE_S)


def send_a_few(faults: Path, _idle: Idle) -> NoReturn:
    """For ever, eight at once: who is killed before the commit leaves no more than these to be asked for."""
    while True:
        _until_done(_send_eight, faults)
        time.sleep(_PAUSE_S)


def _pay_once() -> int:
    done = sum(send_some(one, by=SENDING) for one in _released()) + ask_some(by=ASKING)
    with unit_of_work(by=SENDING) as work:
        return done + len(end_batches(by=work.actor, now=work.now))


def _send_eight() -> int:
    return sum(send_some(one, by=SENDING, at_once=8) for one in _released())


def _released() -> list[UUID]:
    return list(Batch.objects.filter(state=BatchState.RELEASED).order_by("?").values_list("pk", flat=True))


def _until_done[T](do: Callable[[], T], faults: Path) -> T:
    """A database that is away is no fault: as a job is, it is tried again. All else is told, and counted at the end."""
    _say_nothing_of_outages()
    while True:
        try:
            return do()
        except Exception as error:  # noqa: BLE001  whatever it is, it is told
            if not is_our_outage(error):
                _tell(faults, error)
            connection.close()
            time.sleep(_PAUSE_S)


def _tell(faults: Path, error: Exception) -> None:
    with faults.open("a") as file:
        file.write("".join(traceback.format_exception(error)).replace("\n", "\\n") + "\n")
        file.flush()
        os.fsync(file.fileno())


def _say_nothing_of_outages() -> None:
    logging.disable(logging.CRITICAL)
