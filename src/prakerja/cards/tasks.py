"""The cards' background work."""

from typing import Final

from prakerja.cards import jobs
from prakerja.cards.award_cards import award_cards
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.work.carries_out import Left, carries_out

#: Ten thousand cards, their postings and letters are one unit of work.
_LONGEST_MS: Final = 600_000


@carries_out(jobs.award_cards)
def award(*, wave_id: int) -> Left:
    with unit_of_work(by=Actor.system("cards.award_cards"), statement_timeout_ms=_LONGEST_MS) as work:
        return Left.MORE if award_cards(wave_id=wave_id, by=work.actor, now=work.now) else Left.NOTHING
