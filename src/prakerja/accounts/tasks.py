"""The accounts' background work."""

from prakerja.accounts import jobs
from prakerja.accounts.forget_ended_sessions import forget_ended_sessions
from prakerja.accounts.forget_old_sign_ups import forget_old_sign_ups
from prakerja.accounts.tell_of_attacks import tell_of_attacks
from prakerja.kit.actor import Actor
from prakerja.kit.clock import read_clock
from prakerja.kit.jobs import does
from prakerja.kit.unit_of_work import unit_of_work


@does(jobs.forget_old_sign_ups)
def forget() -> None:
    with unit_of_work(by=Actor.system("accounts.forget_old_sign_ups"), statement_timeout_ms=60_000):
        forget_old_sign_ups()


@does(jobs.forget_ended_sessions)
def forget_sessions() -> None:
    with unit_of_work(by=Actor.system("accounts.forget_ended_sessions"), statement_timeout_ms=60_000):
        forget_ended_sessions(now=read_clock())


@does(jobs.tell_of_attacks)
def tell() -> None:
    with unit_of_work(by=Actor.system("accounts.tell_of_attacks"), statement_timeout_ms=60_000) as work:
        tell_of_attacks(by=work.actor, now=work.now)
