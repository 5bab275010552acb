"""The partners' background work."""

from prakerja.kit.actor import Actor
from prakerja.kit.clock import read_clock
from prakerja.kit.jobs import does
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.partners import jobs
from prakerja.partners.forget_nonces import forget_nonces
from prakerja.partners.forget_old_calls import forget_old_calls


@does(jobs.forget_old_calls)
def forget() -> None:
    with unit_of_work(by=Actor.system("partners.forget_old_calls"), statement_timeout_ms=600_000):
        forget_old_calls(now=read_clock())


@does(jobs.forget_nonces)
def forget_used_nonces() -> None:
    by = Actor.system("partners.forget_nonces")
    is_more = True
    while is_more:
        with unit_of_work(by=by) as work:
            is_more = forget_nonces(now=work.now)
