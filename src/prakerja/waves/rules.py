"""The rules of joining: values in, decisions with their reasons out. No Django, no clock."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from prakerja.kit.step_status import StepStatus


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

    @property
    def missing_steps(self) -> tuple[JourneyStep, ...]:
        return tuple(step for step in JourneyStep if self.statuses[step] is not StepStatus.DONE)

    @property
    def is_complete(self) -> bool:
        return not self.missing_steps


@dataclass(frozen=True)
class WaveTerms:
    """What joining depends on: the window, and whether any seat is offered where the applicant lives."""

    opens_at: datetime
    closes_at: datetime
    #: Two people opened it and nobody has closed it.
    is_open: bool
    has_seats_at_domicile: bool

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
class OtherArea:
    domicile: str


type Refusal = StepMissing | NotOpenYet | ClosedAlready | OtherArea


def may_join(*, wave: WaveTerms, applicant: Readiness, now: datetime) -> list[Refusal]:
    """Every reason why the applicant cannot join now; empty means they can.

    Speed plays no part: the draw happens after closing (Permenko 11/2020).
    """
    refusals: list[Refusal] = [StepMissing(step, applicant.statuses[step]) for step in applicant.missing_steps]
    if now < wave.opens_at:
        refusals.append(NotOpenYet(wave.opens_at))
    elif not wave.is_joinable(now):
        refusals.append(ClosedAlready(wave.closes_at))
    if applicant.domicile is not None and not wave.has_seats_at_domicile:
        refusals.append(OtherArea(applicant.domicile))
    return refusals
