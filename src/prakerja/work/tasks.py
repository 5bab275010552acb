"""The sweep over long work."""

from prakerja.kit.actor import Actor
from prakerja.kit.jobs import does
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.work import jobs
from prakerja.work.take_up_lost_work import take_up_lost_work


@does(jobs.take_up_lost_work)
def take_up() -> None:
    with unit_of_work(by=Actor.system("work.take_up_lost_work")):
        take_up_lost_work()
