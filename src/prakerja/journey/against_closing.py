"""What an account must not be closed for yet, or ever; each with what its owner can do about it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from prakerja.appeals.models import Demand
from prakerja.appeals.repayment.money import books_of
from prakerja.appeals.states import DemandState
from prakerja.draw.models import Outcome
from prakerja.identity.give_up_identity import is_claimed
from prakerja.identity.models import Identity
from prakerja.journey.known_wave import ResultKind
from prakerja.kit.rupiah import Rupiah
from prakerja.screening.models import Recipient
from prakerja.waves.models import Joiner
from prakerja.waves.states import WaveState


@dataclass(frozen=True)
class InWave:
    """Its result is not there yet. `may_leave`: it is still open, and then nothing of it would be lost."""

    number: int
    result_expected_at: datetime
    may_leave: bool


@dataclass(frozen=True)
class ClaimWaits:
    """Two accounts and one NIK: a person is deciding, and needs both sides."""


@dataclass(frozen=True)
class HasAward:
    """They won a seat: what becomes of public money must be accounted for."""


@dataclass(frozen=True)
class OwesBack:
    """What they are asked to pay back is not settled: an account that is gone could neither pay nor object.

    `owed`: nothing, while an objection to what was paid already is looked into.
    """

    owed: Rupiah
    is_objected_to: bool


type Against = InWave | ClaimWaits | OwesBack | HasAward


def reasons_against_closing(applicant_id: UUID, now: datetime) -> tuple[Against, ...]:
    """Everything that stands against it; of a result nothing before it is published."""
    waves = [joiner.wave for joiner in Joiner.objects.filter(applicant_id=applicant_id).select_related("wave")]
    found: list[Against] = [
        InWave(wave.number, wave.result_expected_at, may_leave=wave.state == WaveState.OPEN and now < wave.closes_at)
        for wave in waves
        if wave.state not in (WaveState.PUBLISHED, WaveState.CANCELLED)
    ]
    if any(map(is_claimed, Identity.objects.filter(pk=applicant_id))):
        found.append(ClaimWaits())
    found += [_owes_back(one) for one in Demand.objects.live().of_applicant(applicant_id).select_related("wave")]
    published = [wave.pk for wave in waves if wave.state == WaveState.PUBLISHED]
    seats = Outcome.objects.filter(applicant_id=applicant_id, draw_id__in=published, outcome=ResultKind.SEATED)
    if seats.exists() or Recipient.objects.filter(applicant_id=applicant_id).exists():
        found.append(HasAward())
    return tuple(found)


def _owes_back(demand: Demand) -> OwesBack:
    return OwesBack(books_of(demand).owed, is_objected_to=demand.state == DemandState.OBJECTED)
