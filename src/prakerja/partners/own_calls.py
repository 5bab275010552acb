"""What a partner's program has asked, newest first, and how it ended: a page at a time, however many there are."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from prakerja.kit.clock import WIB
from prakerja.partners.models import Call

SHOWN: Final = 50
#: So many at a time are looked through for what is sought; after them the reader looks on. A partner may have asked
#: millions of times and never for what is sought.
LOOKED_THROUGH: Final = 20_000
A_WEEK: Final = timedelta(days=7)


@dataclass(frozen=True)
class Sought:
    """What is empty leaves all of them. `is_refused`: whether the answer was an error."""

    endpoint: str = ""
    error: str = ""
    is_refused: bool | None = None
    #: Of Jakarta.
    day: date | None = None

    def matches(self) -> Q:
        found = Q()
        if self.endpoint:
            found &= Q(endpoint=self.endpoint)
        if self.error:
            found &= Q(error=self.error)
        if self.is_refused is not None:
            found &= ~Q(error="") if self.is_refused else Q(error="")
        return found


@dataclass(frozen=True)
class Reached:
    """The last call that was shown, or looked at."""

    at: datetime
    id: UUID


@dataclass(frozen=True)
class CallsPage:
    calls: list[Call]
    #: From where to look on; None: there are no earlier ones.
    goes_on: Reached | None


@dataclass(frozen=True)
class ErrorCount:
    #: Empty: it went well.
    error: str
    times: int
    last_at: datetime


def own_calls(partner_id: UUID, sought: Sought, *, after: Reached | None = None) -> CallsPage:
    """Two statements at most, each by the index of time."""
    calls = _earlier(_of_day(Call.objects.filter(partner_id=partner_id), sought.day), after)
    edge = _nth(calls, LOOKED_THROUGH) if sought.matches() else None
    if edge is not None:
        calls = calls.filter(at__gte=edge.at)
    rows = list(calls.filter(sought.matches()).order_by("-at", "-id")[: SHOWN + 1])
    if len(rows) > SHOWN:
        last = rows[SHOWN - 1]
        return CallsPage(rows[:SHOWN], Reached(last.at, last.id))
    return CallsPage(rows, edge)


def counted_errors(partner_id: UUID, *, now: datetime, within: timedelta = A_WEEK) -> list[ErrorCount]:
    """How the last calls ended, of this time and of no more than are looked through; the most frequent first.

    One statement.
    """
    calls = Call.objects.filter(partner_id=partner_id, at__gt=now - within)
    edge = calls.order_by("-at", "-id").values("at")[LOOKED_THROUGH - 1 : LOOKED_THROUGH]
    looked_at = calls.filter(at__gte=Coalesce(Subquery(edge), now - within))
    counted = looked_at.values("error").annotate(times=Count("id"), last_at=Max("at")).order_by("-times", "error")
    return [ErrorCount(one["error"], one["times"], one["last_at"]) for one in counted]


def _of_day(calls: QuerySet[Call], day: date | None) -> QuerySet[Call]:
    if day is None:
        return calls
    midnight = datetime.combine(day, time(), WIB)
    return calls.filter(at__gte=midnight, at__lt=midnight + timedelta(days=1))


def _earlier(calls: QuerySet[Call], after: Reached | None) -> QuerySet[Call]:
    if after is None:
        return calls
    return calls.filter(Q(at__lt=after.at) | Q(at=after.at, id__lt=after.id), at__lte=after.at)


def _nth(calls: QuerySet[Call], number: int) -> Reached | None:
    """The one before which so many lie; None: there are fewer."""
    found = list(calls.order_by("-at", "-id").values_list("at", "id")[number - 1 : number])
    return Reached(*found[0]) if found else None
