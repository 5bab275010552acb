"""`take_back_withdrawn()`: what came back after a certificate was withdrawn is taken back in the night."""

from datetime import datetime
from typing import Final
from uuid import UUID

from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.cards.lock_cards import lock_cards
from prakerja.kit.actor import Actor
from prakerja.kit.long_arrays import Value, run_with_arrays
from prakerja.kit.sql import sql_file
from prakerja.payouts import jobs
from prakerja.payouts.corrections.take_back_dues import take_back_dues
from prakerja.work.progress import Progress, held_progress, note_progress

_AT_ONCE: Final = 1_000
_BEGINNING: Final = f"{UUID(int=0)} 0"


def take_back_withdrawn(*, by: Actor, now: datetime, at_once: int = _AT_ONCE) -> bool:
    """The next cards whose certificate was withdrawn while money was on its way, and that came back: it is due no more.

    Returns whether any may be left. Killed anywhere it goes on where it stood.
    """
    require(Permission.TAKE_BACK_INCENTIVES, by=by)
    reached = held_progress(jobs.take_back_withdrawn)
    after, after_award = (reached.cursor or _BEGINNING).split()
    values: dict[str, Value] = {"after": UUID(after), "after_award": int(after_award), "limit": at_once}
    found = run_with_arrays(sql_file(__file__, "cards_without_certificate"), values).fetchall()
    if not found:
        return False
    cards = [(applicant_id, award) for applicant_id, award in found]
    lock_cards(cards)
    taken = take_back_dues(cards, by=by, now=now)
    last, award = found[-1]
    note_progress(jobs.take_back_withdrawn, Progress(f"{last} {award}", done=reached.done + len(taken)))
    return len(found) == at_once
