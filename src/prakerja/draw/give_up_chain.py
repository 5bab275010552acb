"""A chain is dead: a quorum of the statement's witnesses, each by its own key, waits for the round no longer."""

from collections.abc import Sequence
from datetime import datetime

from prakerja.approvals.undo_acts import undo_acts
from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.draw.acts import STATE_AGAIN
from prakerja.draw.attempt_rules import Stage
from prakerja.draw.attempts import AttemptNow, attempt_now
from prakerja.draw.events import DrawEvent
from prakerja.draw.given_up import is_given_up
from prakerja.draw.hand_to_log import hand_to_log
from prakerja.draw.log_entries import CHAIN_GIVEN_UP, GivenUpBy
from prakerja.draw.models import ChainGivenUp, Draw
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused


class NoRoundAwaited(Refused):
    """No round of the wave's draw is late: there is nothing to give up."""


class ChainNotGivenUp(Refused):
    """The signatures are not of a quorum of the statement's witnesses, for this statement and another chain."""


def give_up_chain(
    *, wave_id: int, statement: str, next_chain: str, given_up_by: Sequence[GivenUpBy], by: Actor, now: datetime
) -> None:
    """The attempt is over, and its round makes no seed even if it comes. Twice is once.

    Who has the database decides nothing here: whoever could give up a chain alone would look at the round, and roll
    again on another. `statement`: *F*. `next_chain`: its hash. Raises NoRoundAwaited, ChainNotGivenUp.
    """
    require(Permission.GIVE_UP_CHAINS, by=by)
    # Of the round and its giving up at the same moment, the second sees the first.
    Draw.objects.filter(pk=wave_id).select_for_update(no_key=True).first()
    if ChainGivenUp.objects.filter(statement=statement, statement__draw=wave_id).exists():
        return
    attempt = attempt_now(wave_id)
    if attempt is None or attempt.row.sha256 != statement or not _is_late(attempt, now):
        raise NoRoundAwaited
    if not is_given_up(attempt.told, statement=statement, next_chain=next_chain, by=given_up_by):
        raise ChainNotGivenUp(
            f"{attempt.told.quorum} of the statement's witnesses must have signed it, for another chain"
        )
    told = {"next_chain": next_chain, "given_up_by": [one.model_dump() for one in given_up_by]}
    row = ChainGivenUp.objects.create(statement=attempt.row, **told, given_up_at=now)
    # What was decided of an earlier attempt says nothing of the next one.
    undo_acts(acts=[STATE_AGAIN], subject=str(wave_id), by=by, now=now)
    hand_to_log(CHAIN_GIVEN_UP, attempt.row, facts=told, at=now)
    record(DrawEvent.CHAIN_GIVEN_UP, subject=row, by=by, at=now, attempt=attempt.row.attempt, next_chain=next_chain)


def _is_late(attempt: AttemptNow, now: datetime) -> bool:
    return attempt.stage(now=now) is Stage.WAITING and now >= attempt.row.drawn_from
