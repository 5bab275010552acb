"""The hand-overs that run in the background."""

from uuid import UUID

from prakerja.identity import jobs as identity_jobs
from prakerja.journey import jobs
from prakerja.journey.carry_on_waves import carry_on_waves
from prakerja.journey.check_identity import check_identity
from prakerja.kit.actor import Actor
from prakerja.kit.jobs import does
from prakerja.kit.unit_of_work import unit_of_work


@does(identity_jobs.check_identity)
def check(*, identity_id: UUID, round_number: int) -> None:
    check_identity(identity_id=identity_id, round_number=round_number)


@does(jobs.carry_on_waves)
def carry_on() -> None:
    with unit_of_work(by=Actor.system("journey.carry_on_waves")):
        carry_on_waves()
