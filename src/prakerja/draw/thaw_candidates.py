"""Takes a freezing back when somebody cannot reveal their secret: without it the seats could never be drawn."""

from datetime import datetime

from prakerja.approvals.require_confirmed import require_confirmed
from prakerja.approvals.undo_acts import undo_acts
from prakerja.audit.record import record
from prakerja.draw.acts import DRAW, FREEZE, THAW, SecretsAllRevealed
from prakerja.draw.events import DrawEvent
from prakerja.draw.models import Custodian, Draw, Thaw
from prakerja.kit.actor import Actor
from prakerja.waves.models import Wave
from prakerja.waves.states import WaveState


def thaw_candidates(*, wave_id: int, by: Actor, now: datetime) -> None:
    """The wave is screened again, and whoever is a custodian by then holds the secrets of its next freezing.

    The freezing, how far its custodians were and why it was taken back stay public. Thawing twice is thawing once.
    Raises NotConfirmed, SecretsAllRevealed.
    """
    decided = require_confirmed(THAW, subject=str(wave_id), by=by)
    wave = Wave.objects.lock_by_id(wave_id)
    if wave.state != WaveState.FROZEN:
        return
    custodians = Custodian.objects.lock_all_of(wave_id)
    if all(custodian.revealed_at for custodian in custodians):
        raise SecretsAllRevealed
    thaw = _on_record(wave, custodians, decided.reason, now)
    Wave.objects.filter(pk=wave_id).move(origin=WaveState.FROZEN, to=WaveState.SCREENED)
    Custodian.objects.filter(draw_id=wave_id).delete()
    Draw.objects.filter(pk=wave_id).delete()
    undo_acts(acts=[FREEZE, DRAW], subject=str(wave_id), by=by, now=now)
    record(DrawEvent.THAWED, subject=thaw, by=by, at=now, reason=thaw.reason, revealed=_revealed(custodians))


def _on_record(wave: Wave, custodians: list[Custodian], reason: str, now: datetime) -> Thaw:
    draw = Draw.objects.get(pk=wave.pk)
    return Thaw.objects.create(
        wave=wave,
        rules=draw.rules,
        candidates_sha256=draw.candidates_sha256,
        custodians=[
            {"name": one.name, "commitment": one.commitment, "has_revealed": one.revealed_at is not None}
            for one in custodians
        ],
        frozen_at=draw.frozen_at,
        thawed_at=now,
        reason=reason,
    )


def _revealed(custodians: list[Custodian]) -> int:
    return sum(one.revealed_at is not None for one in custodians)
