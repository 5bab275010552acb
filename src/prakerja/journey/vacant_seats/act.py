"""What two people decide about seats of a wave that fell vacant, and what would happen then."""

from datetime import datetime
from typing import Final
from uuid import UUID

from prakerja.approvals.register import Plan, declare_act
from prakerja.authority.permissions import Permission
from prakerja.cards.fill_seats import vacant_cards
from prakerja.cards.models import WaveBudget
from prakerja.cards.states import CardState
from prakerja.draw.continuations import open_continuation
from prakerja.draw.models import LeftOut
from prakerja.kit.clock import wib_day
from prakerja.kit.refused import Refused
from prakerja.waves.acts import wave_of
from prakerja.waves.stages import require_state
from prakerja.waves.states import WaveState

#: At a time: they are seated in one unit of work.
_MOST: Final = 10_000


class NoVacantSeats(Refused):
    """No seat of the wave is vacant for good, or all of them are given again."""


class FillingUnderWay(Refused):
    """Vacant seats of the wave are being filled already."""


class YearGoneBy(Refused):
    """The budget that paid for the wave is of another year: a new wave has to give its seats."""


def vacated(wave_id: int) -> list[tuple[UUID, CardState]]:
    """Whose seats would be filled now."""
    gone = LeftOut.objects.filter(draw_id=wave_id, is_vacated=True).values_list("applicant_id", flat=True)
    return vacant_cards(wave_id=wave_id, passed_over=set(gone), limit=_MOST)


def _filling(subject: str, _asked: Plan, now: datetime) -> Plan:
    wave = wave_of(subject)
    require_state(wave, WaveState.PUBLISHED)
    if open_continuation(wave.pk) is not None:
        raise FillingUnderWay
    seats = len(vacated(wave.pk))
    if not seats:
        raise NoVacantSeats
    budget = WaveBudget.objects.get(pk=wave.pk)
    if budget.year_id != wib_day(now).year:
        raise YearGoneBy
    package = budget.training + budget.incentive
    return {
        "number": wave.number,
        "budget_year": budget.year_id,
        "seats": seats,
        "package": package,
        "set_aside": package * seats,
    }


FILL_SEATS = declare_act("journey.fill_vacant_seats", permission=Permission.DECIDE_WAVES, foresee=_filling)
