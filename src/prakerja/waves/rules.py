"""The rules of joining: values in, decisions with their reasons out. No Django, no clock."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from prakerja.kit.clock import wib_day
from prakerja.kit.step_status import StepStatus
from prakerja.profile.rules import Barrier


class JourneyStep(StrEnum):
    """What must be done before joining, in the order in which it is done."""

    IDENTITY = "identity"
    PARTICULARS = "particulars"
    PHONE = "phone"
    DECLARATION = "declaration"
    ASSESSMENT = "assessment"


@dataclass(frozen=True)
class Readiness:
    """How far the applicant is, and where they live (four digits; None: not told yet)."""

    statuses: Mapping[JourneyStep, StepStatus]
    domicile: str | None
    #: As they typed it beside their NIK; None before that.
    birth_date: date | None = None
    #: Their own answers with which, by law, no card is given.
    barriers: tuple[Barrier, ...] = ()
    #: The years in which they received a card, revoked or not.
    received_in: tuple[int, ...] = ()
    #: Cards that people on their family card got; 0 while the identity is not verified.
    household_held: int = 0

    @property
    def missing_steps(self) -> tuple[JourneyStep, ...]:
        return tuple(step for step in JourneyStep if self.statuses[step] is not StepStatus.DONE)

    @property
    def is_complete(self) -> bool:
        return not self.missing_steps


@dataclass(frozen=True)
class EarlierCards:
    """Which cards of before bar from another one, as the wave's scheme says: any, or those of some years."""

    for_life: bool = True
    years: tuple[int, ...] = ()


#: The law's own (Permenko 11/2020 Art. 17), where no scheme says otherwise.
ONE_FOR_LIFE = EarlierCards()


@dataclass(frozen=True)
class WaveFacts:
    """What joining depends on: the window, and whether any seat is offered where the applicant lives."""

    opens_at: datetime
    closes_at: datetime
    #: Two people opened it and nobody has closed it.
    is_open: bool
    has_seats_at_domicile: bool
    minimum_age: int = 0
    earlier_cards: EarlierCards = ONE_FOR_LIFE
    is_cancelled: bool = False
    #: Most recipients on one family card; None: as many as there are.
    household_cap: int | None = None

    def is_joinable(self, now: datetime) -> bool:
        return self.is_open and self.opens_at <= now < self.closes_at


@dataclass(frozen=True)
class StepMissing:
    step: JourneyStep
    status: StepStatus


@dataclass(frozen=True)
class NotOpenYet:
    opens_at: datetime


@dataclass(frozen=True)
class ClosedAlready:
    closes_at: datetime


@dataclass(frozen=True)
class Cancelled:
    """Two people ended it before its list was frozen."""


@dataclass(frozen=True)
class OtherArea:
    domicile: str


@dataclass(frozen=True)
class HasReceived:
    """They had a card, and the wave's scheme gives them no other."""

    #: That of a card by which the scheme bars; None: it bars by any.
    barred_year: int | None = None


@dataclass(frozen=True)
class BarredByAnswer:
    barrier: Barrier


@dataclass(frozen=True)
class TooYoung:
    """On the day when the wave closes they are younger than its scheme asks."""

    minimum_age: int
    old_enough_on: date


type Barred = HasReceived | TooYoung | BarredByAnswer
type Refusal = StepMissing | NotOpenYet | ClosedAlready | Cancelled | OtherArea | Barred


def may_join(*, wave: WaveFacts, applicant: Readiness, now: datetime) -> list[Refusal]:
    """Every reason why the applicant cannot join now; empty means they can.

    Speed plays no part: the draw happens after closing (Permenko 11/2020).
    """
    refusals: list[Refusal] = [StepMissing(step, applicant.statuses[step]) for step in applicant.missing_steps]
    if wave.is_cancelled:
        refusals.append(Cancelled())
    elif now < wave.opens_at:
        refusals.append(NotOpenYet(wave.opens_at))
    elif not wave.is_joinable(now):
        refusals.append(ClosedAlready(wave.closes_at))
    if applicant.domicile is not None and not wave.has_seats_at_domicile:
        refusals.append(OtherArea(applicant.domicile))
    barriers = barriers_of(
        applicant, minimum_age=wave.minimum_age, earlier_cards=wave.earlier_cards, on=wib_day(wave.closes_at)
    )
    return [*barriers, *refusals]


def is_final(refusal: Refusal) -> bool:
    """Whether nothing that they or the clock do can still let them into this wave."""
    return isinstance(refusal, HasReceived | TooYoung | ClosedAlready | Cancelled)


def barriers_of(
    applicant: Readiness, *, minimum_age: int, earlier_cards: EarlierCards = ONE_FOR_LIFE, on: date
) -> list[Barred]:
    """What stands in the way of a card, as far as it is known; the gravest first. Screening decides all the same."""
    received = _received(applicant.received_in, earlier_cards)
    found: list[Barred] = [received] if received else []
    if applicant.birth_date is not None:
        old_enough_on = birthday(applicant.birth_date, minimum_age)
        if on < old_enough_on:
            found.append(TooYoung(minimum_age, old_enough_on))
    return [*found, *(BarredByAnswer(barrier) for barrier in applicant.barriers)]


def is_household_full(applicant: Readiness, cap: int | None) -> bool:
    """Whether screening would leave them out today. It bars nobody from joining: until the closing they may move to
    another family card.
    """
    return cap is not None and applicant.household_held >= cap


def _received(received_in: tuple[int, ...], earlier_cards: EarlierCards) -> HasReceived | None:
    if earlier_cards.for_life:
        return HasReceived() if received_in else None
    return next((HasReceived(barred_year=year) for year in received_in if year in earlier_cards.years), None)


def birthday(birth_date: date, age: int) -> date:
    """The day on which they reach the age; whoever was born on 29 February, on 1 March of a year without one."""
    try:
        return birth_date.replace(year=birth_date.year + age)
    except ValueError:
        return date(birth_date.year + age, 3, 1)
