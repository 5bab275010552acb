"""The identity step's background work."""

from prakerja.identity import jobs, store_photo
from prakerja.identity.forget_old_asks import forget_old_asks
from prakerja.kit.actor import Actor
from prakerja.kit.clock import read_clock
from prakerja.kit.jobs import does
from prakerja.kit.unit_of_work import unit_of_work


@does(jobs.delete_photo)
def delete_photo(*, file_name: str) -> None:
    store_photo.delete_photo(file_name)


@does(jobs.forget_old_asks)
def forget_asks() -> None:
    with unit_of_work(by=Actor.system("identity.forget_old_asks"), statement_timeout_ms=60_000):
        forget_old_asks(now=read_clock())
