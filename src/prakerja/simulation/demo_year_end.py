"""The demo's wave 10: its result came late in November 2020, and its year was over before anybody had bought anything.

It is as old as it says: planned, drawn, awarded and closed by its verbs at moments of 2020, so that there are cards
which are finished and a year that is closed.
"""

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from prakerja.cards import jobs
from prakerja.cards.close_year import close_year
from prakerja.cards.models import Card
from prakerja.cards.states import CardState
from prakerja.cards.year_end_act import CLOSE_YEAR
from prakerja.cards.year_ends import closing_in
from prakerja.kit.clock import WIB
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.messages.models import Message
from prakerja.simulation.demo_waves import decide_on, officer, put_old_wave
from prakerja.work.end_work import end_work

_OPENED: Final = datetime(2020, 11, 18, 12, tzinfo=WIB)
_CLOSED: Final = datetime(2020, 11, 22, 12, tzinfo=WIB)
_PUBLISHED: Final = datetime(2020, 11, 25, 12, tzinfo=WIB)
_YEAR_END: Final = "2020b:2020:training"
_MORNING: Final = timedelta(hours=9)


def put_closed_year() -> None:
    """Wave 10 and the end of its year; what happened already does not happen again."""
    put_old_wave(opened=_OPENED, closed=_CLOSED, published=_PUBLISHED)
    now = closing_in(_YEAR_END).opens_at + _MORNING
    decide_on(_YEAR_END, CLOSE_YEAR, at=now)
    with unit_of_work(by=officer(1)) as work:
        while close_year(subject=_YEAR_END, by=work.actor, now=now):
            pass
        end_work(jobs.close_year, work.now, subject=_YEAR_END)
        # They were told then.
        Message.objects.filter(text="card_finished").update(useful_until=work.now)


def holder_of_finished_card() -> UUID | None:
    """One of them."""
    finished = Card.objects.filter(wave__number=10, state=CardState.FINISHED).order_by("applicant_id")
    return finished.values_list("applicant_id", flat=True).first()
