"""The appeals' background work."""

from typing import Final

from prakerja.appeals import jobs
from prakerja.appeals.repayment.let_go_late_claims import let_go_late_claims
from prakerja.appeals.repayment.match_repayments import match_repayments
from prakerja.appeals.repayment.remind_of_demands import remind_of_demands
from prakerja.kit.actor import Actor
from prakerja.kit.jobs import does
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.work.begin_work import begin_work
from prakerja.work.carries_out import Left, carries_out

_MATCHING: Final = Actor.system("appeals.match_repayments")
_REMINDING: Final = Actor.system("appeals.remind_of_demands")


@carries_out(jobs.remind_of_demands)
def remind() -> Left:
    with unit_of_work(by=_REMINDING) as work:
        return Left.MORE if remind_of_demands(by=work.actor, now=work.now) else Left.NOTHING


@does(jobs.look_for_demands)
def look_for_demands() -> None:
    with unit_of_work(by=_REMINDING) as work:
        let_go_late_claims(by=work.actor, now=work.now)
        begin_work(jobs.remind_of_demands, work.now)


@does(jobs.match_repayments)
def match() -> None:
    with unit_of_work(by=_MATCHING) as work:
        match_repayments(by=work.actor, now=work.now)
