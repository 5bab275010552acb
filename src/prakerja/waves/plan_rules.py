"""What a wave must look like to be planned: values in, every fault out. No Django, no clock."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from prakerja.schemes.groups import ANYONE, SeatGroup
from prakerja.schemes.priority import ReservedShare
from prakerja.schemes.scheme import Scheme
from prakerja.waves.seats_line import MOST_SEATS, SeatsFault, SeatsLine, faults_in

#: Whom seats may be set aside for. A group that nobody can be in would leave its seats empty, so a slip is refused.
GROUPS: Final = frozenset(SeatGroup) | {ANYONE}
#: A year that is further away is a slip too, and at the ends of the calendar no page could show it in every zone.
LONGEST_AGO: Final = timedelta(days=366)
FURTHEST_AHEAD: Final = timedelta(days=5 * 366)


@dataclass(frozen=True)
class WavePlan:
    number: int
    scheme: str
    opens_at: datetime
    closes_at: datetime
    result_expected_at: datetime
    seats: tuple[SeatsLine, ...]
    is_recovery: bool = False


class PlanFault(StrEnum):
    NUMBER_TAKEN = "number_taken"
    SCHEME_UNKNOWN = "scheme_unknown"
    SCHEME_FOR_OTHER_WAVES = "scheme_for_other_waves"
    CLOSES_BEFORE_IT_OPENS = "closes_before_it_opens"
    CLOSES_IN_THE_PAST = "closes_in_the_past"
    RESULT_BEFORE_CLOSING = "result_before_closing"
    OPENS_LONG_AGO = "opens_long_ago"
    RESULT_TOO_FAR_AHEAD = "result_too_far_ahead"
    NO_SEATS = "no_seats"
    TOO_MANY_SEATS = "too_many_seats"
    RESERVED_TOO_FEW = "reserved_too_few"
    GROUP_UNKNOWN = "group_unknown"
    SAME_ROW_TWICE = "same_row_twice"


@dataclass(frozen=True)
class PlanRefusal:
    """One fault; `row` counts the rows of seats from 1, or is None when the fault lies elsewhere."""

    fault: PlanFault | SeatsFault
    row: int | None = None
    #: The figures of a share that is too small.
    share: ReservedShare | None = None


def may_plan(plan: WavePlan, *, scheme: Scheme | None, now: datetime) -> list[PlanRefusal]:
    """Every reason why the wave cannot be planned so; empty means it can."""
    faults = [*_scheme_faults(plan, scheme), *_window_faults(plan, now)]
    total = sum(row.seats for row in plan.seats)
    if total <= 0:
        faults.append(PlanFault.NO_SEATS)
    if total > MOST_SEATS:
        faults.append(PlanFault.TOO_MANY_SEATS)
    refusals = [PlanRefusal(fault) for fault in faults]
    return [*refusals, *_share_refusals(plan, scheme), *_row_refusals(plan.seats)]


def reserved_share(seats: Iterable[SeatsLine], scheme: Scheme) -> ReservedShare:
    """How many of the seats are for those who have precedence in the scheme, and how many must be."""
    return scheme.priority.share_of((row.group, row.seats) for row in seats)


def _share_refusals(plan: WavePlan, scheme: Scheme | None) -> list[PlanRefusal]:
    share = reserved_share(plan.seats, scheme) if scheme else None
    return [] if share is None or share.is_enough else [PlanRefusal(PlanFault.RESERVED_TOO_FEW, share=share)]


def _row_refusals(seats: Iterable[SeatsLine]) -> list[PlanRefusal]:
    refusals = []
    seen = set()
    for place, row in enumerate(seats, start=1):
        refusals += [PlanRefusal(fault, place) for fault in _row_faults(row)]
        if row[:3] in seen:
            refusals.append(PlanRefusal(PlanFault.SAME_ROW_TWICE, place))
        seen.add(row[:3])
    return refusals


def _scheme_faults(plan: WavePlan, scheme: Scheme | None) -> list[PlanFault]:
    if scheme is None:
        return [PlanFault.SCHEME_UNKNOWN]
    return [] if scheme.period.covers(plan.number) else [PlanFault.SCHEME_FOR_OTHER_WAVES]


def _window_faults(plan: WavePlan, now: datetime) -> list[PlanFault]:
    faults = []
    if plan.closes_at <= plan.opens_at:
        faults.append(PlanFault.CLOSES_BEFORE_IT_OPENS)
    if plan.closes_at <= now:
        faults.append(PlanFault.CLOSES_IN_THE_PAST)
    if plan.result_expected_at < plan.closes_at:
        faults.append(PlanFault.RESULT_BEFORE_CLOSING)
    if plan.opens_at < now - LONGEST_AGO:
        faults.append(PlanFault.OPENS_LONG_AGO)
    if plan.result_expected_at > now + FURTHEST_AHEAD:
        faults.append(PlanFault.RESULT_TOO_FAR_AHEAD)
    return faults


def _row_faults(row: SeatsLine) -> list[PlanFault | SeatsFault]:
    faults: list[PlanFault | SeatsFault] = [*faults_in(row)]
    if row.group not in GROUPS:
        faults.append(PlanFault.GROUP_UNKNOWN)
    return faults
