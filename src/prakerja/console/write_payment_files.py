"""`write_files()`: what was released for a bank that takes files lies in files, to be handed in there.

It opens the units of work: what is in a file is written down before the file is.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from prakerja.connectors.rails.house import House
from prakerja.connectors.rails.houses import house_called
from prakerja.connectors.rails.read_float import read_float
from prakerja.connectors.rails.write_pain001 import write_pain001
from prakerja.kit.actor import Actor
from prakerja.kit.clock import wib_day
from prakerja.kit.refused import Refused
from prakerja.kit.retries import TryAgain
from prakerja.kit.rupiah import Rupiah
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.payouts.models import Batch, PaymentFile
from prakerja.payouts.sending.note_float import note_float
from prakerja.payouts.sending.take_file import files_to_hand_in, payments_in, take_file
from prakerja.payouts.states import BatchState

#: Names and accounts of people stand in it: whoever writes it alone may read it.
_MODE = 0o600


class TakesCalls(Refused):
    """This house is paid by calls, and takes no files."""


@dataclass(frozen=True, slots=True)
class WrittenFile:
    message: str
    payments: int
    amount: int
    path: Path


def write_files(house_name: str, into: Path, *, by: Actor) -> tuple[list[WrittenFile], int]:
    """What can be sent of its released batches is taken, and every file with something under way lies whole in the
    folder; and how many batches wait, because the float does not cover them or is not told. However often it is done
    and wherever it dies: no payment is in two files, and a file of one number is always the same.

    Raises NoSuchHouse, PayoutsAreOff, HousesRefused, TakesCalls, OSError.
    """
    house = house_called(house_name)
    if not house.takes_files:
        raise TakesCalls
    waiting = [batch for batch in _released(house_name, by) if not _take_all(batch, by)]
    with unit_of_work(by=by):
        files = files_to_hand_in(house_name)
    return [_write(file, house, into, by) for file in files], len(waiting)


def _released(house: str, by: Actor) -> list[Batch]:
    with unit_of_work(by=by):
        return list(Batch.objects.filter(house=house, state=BatchState.RELEASED).order_by("due_on", "pk"))


def _take_all(batch: Batch, by: Actor) -> bool:
    """False: it may not begin."""
    if not _may_begin(batch, by):
        return False
    taken = 1
    while taken:
        with unit_of_work(by=by) as work:
            taken = take_file(batch_id=batch.pk, by=work.actor, now=work.now)
    return True


def _may_begin(batch: Batch, by: Actor) -> bool:
    """As before a first send; a house that does not tell its float stops nothing for longer than half an hour."""
    if batch.sent_since is not None:
        return True
    try:
        left = read_float(batch.house)
    except TryAgain:
        left = None
    with unit_of_work(by=by) as work:
        return note_float(batch.pk, left, by=work.actor, now=work.now)


def _write(file: PaymentFile, house: House, into: Path, by: Actor) -> WrittenFile:
    """A folder that is full, or a machine that dies, leaves no file that looks like one."""
    whole = into / f"{file.message}.xml"
    beside = whole.with_suffix(".part")
    try:
        beside.touch(mode=_MODE)
        with unit_of_work(by=by), beside.open("w", encoding="utf-8") as out:
            out.writelines(_pieces(file, house))
        beside.replace(whole)
    finally:
        beside.unlink(missing_ok=True)
    return WrittenFile(file.message, file.payments, file.amount, whole)


def _pieces(file: PaymentFile, house: House) -> Iterator[str]:
    return write_pain001(
        payments_in(file),
        house,
        message=file.message,
        count=file.payments,
        total=Rupiah(file.amount),
        day=max(file.batch.pays_on, wib_day(file.taken_at)),
        now=file.taken_at,
    )
