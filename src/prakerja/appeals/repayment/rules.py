"""By when what is owed is paid back, whole or in parts. Pure."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from prakerja.incentives.rules import months_after
from prakerja.kit.rupiah import Rupiah

#: Ours: more parts within sixty days are days apart that nobody is paid on.
MOST_PARTS: Final = 3
#: Ours: of a longer plan, which two people grant; three years.
MOST_MONTHS: Final = 36
#: Days before a date on which they are reminded.
REMINDED_BEFORE: Final = (7, 3, 1)
#: And on the day after it.
TOLD_AT: Final = (*REMINDED_BEFORE, -1)
_DAY: Final = timedelta(days=1)


@dataclass(frozen=True)
class Part:
    due_on: date
    amount: Rupiah


def pays_until(demanded_at: datetime, *, days: int, zone: ZoneInfo) -> datetime:
    """The first moment at which it is overdue. The day of the notice is day 1, by the calendar of where they live
    (Perpres 76/2020 Art. 31C)."""
    return end_of(demanded_at.astimezone(zone).date() + (days - 1) * _DAY, zone)


def end_of(day: date, zone: ZoneInfo) -> datetime:
    """The first moment after that day, there."""
    return datetime.combine(day + _DAY, time(), tzinfo=zone)


def last_day(until: datetime, zone: ZoneInfo) -> date:
    """The last one on which it is paid in time."""
    return (until.astimezone(zone) - timedelta(microseconds=1)).date()


def parts_within(owed: Rupiah, count: int, *, today: date, last: date) -> list[Part]:
    """So many parts at most, as far apart as the days that are left allow; the last on the last day. Each is at least
    a rupiah and a day after the one before; what cannot be shared comes first."""
    days = (last - today).days
    count = max(1, min(count, days, int(owed)))
    dates = [last - (days - days * number // count) * _DAY for number in range(1, count)]
    return _shared(owed, [*dates, last])


def monthly_parts(owed: Rupiah, months: int, *, today: date) -> list[Part]:
    """One a month from a month on, on the day of the month of today: a shorter month ends earlier, and shortens none
    after it."""
    count = min(months, int(owed))
    return _shared(owed, [months_after(today, number) for number in range(1, count + 1)])


def _shared(owed: Rupiah, dates: list[date]) -> list[Part]:
    each, rest = divmod(int(owed), len(dates))
    return [Part(day, Rupiah(each + (rest if number == 0 else 0))) for number, day in enumerate(dates)]


def moved_by(standing: list["Due"], days: int) -> list[Part]:
    """What is still to come of a plan, each date so many days later."""
    return [Part(one.part.due_on + days * _DAY, one.left) for one in standing if one.left]


def no_more_than(parts: list[Part], owed: Rupiah) -> list[Part]:
    """What is owed no more is taken off the last ones."""
    left, kept = int(owed), []
    for part in parts:
        amount = min(left, int(part.amount))
        left -= amount
        if amount:
            kept.append(Part(part.due_on, Rupiah(amount)))
    return kept


def with_all_owed(parts: list[Part], whole: Rupiah) -> list[Part]:
    """What came to be owed after a plan was made is due with its last part: the dates add up to the whole."""
    more = int(whole) - sum(int(one.amount) for one in parts)
    if more <= 0:
        return parts
    *before, last = parts
    return [*before, Part(last.due_on, Rupiah(int(last.amount) + more))]


@dataclass(frozen=True)
class Due:
    """How a part stands: how much of it is still to come."""

    part: Part
    left: Rupiah


def how_parts_stand(parts: list[Part], paid: Rupiah) -> list[Due]:
    """What is paid fills the earliest first."""
    standing, rest = [], int(paid)
    for part in parts:
        filled = min(rest, int(part.amount))
        rest -= filled
        standing.append(Due(part, Rupiah(int(part.amount) - filled)))
    return standing


def reminded_for(standing: list[Due], *, today: date) -> tuple[date, int] | None:
    """The date with something to pay of which they are told on this day, and how many days away it is. Whoever has
    missed one is told of those after it all the same; of two on one day of the later, which can be paid in time."""
    days = [one.part.due_on for one in standing if one.left]
    told = [(day, (day - today).days) for day in days if (day - today).days in TOLD_AT]
    return told[-1] if told else None
