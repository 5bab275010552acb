"""What an account must not be closed for yet, or ever; each with what its owner can do about it."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from prakerja.draw.models import Outcome
from prakerja.identity.give_up_identity import is_claimed
from prakerja.identity.models import Identity
from prakerja.journey.whats_next import ResultKind
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


type Against = InWave | ClaimWaits | HasAward


def reasons_against_closing(applicant_id: UUID, now: datetime) -> tuple[Against, ...]:
    """Everything that stands against it; of a result nothing before it is published."""
    waves = [joiner.wave for joiner in Joiner.objects.filter(applicant_id=applicant_id).select_related("wave")]
    found: list[Against] = [
        InWave(wave.number, wave.result_expected_at, may_leave=wave.state == WaveState.OPEN and now < wave.closes_at)
        for wave in waves
        if wave.state != WaveState.PUBLISHED
    ]
    if any(map(is_claimed, Identity.objects.filter(pk=applicant_id))):
        found.append(ClaimWaits())
    published = [wave.pk for wave in waves if wave.state == WaveState.PUBLISHED]
    seats = Outcome.objects.filter(applicant_id=applicant_id, draw_id__in=published, outcome=ResultKind.SEATED)
    if seats.exists() or Recipient.objects.filter(applicant_id=applicant_id).exists():
        found.append(HasAward())
    return tuple(found)
