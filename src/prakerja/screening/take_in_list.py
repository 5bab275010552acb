"""A file that was handed in and read whole becomes a list in the register."""

from datetime import datetime

from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.screening.end_handed_in import end_handed_in
from prakerja.screening.handed_in_states import HandedInState
from prakerja.screening.import_exclusion_list import import_exclusion_list
from prakerja.screening.kinds import ListKind
from prakerja.screening.list_details import ListDetails
from prakerja.screening.list_faults import Fault, ListFault, ListRefused
from prakerja.screening.models import HandedInList
from prakerja.screening.spool_list import SpooledList


def take_in_list(*, handed_in_id: int, spooled: SpooledList, by: Actor, now: datetime) -> None:
    """The list stands in the register with all of its people, and bars nobody. Nothing where its file waits no more.

    Raises ListRefused: what was read is not what was handed in, or tells two days of one person.
    """
    require(Permission.TAKE_IN_LISTS, by=by)
    # Two workers may have read it, of which one was thought dead.
    row = HandedInList.objects.waiting().select_for_update().filter(pk=handed_in_id).first()
    if row is None:
        return
    if spooled.sha256 != row.sha256:
        raise ListRefused([Fault(None, ListFault.FILE_LOST)])
    taken_in = import_exclusion_list(
        spooled=spooled, details=_details_of(row), handed_in_by=_whoever_handed_in(row), by=by, now=now
    )
    end_handed_in(row, to=HandedInState.TAKEN_IN, at=now, became=taken_in)


def _details_of(row: HandedInList) -> ListDetails:
    return ListDetails(
        kind=ListKind(row.kind),
        year=row.year,
        name=row.name,
        source=row.source,
        legal_basis=row.legal_basis,
        valid_from=row.valid_from,
        valid_until=row.valid_until,
    )


def _whoever_handed_in(row: HandedInList) -> Actor:
    return Actor.staff(row.handed_in_by) if row.handed_in_by else Actor.operator(row.operator)
