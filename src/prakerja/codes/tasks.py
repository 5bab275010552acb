"""The codes' background work."""

from prakerja.codes import jobs
from prakerja.codes.forget_old_codes import forget_old_codes
from prakerja.kit.actor import Actor
from prakerja.kit.clock import read_clock
from prakerja.kit.jobs import does
from prakerja.kit.unit_of_work import unit_of_work


@does(jobs.forget_old_codes)
def forget() -> None:
    with unit_of_work(by=Actor.system("codes.forget_old_codes"), statement_timeout_ms=60_000):
        forget_old_codes(now=read_clock())
