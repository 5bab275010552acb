"""What two people decide about seats of a wave that fell vacant, and what would happen then."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet

from prakerja.approvals.register import Plan, declare_act
from prakerja.authority.permissions import Permission
from prakerja.cards.fill_seats import funded_this_year, idle_seats, vacant_cards
from prakerja.draw.continuations import open_continuation
from prakerja.draw.models import LeftOut, Outcome
from prakerja.journey.vacant_seats.barred import NEVER_AWARDED, REVOKED_REASONS
from prakerja.kit.refused import Refused
from prakerja.screening.models import Recipient
from prakerja.waves.acts import wave_of
from prakerja.waves.stages import require_state
from prakerja.waves.states import WaveState

#: At a time: they are seated in one unit of work.
_MOST: Final = 10_000


class NoVacantSeats(Refused):
    """No seat of the wave is vacant for good, or all of them are given again."""


class FillingUnderWay(Refused):
    """Vacant seats of the wave are being filled already."""


@dataclass(frozen=True)
class Vacated:
    """Whose seats would be filled now, and why each is vacant. `cards`: of those, whose card ended."""

    reasons: Mapping[UUID, str]
    cards: int


def vacated(wave_id: int) -> Vacated:
    """Whose card ended for good first; then whoever won a seat and never became a recipient."""
    gone = LeftOut.objects.filter(draw_id=wave_id, is_vacated=True).values_list("applicant_id", flat=True)
    ended = vacant_cards(wave_id=wave_id, passed_over=set(gone), limit=_MOST)
    of_cards = {one: REVOKED_REASONS[state] for one, state in ended}
    unawarded = _never_awarded(wave_id)[: _MOST - len(of_cards)]
    return Vacated({**of_cards, **dict.fromkeys(unawarded, NEVER_AWARDED)}, len(of_cards))


def _never_awarded(wave_id: int) -> QuerySet[Outcome, UUID]:
    """Winners are made recipients in the moment in which the result is public: who is none then will never be one."""
    same = {"applicant_id": OuterRef("applicant_id")}
    recipients = Recipient.objects.filter(wave_id=wave_id, **same)
    gone = LeftOut.objects.filter(draw_id=wave_id, is_vacated=True, **same)
    won = Outcome.objects.seated().filter(~Exists(recipients), ~Exists(gone), draw_id=wave_id)
    return won.order_by("rank").values_list("applicant_id", flat=True)


def _filling(subject: str, _asked: Plan, now: datetime) -> Plan:
    wave = wave_of(subject)
    require_state(wave, WaveState.PUBLISHED)
    if open_continuation(wave.pk) is not None:
        raise FillingUnderWay
    seats = len(vacated(wave.pk).reasons)
    if not seats:
        raise NoVacantSeats
    budget = funded_this_year(wave.pk, now=now)
    package = budget.training + budget.incentive
    return {
        "number": wave.number,
        "budget_year": budget.year_id,
        "seats": seats,
        "package": package,
        "set_aside": package * max(0, seats - idle_seats(budget)),
    }


FILL_SEATS = declare_act("journey.fill_vacant_seats", permission=Permission.DECIDE_WAVES, foresee=_filling)
