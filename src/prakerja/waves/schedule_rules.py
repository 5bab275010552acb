"""When an announced wave may be moved: values in, every fault out. No Django, no clock."""

from collections.abc import Iterator
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from prakerja.kit.clock import wib_day
from prakerja.waves.plan_rules import FURTHEST_AHEAD


class Schedule(NamedTuple):
    opens_at: datetime
    closes_at: datetime
    result_expected_at: datetime


class ScheduleFault(StrEnum):
    NOTHING_CHANGES = "nothing_changes"
    OPENED_ALREADY = "opened_already"
    OPENS_IN_THE_PAST = "opens_in_the_past"
    CLOSED_ALREADY = "closed_already"
    #: While people are joining; that takes effect at once, and is an act of its own.
    CLOSES_EARLIER = "closes_earlier"
    CLOSES_BEFORE_IT_OPENS = "closes_before_it_opens"
    RESULT_BEFORE_CLOSING = "result_before_closing"
    RESULT_IN_THE_PAST = "result_in_the_past"
    #: Its cards are paid by the budget of the year in which its result is due.
    RESULT_IN_OTHER_YEAR = "result_in_other_year"
    RESULT_TOO_FAR_AHEAD = "result_too_far_ahead"


def may_reschedule(now_is: Schedule, wanted: Schedule, *, has_window: bool, now: datetime) -> list[ScheduleFault]:
    """Every reason why the announced wave cannot be moved so; empty means it can.

    `has_window`: nobody has closed it yet. What has begun stays: an opening that is over, a closing that is over.
    """
    if wanted == now_is:
        return [ScheduleFault.NOTHING_CHANGES]
    faults = [*_opening(now_is, wanted, now, has_window=has_window)]
    faults += _closing(now_is, wanted, now, has_window=has_window)
    if wanted.closes_at <= wanted.opens_at:
        faults.append(ScheduleFault.CLOSES_BEFORE_IT_OPENS)
    return [*faults, *_result(now_is, wanted, now)]


def _opening(now_is: Schedule, wanted: Schedule, now: datetime, *, has_window: bool) -> Iterator[ScheduleFault]:
    if wanted.opens_at == now_is.opens_at:
        return
    if not has_window or now >= now_is.opens_at:
        yield ScheduleFault.OPENED_ALREADY
    elif wanted.opens_at <= now:
        yield ScheduleFault.OPENS_IN_THE_PAST


def _closing(now_is: Schedule, wanted: Schedule, now: datetime, *, has_window: bool) -> Iterator[ScheduleFault]:
    if wanted.closes_at == now_is.closes_at:
        return
    if not has_window or now >= now_is.closes_at:
        yield ScheduleFault.CLOSED_ALREADY
    elif now >= now_is.opens_at and wanted.closes_at < now_is.closes_at:
        yield ScheduleFault.CLOSES_EARLIER


def _result(now_is: Schedule, wanted: Schedule, now: datetime) -> Iterator[ScheduleFault]:
    if wanted.result_expected_at < wanted.closes_at:
        yield ScheduleFault.RESULT_BEFORE_CLOSING
    if wanted.result_expected_at == now_is.result_expected_at:
        return
    if wanted.result_expected_at <= now:
        yield ScheduleFault.RESULT_IN_THE_PAST
    if wanted.result_expected_at > now + FURTHEST_AHEAD:
        yield ScheduleFault.RESULT_TOO_FAR_AHEAD
    elif wib_day(wanted.result_expected_at).year != wib_day(now_is.result_expected_at).year:
        yield ScheduleFault.RESULT_IN_OTHER_YEAR
