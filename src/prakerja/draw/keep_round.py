"""The beacon's round is in: with what was cut off it makes the seed, which everybody can compute now."""

from datetime import datetime

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.connectors.beacon.rounds import Round
from prakerja.draw.attempt_rules import Stage
from prakerja.draw.attempts import attempt_now
from prakerja.draw.events import DrawEvent
from prakerja.draw.hand_to_log import hand_to_log
from prakerja.draw.log_entries import ROUND, SEED
from prakerja.draw.models import Draw, SeedRound
from prakerja.draw.statement import seed_of
from prakerja.kit.actor import Actor


class AnotherRound(Exception):
    """It is not the round that the statement names: nothing stands in for that one."""


def keep_round(*, wave_id: int, came: Round, by: Actor, now: datetime) -> None:
    """Round and seed stand in the log. Twice is once; where no round is waited for, nothing is kept.

    Raises AnotherRound.
    """
    require(Permission.CARRY_ON_DRAWS, by=by)
    Draw.objects.lock_by_id(wave_id)
    attempt = attempt_now(wave_id)
    if attempt is None or attempt.cutoff is None or attempt.stage(now=now) is not Stage.WAITING:
        return
    if (came.chain, came.number) != (attempt.told.beacon.chain, attempt.row.round):
        raise AnotherRound(f"round {came.number}")
    seed = seed_of(attempt.row.sha256, attempt.cutoff.reveals, came.randomness)
    told = {"chain": came.chain, "round": came.number, "signature": came.signature, "randomness": came.randomness}
    row = SeedRound.objects.create(statement=attempt.row, **told, seed=seed, came_at=now)
    hand_to_log(ROUND, attempt.row, facts=told, at=now)
    made_of = {"cutoff": attempt.cutoff.cutoff, "randomness": came.randomness, "seed": seed}
    hand_to_log(SEED, attempt.row, facts=made_of, at=now)
    record(DrawEvent.SEED_MADE, subject=row, by=by, at=now, round=came.number, seed=seed)
