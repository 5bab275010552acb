"""Background work of once."""

from prakerja.kit.actor import Actor
from prakerja.kit.jobs import does
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.once import jobs
from prakerja.once.forget_answers import forget_answers


@does(jobs.forget_answers)
def forget() -> None:
    is_more = True
    while is_more:
        with unit_of_work(by=Actor.system("once.forget_answers")) as work:
            is_more = forget_answers(now=work.now)
