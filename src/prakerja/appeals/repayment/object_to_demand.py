"""Somebody says that what they are asked for is wrong; from then on the clock stands still."""

from datetime import datetime
from typing import Final
from uuid import UUID

from prakerja.appeals.events import AppealsEvent
from prakerja.appeals.models import Demand, DemandObjection
from prakerja.appeals.repayment.choose_plan import locked
from prakerja.appeals.repayment.growth import growths_of, may_be_objected_to, objections_to
from prakerja.appeals.repayment.refusals import NotOpen
from prakerja.appeals.repayment.tell import tell
from prakerja.appeals.states import DemandState
from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused
from prakerja.kit.unseen import seen

LONGEST_OBJECTION: Final = 2_000


class ObjectionWithoutText(Refused):
    """An objection says something, in so many signs at most."""


class ObjectedToDemand(Refused):
    """There is an objection to this demand: it waits, or was decided, and nothing was added since."""


class TooLateToObject(Refused):
    """They could object as long as there was time to pay."""


def object_to_demand(*, applicant_id: UUID, number: int, text: str, by: Actor, now: datetime) -> None:
    """It waits for two others than those who demanded, and nothing is overdue meanwhile. Where an earlier one was
    decided, or the lawyers have the rest, it is against what was added since. The same twice is once.

    Raises NoDemand, ObjectionWithoutText, ObjectedToDemand, NotOpen, TooLateToObject.
    """
    require(Permission.APPLY, by=by, of=applicant_id)
    said = seen(text).strip()
    if not 0 < len(said) <= LONGEST_OBJECTION:
        raise ObjectionWithoutText
    demand = locked(applicant_id, number)
    grown = growths_of(demand)
    latest = next(reversed(objections_to(demand)), None)
    added = may_be_objected_to(demand, grown, latest)
    if added is None:
        if latest is None:
            raise NotOpen
        if latest.text != said:
            raise ObjectedToDemand
        return
    if now >= demand.pays_until:
        raise TooLateToObject
    last = grown[-1].number if grown else 0
    DemandObjection.objects.create(
        applicant_id=applicant_id, demand=number, growth=last, added=int(added), text=said, at=now
    )
    Demand.objects.filter(pk=demand.pk).move(to=DemandState.OBJECTED, stopped_at=now)
    tell(demand, "repayment_objection", {"added": int(added)}, once=f"objection:{last}", now=now)
    record(AppealsEvent.OBJECTED, subject=demand, by=by, at=now, applicant_id=applicant_id, added=int(added))
