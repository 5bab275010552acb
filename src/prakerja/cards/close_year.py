"""A scheme's year is closed: ten thousand cards of a wave in one stretch, as two people decided.

What changed since the dry run is met as it is: a card that was held meanwhile, or of whose money some waits for
somebody outside, is passed over, and what it all came to stands beside what was planned (`YearClosing`).
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import F

from prakerja.approvals.models import Proposal
from prakerja.approvals.note_carried_out import note_carried_out
from prakerja.approvals.require_confirmed import require_confirmed
from prakerja.audit.record import record
from prakerja.cards import jobs
from prakerja.cards.closable_waves import closable_waves
from prakerja.cards.close_cards import Closed, close_cards
from prakerja.cards.events import CardsEvent
from prakerja.cards.models import Card, WaveBudget, YearClosing
from prakerja.cards.reasons import MoveReason
from prakerja.cards.return_unawarded import return_unawarded
from prakerja.cards.states import LIVE
from prakerja.cards.year_end_act import CLOSE_YEAR
from prakerja.cards.year_end_figures import year_end_figures
from prakerja.cards.year_ends import Closing, closing_in
from prakerja.kit.actor import Actor
from prakerja.work.progress import Progress, held_progress, note_progress

_AT_ONCE: Final = 10_000
_FIRST: Final = UUID(int=0)
_BETWEEN: Final = ":"


@dataclass(frozen=True)
class Place:
    """In the wave of that number, after this applicant."""

    wave: int = 0
    after: UUID = _FIRST

    @classmethod
    def read(cls, cursor: str) -> "Place":
        wave, _, after = cursor.partition(_BETWEEN)
        return cls(int(wave), UUID(after)) if cursor else cls()

    def __str__(self) -> str:
        return f"{self.wave}{_BETWEEN}{self.after}"


def close_year(*, subject: str, by: Actor, now: datetime, at_once: int = _AT_ONCE) -> bool:
    """The next cards of the scheme's year are closed, their money is in the treasury of its year, and their holders are
    told; returns whether anything may be left. One decision is carried out once.

    The place reached is saved with the cards: killed anywhere it goes on there. Raises NotConfirmed.
    """
    decided = require_confirmed(CLOSE_YEAR, subject=str(subject), by=by)
    if decided.carried_out_at is not None:
        return False
    closing, kept = closing_in(subject), _kept(decided, now)
    reached = held_progress(jobs.close_year, subject=subject)
    place = Place.read(reached.cursor)
    budgets, _ = closable_waves(closing)
    left = [one for one in budgets if one.wave.number >= place.wave]
    seen = 0
    if left:
        place, seen = _stretch(closing, kept, left[0], place, by=by, now=now, at_once=at_once)
    whole = reached.of if reached.of is not None else seen + _live(left, place)
    note_progress(jobs.close_year, Progress(str(place), done=reached.done + seen, of=whole), subject=subject)
    is_over = not any(one.wave.number >= place.wave for one in left)
    if is_over:
        waiting = year_end_figures(closing, now=now).whole.waiting
        YearClosing.objects.filter(pk=kept.pk).update(ended_at=now, waiting=waiting)
        note_carried_out(act=CLOSE_YEAR, subject=subject, now=now)
    return not is_over


def _kept(decided: Proposal, now: datetime) -> YearClosing:
    """Held until the end of the unit of work: two who close the same come one after the other."""
    YearClosing.objects.get_or_create(pk=decided.pk, defaults={"subject": decided.subject, "began_at": now})
    row: YearClosing = YearClosing.objects.select_for_update(no_key=True).get(pk=decided.pk)
    return row


def _stretch(
    closing: Closing, kept: YearClosing, budget: WaveBudget, place: Place, *, by: Actor, now: datetime, at_once: int
) -> tuple[Place, int]:
    """Where the next one begins, and how many cards were looked at."""
    number = budget.wave.number
    after = place.after if place.wave == number else _FIRST
    closed = close_cards(closing, budget, after=after, now=now, at_once=at_once)
    seats = 0
    if closed.seen < at_once:
        seats = return_unawarded(budget, decision=kept.pk, reason=MoveReason.YEAR_END.value, now=now)
    _note(kept, budget, closed, seats=seats)
    record(
        CardsEvent.YEAR_CLOSED,
        subject=budget,
        by=by,
        at=now,
        of=closing.subject,
        finished=closed.finished,
        amount=closed.training + closed.incentive + seats * _package(budget),
    )
    return (Place(number, closed.last) if closed.seen == at_once else Place(number + 1)), closed.seen


def _note(kept: YearClosing, budget: WaveBudget, closed: Closed, *, seats: int) -> None:
    YearClosing.objects.filter(pk=kept.pk).update(
        finished=F("finished") + closed.finished,
        emptied=F("emptied") + closed.emptied,
        training=F("training") + closed.training,
        incentive=F("incentive") + closed.incentive,
        unawarded=F("unawarded") + seats,
        reserve=F("reserve") + seats * _package(budget),
    )


def _package(budget: WaveBudget) -> int:
    return budget.training + budget.incentive


def _live(budgets: list[WaveBudget], place: Place) -> int:
    """That are still to be looked at."""
    waves = [one.wave_id for one in budgets if one.wave.number >= place.wave]
    rows = Card.objects.filter(wave_id__in=waves, state__in=LIVE)
    here = rows.filter(wave__number=place.wave, applicant_id__lte=place.after).count() if place.after != _FIRST else 0
    return rows.count() - here
