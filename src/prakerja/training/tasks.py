"""Training's background work."""

from typing import Final

from prakerja.kit.actor import Actor
from prakerja.kit.jobs import does
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.training import jobs
from prakerja.training.forget_presence_requests import forget_presence_requests
from prakerja.training.issue_certificates import issue_certificates
from prakerja.training.models import Purchase
from prakerja.work.begin_work import begin_work
from prakerja.work.carries_out import Left, carries_out

_ISSUING: Final = Actor.system("training.issue_certificates")


@carries_out(jobs.issue_certificates)
def issue() -> Left:
    with unit_of_work(by=_ISSUING) as work:
        return Left.MORE if issue_certificates(by=work.actor, now=work.now) else Left.NOTHING


@does(jobs.look_for_completions)
def look_for_completions() -> None:
    with unit_of_work(by=_ISSUING) as work:
        if Purchase.objects.filter(certified_by__isnull=False).exists():
            begin_work(jobs.issue_certificates, work.now)


@does(jobs.forget_presence_requests)
def forget() -> None:
    with unit_of_work(by=Actor.system("training.forget_presence_requests")) as work:
        forget_presence_requests(by=work.actor, now=work.now)
