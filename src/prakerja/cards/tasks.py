"""The cards' background work."""

from collections.abc import Callable
from typing import Final

from django.db.models import F

from prakerja.approvals.require_confirmed import confirmer_of
from prakerja.cards import jobs
from prakerja.cards.award_cards import award_cards
from prakerja.cards.begin_rescreenings import begin_dropping, begin_rescreenings
from prakerja.cards.card_counts import fold_counts
from prakerja.cards.close_year import close_year
from prakerja.cards.count_seats import count_seats
from prakerja.cards.drop_doubts import drop_doubts
from prakerja.cards.hold_waiting_cards import hold_waiting_cards
from prakerja.cards.models import Card, WaveBudget
from prakerja.cards.remind_of_deadlines import remind_of_deadlines
from prakerja.cards.reminders_that_hold import reminders_that_hold
from prakerja.cards.rescreen_cards import rescreen_cards
from prakerja.cards.revoke_overdue import revoke_overdue
from prakerja.cards.year_end_act import CLOSE_YEAR
from prakerja.kit.actor import Actor
from prakerja.kit.jobs import does
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.messages.ask_again import is_asked_again
from prakerja.work.begin_work import begin_work
from prakerja.work.carries_out import Left, carries_out

#: Ten thousand cards, their postings and letters are one unit of work.
_LONGEST_MS: Final = 600_000

is_asked_again("card_deadline")(reminders_that_hold)


def _stretch(by: Actor, do: Callable[..., bool], **about: int | str) -> Left:
    """The next piece of it, saved as a whole."""
    with unit_of_work(by=by, statement_timeout_ms=_LONGEST_MS) as work:
        return Left.MORE if do(**about, by=work.actor, now=work.now) else Left.NOTHING


@carries_out(jobs.award_cards)
def award(*, wave_id: int) -> Left:
    return _stretch(Actor.system("cards.award_cards"), award_cards, wave_id=wave_id)


@carries_out(jobs.revoke_overdue)
def revoke(*, wave_id: int) -> Left:
    return _stretch(Actor.system("cards.revoke_overdue"), revoke_overdue, wave_id=wave_id)


@carries_out(jobs.count_seats)
def count(*, wave_id: int) -> Left:
    return _stretch(Actor.system("cards.count_seats"), count_seats, wave_id=wave_id)


@carries_out(jobs.close_year)
def close(*, subject: str) -> Left:
    by = confirmer_of(CLOSE_YEAR, subject=subject)
    return Left.NOTHING if by is None else _stretch(by, close_year, subject=subject)


@carries_out(jobs.remind_of_deadlines)
def remind() -> Left:
    return _stretch(Actor.system("cards.remind_of_deadlines"), remind_of_deadlines)


@carries_out(jobs.rescreen_cards)
def rescreen(*, list_id: int) -> Left:
    return _stretch(Actor.system("cards.rescreen_cards"), rescreen_cards, list_id=list_id)


@carries_out(jobs.drop_doubts)
def drop(*, list_id: int) -> Left:
    return _stretch(Actor.system("cards.rescreen_cards"), drop_doubts, list_id=list_id)


@does(jobs.look_for_lists)
def look_for_lists() -> None:
    with unit_of_work(by=Actor.system("cards.rescreen_cards"), statement_timeout_ms=_LONGEST_MS) as work:
        begin_rescreenings(now=work.now)
        begin_dropping(now=work.now)
        hold_waiting_cards(by=work.actor, now=work.now)


@does(jobs.look_for_overdue)
def look_for_overdue() -> None:
    with unit_of_work(by=Actor.system("cards.revoke_overdue"), statement_timeout_ms=_LONGEST_MS) as work:
        for wave_id in Card.objects.overdue(work.now).values_list("wave_id", flat=True).distinct():
            begin_work(jobs.revoke_overdue, work.now, wave_id=wave_id)


@does(jobs.look_for_seats)
def look_for_seats() -> None:
    with unit_of_work(by=Actor.system("cards.count_seats"), statement_timeout_ms=_LONGEST_MS) as work:
        fold_counts()
        for wave_id in WaveBudget.objects.filter(returned__gt=F("counted")).values_list("pk", flat=True):
            begin_work(jobs.count_seats, work.now, wave_id=wave_id)


@does(jobs.look_for_reminders)
def look_for_reminders() -> None:
    with unit_of_work(by=Actor.system("cards.remind_of_deadlines")) as work:
        begin_work(jobs.remind_of_deadlines, work.now)
