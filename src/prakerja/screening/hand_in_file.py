"""A file, however long, is kept in the storage and handed in: what entrances call.

It opens the unit of work, because the storage may be over the network and nothing may wait for it in a transaction.
"""

from prakerja.kit.actor import Actor
from prakerja.kit.source import Source
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.screening.hand_in_list import hand_in_list
from prakerja.screening.list_details import ListDetails
from prakerja.screening.list_files import delete_list_file, keep_list_file
from prakerja.screening.models import HandedInList


def hand_in_file(file: Source, *, details: ListDetails, by: Actor) -> tuple[HandedInList, bool]:
    """It waits to be read; and whether the very same one waited already.

    Raises ImportedAlready, HandedInAsAnotherList.
    """
    kept = keep_list_file(file)
    is_surplus = True
    try:
        with unit_of_work(by=by) as work:
            row = hand_in_list(file=kept, details=details, by=work.actor, now=work.now)
        is_surplus = row.file_name != kept.name
    finally:
        if is_surplus:
            delete_list_file(kept.name)
    return row, is_surplus
