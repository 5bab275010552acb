"""How often is enough, and when it is possible again. Pure: moments in, allowance out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from prakerja.codes.figures import A_DAY, AN_HOUR, PAUSE
from prakerja.kit.clock import WIB, lies_ahead

_HOUR: Final = timedelta(hours=1)
_INSTANT: Final = timedelta(microseconds=1)


@dataclass(frozen=True)
class Allowance:
    """What is left; and when the next one is possible, if none is left now."""

    left: int
    next_at: datetime | None = None


@dataclass(frozen=True)
class Window:
    """So many within any such time; without a time, so many a day, which ends at midnight in Jakarta."""

    most: int
    within: timedelta | None = None

    def since(self, now: datetime) -> datetime:
        """What was done at this moment or earlier does not count any more."""
        return midnight_before(now) - _INSTANT if self.within is None else now - self.within

    def frees(self, done_at: datetime) -> datetime:
        """When something done at this moment does not count any more."""
        return midnight_after(done_at) if self.within is None else done_at + self.within

    def allowance(self, done: Sequence[datetime], *, now: datetime) -> Allowance:
        counting = sorted(at for at in done if at > self.since(now) and not lies_ahead(at, now=now))
        if len(counting) < self.most:
            return Allowance(self.most - len(counting))
        return Allowance(0, self.frees(counting[-self.most]))


@dataclass(frozen=True)
class Limit:
    """What is counted, by its kind, and how often it may be done."""

    kind: str
    windows: tuple[Window, ...]
    #: How long everything waits after the last allowed one; none: until the oldest does not count any more.
    pause: timedelta = timedelta(0)
    #: On how many rows a subject is counted. More than one for a subject that stands for many people at once (a
    #: network, a partner): they do not wait for one another, and in parallel a few too many may slip through.
    shares: int = 1
    #: Whether meeting it may be an attack; a second tap is none.
    is_watched: bool = True

    def __post_init__(self) -> None:
        if not self.windows or any(window.most < 1 for window in self.windows) or self.shares < 1:
            raise ValueError(f"{self.kind}: a limit allows something within some time")
        if self.pause and self.shares > 1:
            raise ValueError(f"{self.kind}: a pause is kept in one row")

    @property
    def most(self) -> int:
        return self.windows[0].most

    def allowance(self, done: Sequence[datetime], *, now: datetime, closed_until: datetime | None = None) -> Allowance:
        """What may still be done, after what was done. The window that keeps closed longest decides."""
        if closed_until is not None and now < closed_until and not lies_ahead(closed_until, now=now, by=self.pause):
            return Allowance(0, closed_until)
        found = [window.allowance(done, now=now) for window in self.windows]
        ends = [one.next_at for one in found if one.next_at is not None]
        return Allowance(min(one.left for one in found), max(ends, default=None))

    def keep_until(self, now: datetime) -> datetime:
        """After this moment nothing that was done until now counts."""
        return max(window.frees(now) for window in self.windows)


def midnight_before(moment: datetime) -> datetime:
    """The beginning of the day, as Jakarta counts days."""
    return moment.astimezone(WIB).replace(hour=0, minute=0, second=0, microsecond=0)


def midnight_after(moment: datetime) -> datetime:
    return midnight_before(moment) + timedelta(days=1)


_DAY: Final = timedelta(days=1)
_OF_ONE: Final = (Window(AN_HOUR, _HOUR), Window(A_DAY, _DAY))

#: To an address by one who asks: a network, or a browser that is known to belong to whoever reads the address.
CODES_TO_AN_ADDRESS: Final = Limit("codes_to_an_address", _OF_ONE)
#: To an address by all networks together of which nothing is known. More than one may ask, so that one alone does not
#: keep the owner from theirs; no more, so that nobody's mailbox is flooded. With five tries each, eighty guesses a day.
CODES_BY_STRANGERS: Final = Limit("codes_by_strangers", (Window(8, _HOUR), Window(16, _DAY)))
#: Of somebody signed in to an address: their own, whatever others ask for the same one. Else five accounts would keep
#: the owner of a number from proving it.
FIRST_CODES_TO_AN_ADDRESS: Final = Limit("first_codes_to_an_address", (Window(3, _DAY),))
#: What they ask for beyond those, of all accounts together.
FURTHER_CODES_TO_AN_ADDRESS: Final = Limit("further_codes_to_an_address", _OF_ONE)
#: Per owner, to whatever addresses.
CODES_OF_AN_OWNER: Final = Limit("codes_of_an_owner", _OF_ONE)
#: Mobile operators put thousands of people behind one address, so what a network may do is much.
CODES_OF_A_NETWORK: Final = Limit("codes_of_a_network", (Window(300, _HOUR),), shares=16)
#: Dearer than letters: what a network may have us pay in a day is about Rp1 million.
SMS_OF_A_NETWORK: Final = Limit("sms_of_a_network", (Window(200, _HOUR), Window(2_000, _DAY)), shares=16)
#: The same thing to the same address.
SAME_CODE_AGAIN: Final = Limit("same_code_again", (Window(1, PAUSE),), is_watched=False)
