"""What a card is worth and until when its first training is bought. Pure."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from prakerja.kit.clock import WIB, wib_day
from prakerja.kit.rupiah import Rupiah
from prakerja.schemes.benefits import Benefits


@dataclass(frozen=True)
class Package:
    """What is set aside for one card (2020 and 2021: Rp3,550,000; 2023: Rp4,200,000)."""

    training: Rupiah
    incentive: Rupiah

    @property
    def whole(self) -> Rupiah:
        return self.training + self.incentive


def package_of(benefits: Benefits) -> Package:
    """Instalments and surveys are one reserve: what of it is due is decided later."""
    return Package(training=benefits.training_balance, incentive=benefits.total - benefits.training_balance)


def buys_until(awarded_on: date, *, days: int) -> datetime:
    """The first moment at which the first training can no longer be bought.

    The day of the award is day 1, and the last second is 23:59:59 WIB of the last day (programme.md §5).
    """
    return datetime.combine(awarded_on + timedelta(days=days), time(), tzinfo=WIB)


def after_pause(until: datetime, *, paused_at: datetime, now: datetime) -> datetime:
    """While a card is held its clock stands still: what was left then is left now."""
    return until + max(now - paused_at, timedelta())


#: Ours: nobody has laid down how long somebody may object.
OBJECTION_DAYS: Final = 14


def objects_until(moved_at: datetime) -> datetime:
    """The first moment at which its holder can no longer object; the day of the news is day 1."""
    return datetime.combine(wib_day(moved_at) + timedelta(days=OBJECTION_DAYS), time(), tzinfo=WIB)


#: Ours: whoever has the card again can still buy something.
_LEAST_DAYS: Final = 7


def days_given_back(left: timedelta) -> int:
    """How many days the holder of a reinstated card has: those that were left, begun ones whole, and seven at least."""
    return max(-(-left // timedelta(days=1)), _LEAST_DAYS)


def ended_before(now: datetime) -> datetime:
    """To what happened before this moment nobody can object any more: the other side of `objects_until`."""
    return datetime.combine(wib_day(now) - timedelta(days=OBJECTION_DAYS - 1), time(), tzinfo=WIB)


def time_left(until: datetime, *, now: datetime, paused_at: datetime | None = None) -> timedelta:
    """To buy the first training in; nothing once it is over. While the card is held it stays what it was then."""
    return max(until - (paused_at or now), timedelta())


def decree_number(wave: int, *, awarded_on: date) -> str:
    """`SK-12/2021`: of all awards of a wave in a year. The programme's own; the law prescribes none."""
    return f"SK-{wave}/{awarded_on.year}"


def masked_name(full_name: str) -> str:
    """`S••• A•••`: as many dots for each, so that the length of a name is not told."""
    return " ".join(f"{word[0]}•••" for word in full_name.split()) or "•••"
