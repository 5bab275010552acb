"""Whether a training can be bought, by whom, and what of its price is whose. Pure."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from prakerja.kit.clock import WIB, wib_day
from prakerja.profile.answers import Education
from prakerja.schemes.deadlines import YearEnd
from prakerja.schemes.training import Training
from prakerja.screening.rules import age_on
from prakerja.training.refusals import (
    AffiliatedSale,
    AgeBarred,
    BalanceShort,
    BuyingOver,
    CannotBuy,
    CourseNotLive,
    EducationBarred,
    EndsTooLate,
    MethodBarred,
    NotOffered,
    ScheduleBegun,
    ScheduleCancelled,
    SeatsGone,
    TrainingUnfinished,
)
from prakerja.training.states import CourseState, Method

#: SMA and SMK are the same step of schooling.
_STEPS: Final = {
    Education.NONE: 0,
    Education.PRIMARY: 1,
    Education.JUNIOR: 2,
    Education.SENIOR: 3,
    Education.VOCATIONAL: 3,
    Education.DIPLOMA: 4,
    Education.BACHELOR: 5,
    Education.POSTGRADUATE: 6,
}


@dataclass(frozen=True)
class SaleFacts:
    """What a platform sells, as it is at this moment."""

    method: Method
    hours: int
    price: int
    minimum_age: int
    maximum_age: int | None
    minimum_education: Education
    state: CourseState
    is_offered: bool
    is_affiliated: bool
    institution_is_stopped: bool
    starts_at: datetime
    ends_at: datetime
    is_cancelled: bool
    seats_left: int

    @property
    def sold_until(self) -> datetime:
        """The first moment at which it is too late: what is followed at one's own pace has no beginning to miss."""
        return self.ends_at if self.method is Method.SELF_PACED else self.starts_at


@dataclass(frozen=True)
class BuyerFacts:
    """Who buys, with what, by which rules."""

    born: date
    education: Education | None
    balance: int
    has_unfinished: bool
    rules: Training
    year_end: YearEnd


def bars_sale(sale: SaleFacts, *, now: datetime) -> CannotBuy | None:
    """Why nobody can buy it of this platform now; None: they can."""
    barriers: list[tuple[bool, type[CannotBuy]]] = [
        (not sale.is_offered, NotOffered),
        (sale.is_affiliated, AffiliatedSale),
        (sale.state is not CourseState.LIVE or sale.institution_is_stopped, CourseNotLive),
        (sale.is_cancelled, ScheduleCancelled),
        (now >= sale.sold_until, ScheduleBegun),
        (sale.seats_left < 1, SeatsGone),
    ]
    return _first(barriers)


def bars_buyer(buyer: BuyerFacts, sale: SaleFacts, *, amount: int, now: datetime) -> CannotBuy | None:
    """Why it is not for this person; None: it is."""
    has_to_come = sale.method is not Method.SELF_PACED
    barriers: list[tuple[bool, type[CannotBuy]]] = [
        (not buyer.rules.allows(sale.method.value, hours=sale.hours), MethodBarred),
        (wib_day(now) > buyer.year_end.last_buying_day, BuyingOver),
        (has_to_come and sale.ends_at > waits_until(buyer.year_end), EndsTooLate),
        (not _is_of_age(sale, age_on(buyer.born, wib_day(now))), AgeBarred),
        (not has_schooling(buyer.education, sale.minimum_education), EducationBarred),
        (buyer.has_unfinished, TrainingUnfinished),
        (buyer.balance < amount, BalanceShort),
    ]
    return _first(barriers)


def _first(barriers: list[tuple[bool, type[CannotBuy]]]) -> CannotBuy | None:
    return next((barrier() for stands, barrier in barriers if stands), None)


def _is_of_age(sale: SaleFacts, age: int) -> bool:
    return sale.minimum_age <= age and (sale.maximum_age is None or age <= sale.maximum_age)


def has_schooling(education: Education | None, asked: Education) -> bool:
    """Who has not told theirs is taken for having none."""
    return _STEPS[education or Education.NONE] >= _STEPS[asked]


def waits_until(year_end: YearEnd) -> datetime:
    """The first moment at which what was bought can no longer be proven finished: the money goes back then."""
    return datetime.combine(year_end.last_finishing_day + timedelta(days=1), time(), tzinfo=WIB)


def commission_of(price: int, *, percent: int) -> int:
    """The platform's part; what does not divide is the institution's."""
    return price * percent // 100


#: Ours: whose purchase was undone by somebody else can buy again.
_DAYS_AFTER_VOID: Final = 7


def buys_again_until(now: datetime) -> datetime:
    """The first moment that is too late, when seven whole days are left."""
    return datetime.combine(wib_day(now) + timedelta(days=_DAYS_AFTER_VOID + 1), time(), tzinfo=WIB)
