"""The approvals' background work."""

from prakerja.approvals import jobs
from prakerja.approvals.end_proposals import end_proposals
from prakerja.kit.actor import Actor
from prakerja.kit.jobs import does
from prakerja.kit.unit_of_work import unit_of_work


@does(jobs.end_proposals)
def end() -> None:
    with unit_of_work(by=Actor.system("approvals.end_proposals")) as work:
        end_proposals(by=work.actor, now=work.now)
