"""At reveal_by it is fixed which reveals make the seed: from then on nothing is added or dropped."""

from datetime import datetime

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.draw.attempt_rules import NONE, Stage
from prakerja.draw.attempts import attempt_now
from prakerja.draw.events import DrawEvent
from prakerja.draw.hand_to_log import hand_to_log
from prakerja.draw.log_entries import CUTOFF
from prakerja.draw.models import Cutoff, Draw, Reveal
from prakerja.draw.statement import cutoff_of
from prakerja.kit.actor import Actor


def cut_off(*, wave_id: int, by: Actor, now: datetime) -> None:
    """*K* and its list stand in the log, for the witnesses to cosign. Cutting off twice is cutting off once.

    A reveal counts whose commitment a quorum had cosigned in time.

    Before reveal_by, and when no quorum could cosign it in time any more, nothing is cut off.
    """
    require(Permission.CARRY_ON_DRAWS, by=by)
    Draw.objects.lock_by_id(wave_id)
    attempt = attempt_now(wave_id)
    if attempt is None or attempt.cutoff or attempt.stage(now=now) is not Stage.CUTTING_OFF:
        return
    bound = attempt.committed_in_time()
    came = dict(Reveal.objects.filter(statement=attempt.row, position__in=bound).values_list("position", "secret"))
    reveals = [came.get(one.position, NONE) for one in attempt.told.custodians]
    row = Cutoff.objects.create(
        statement=attempt.row, reveals=reveals, cutoff=cutoff_of(attempt.row.sha256, reveals), cut_off_at=now
    )
    hand_to_log(CUTOFF, attempt.row, facts={"reveals": [*reveals], "cutoff": row.cutoff}, at=now)
    record(DrawEvent.CUT_OFF, subject=row, by=by, at=now, reveals=len(came), cutoff=row.cutoff)
