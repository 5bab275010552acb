"""What a wave must look like to be planned: values in, every fault out. No Django, no clock."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from prakerja.profile.rules import ANYONE
from prakerja.profile.rules import GROUPS as APPLICANTS_GROUPS
from prakerja.regions.areas import is_area
from prakerja.schemes.scheme import Scheme

#: Whom seats may be set aside for. A group that nobody can be in would leave its seats empty, so a slip is refused.
GROUPS: Final = frozenset(APPLICANTS_GROUPS) | {ANYONE}
#: More than the country has people is a slip of the hand.
MOST_SEATS: Final = 100_000_000
#: A year that is further away is a slip too, and at the ends of the calendar no page could show it in every zone.
LONGEST_AGO: Final = timedelta(days=366)
FURTHEST_AHEAD: Final = timedelta(days=5 * 366)


@dataclass(frozen=True)
class SeatTerms:
    """One row of the seats file, in the words of its header."""

    pass_number: int
    area: str
    group: str
    seats: int
    carry: bool


@dataclass(frozen=True)
class WavePlan:
    number: int
    scheme: str
    opens_at: datetime
    closes_at: datetime
    result_expected_at: datetime
    seats: tuple[SeatTerms, ...]
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
    AREA_UNKNOWN = "area_unknown"
    GROUP_UNKNOWN = "group_unknown"
    NEGATIVE_NUMBER = "negative_number"


@dataclass(frozen=True)
class PlanRefusal:
    """One fault; `row` counts the rows of seats from 1, or is None when the fault lies elsewhere."""

    fault: PlanFault
    row: int | None = None


def may_plan(plan: WavePlan, *, scheme: Scheme | None, now: datetime) -> list[PlanRefusal]:
    """Every reason why the wave cannot be planned so; empty means it can."""
    faults = [*_scheme_faults(plan, scheme), *_window_faults(plan, now)]
    total = sum(row.seats for row in plan.seats)
    if total <= 0:
        faults.append(PlanFault.NO_SEATS)
    if total > MOST_SEATS:
        faults.append(PlanFault.TOO_MANY_SEATS)
    seat_faults = [
        PlanRefusal(fault, place) for place, row in enumerate(plan.seats, start=1) for fault in _row_faults(row)
    ]
    return [PlanRefusal(fault) for fault in faults] + seat_faults


def _scheme_faults(plan: WavePlan, scheme: Scheme | None) -> list[PlanFault]:
    if scheme is None:
        return [PlanFault.SCHEME_UNKNOWN]
    first, last = scheme.period.first_wave, scheme.period.last_wave
    if plan.number < first or (last is not None and plan.number > last):
        return [PlanFault.SCHEME_FOR_OTHER_WAVES]
    return []


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


def _row_faults(row: SeatTerms) -> list[PlanFault]:
    faults = []
    if not is_area(row.area):
        faults.append(PlanFault.AREA_UNKNOWN)
    if row.group not in GROUPS:
        faults.append(PlanFault.GROUP_UNKNOWN)
    if row.seats < 0 or row.pass_number < 0:
        faults.append(PlanFault.NEGATIVE_NUMBER)
    return faults
