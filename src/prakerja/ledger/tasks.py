"""The ledger's background work."""

import structlog

from prakerja.kit.actor import Actor
from prakerja.kit.clock import read_clock
from prakerja.kit.each import do_each
from prakerja.kit.jobs import does
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger import jobs
from prakerja.ledger.expire_hold import expire_hold, holds_that_are_over
from prakerja.ledger.keep_proof import keep_proof
from prakerja.ledger.models import OpenHold
from prakerja.ledger.take_sums import take_sums

_log = structlog.get_logger()
_EXPIRES = Actor.system("ledger.expire_hold")
_PROVES = Actor.system("ledger.keep_proof")
_SUMS_UP = Actor.system("ledger.take_sums")


@does(jobs.expire_holds)
def expire() -> None:
    do_each((one for stretch in holds_that_are_over(now=read_clock()) for one in stretch), _expire_one)


def _expire_one(open_hold: OpenHold) -> None:
    with unit_of_work(by=_EXPIRES) as work:
        expire_hold(open_hold, by=work.actor, now=work.now)


@does(jobs.take_sums)
def sum_up() -> None:
    with unit_of_work(by=_SUMS_UP, statement_timeout_ms=60_000):
        take_sums()


@does(jobs.keep_proof)
def prove() -> None:
    with unit_of_work(by=_PROVES, statement_timeout_ms=3_600_000) as work:
        kept = keep_proof(by=work.actor, now=work.now)
    # What differs names whose account it is, and is for whoever asks for it.
    (_log.error if kept.faults else _log.info)("books_proven", faults=kept.faults, transfers=kept.transfers)
