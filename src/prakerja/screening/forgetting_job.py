"""The job that clears the storage of lists' files: those that nobody waits for, and those that waited too long.

It opens the unit of work, because the storage may be over the network and nothing may wait for it in a transaction.
"""

from datetime import timedelta
from typing import Final

from prakerja.kit.actor import Actor
from prakerja.kit.each import do_each
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.screening.give_up_lists import give_up_lists
from prakerja.screening.list_files import delete_list_file, list_files_older_than
from prakerja.screening.models import HandedInList

#: A file lies there before its row: between the two somebody may have been interrupted, but not for so long.
_ROW_FOLLOWS_WITHIN: Final = timedelta(hours=1)


def run_forgetting(*, by: Actor) -> None:
    """No file lies in the storage but those that wait, each for a week at most."""
    with unit_of_work(by=by) as work:
        give_up_lists(by=work.actor, now=work.now)
        waiting = set(HandedInList.objects.waiting().values_list("file_name", flat=True))
    old = list_files_older_than(work.now - _ROW_FOLLOWS_WITHIN)
    do_each([name for name in old if name not in waiting], delete_list_file)
