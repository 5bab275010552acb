"""Until when what is declared, corrected and objected to. Pure."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from prakerja.training.attendance_rules import Span, beginning
from prakerja.training.states import Method
from prakerja.training.working_days import working_days_after

#: Whole working days after the day on which it happened.
DECLARED_WITHIN: Final = 3
CORRECTED_WITHIN: Final = 5
OBJECTED_WITHIN: Final = 5


@dataclass(frozen=True)
class Times:
    """When the institution declares what of one schedule."""

    #: From when nobody can begin any more; three working days.
    entry: Span
    #: From its end; three working days.
    exit: Span

    def is_for_absence(self, now: datetime) -> bool:
        return self.entry.is_open(now) or self.exit.is_open(now)

    def is_for_deferral(self, now: datetime) -> bool:
        """Also before it begins: who knows that they cannot come says so."""
        return now < self.entry.closes_at or self.exit.is_open(now)

    def is_for_leaving(self, now: datetime) -> bool:
        return now < self.exit.closes_at


def times_of(method: Method, *, starts_at: datetime, ends_at: datetime) -> Times:
    begun_by = beginning(method, starts_at=starts_at, ends_at=ends_at).closes_at
    return Times(
        entry=Span(begun_by, working_days_after(begun_by, DECLARED_WITHIN)),
        exit=Span(ends_at, working_days_after(ends_at, DECLARED_WITHIN)),
    )


def corrected_until(declared_at: datetime) -> datetime:
    return working_days_after(declared_at, CORRECTED_WITHIN)


def objected_until(declared_at: datetime) -> datetime:
    return working_days_after(declared_at, OBJECTED_WITHIN)


def declares_itself_at(proven_at: datetime, *, waits_until: datetime) -> datetime:
    """The end of the institution's time; at once where the money would not wait for the certificate after it."""
    at = working_days_after(proven_at, DECLARED_WITHIN)
    return at if working_days_after(at, 1) < waits_until else proven_at
