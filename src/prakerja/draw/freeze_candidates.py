"""Freezes the candidates of a screened wave: from here on the draw depends on the seed alone, and nobody has it."""

from datetime import datetime
from uuid import UUID

from prakerja.approvals.note_carried_out import note_carried_out
from prakerja.approvals.require_confirmed import require_confirmed
from prakerja.approvals.undo_acts import undo_acts
from prakerja.audit.record import record
from prakerja.draw.acts import FREEZE, THAW
from prakerja.draw.candidate_files import FrozenFiles
from prakerja.draw.custodians import appointed_custodians
from prakerja.draw.eligible_candidates import count_candidates
from prakerja.draw.engine.proof_papers import Rules, paper_text
from prakerja.draw.events import DrawEvent
from prakerja.draw.models import Custodian, Draw
from prakerja.kit.actor import Actor
from prakerja.kit.retries import TryAgain
from prakerja.schemes.load_scheme import load_scheme
from prakerja.waves.models import Wave
from prakerja.waves.states import WaveState


class CandidatesChanged(TryAgain):
    """Somebody lost their identity while the files were written: they are written anew."""


def wave_to_freeze(wave_id: int, *, by: Actor) -> Wave | None:
    """The wave, held until the end of the unit of work; None when it is frozen already, or not screened yet.

    Raises NotConfirmed, TooFewCustodians.
    """
    require_confirmed(FREEZE, subject=str(wave_id), by=by)
    wave: Wave = Wave.objects.lock_by_id(wave_id)
    if wave.state != WaveState.SCREENED:
        return None
    appointed_custodians()
    return wave


def freeze_candidates(*, wave_id: int, files: FrozenFiles, by: Actor, now: datetime) -> None:
    """The hashes of the files and the custodians' names are public. Freezing twice is freezing once.

    Raises NotConfirmed, TooFewCustodians, CandidatesChanged.
    """
    wave = wave_to_freeze(wave_id, by=by)
    if wave is None:
        return
    if count_candidates(wave) != files.candidates_count:
        raise CandidatesChanged(f"wave {wave.number}")
    Wave.objects.filter(pk=wave_id).move(origin=WaveState.SCREENED, to=WaveState.FROZEN)
    # One freezing was taken back, not this one.
    undo_acts(acts=[THAW], subject=str(wave_id), by=by, now=now)
    note_carried_out(act=FREEZE, subject=str(wave_id), now=now)
    draw = _on_record(wave, files, appointed_custodians(), now)
    record(
        DrawEvent.FROZEN,
        subject=draw,
        by=by,
        at=now,
        candidates=files.candidates_count,
        candidates_sha256=files.candidates_sha256,
        seats_sha256=files.seats_sha256,
    )


def _on_record(wave: Wave, files: FrozenFiles, custodians: list[tuple[UUID, str]], now: datetime) -> Draw:
    draw = Draw.objects.create(
        wave=wave,
        **vars(files),
        cap=_household_cap(wave),
        rules=paper_text(_rules(wave, files, [name for _, name in custodians])),
        frozen_at=now,
    )
    Custodian.objects.bulk_create(
        Custodian(draw=draw, position=position, account_id=account_id, name=name)
        for position, (account_id, name) in enumerate(custodians, start=1)
    )
    return draw


def _household_cap(wave: Wave) -> int:
    """Most cards of a household. Without a cap in the scheme no household is written down, and the number is idle."""
    return load_scheme(wave.scheme).eligibility.household_cap or 1


def _rules(wave: Wave, files: FrozenFiles, custodians: list[str]) -> Rules:
    return Rules(
        draw=f"Gelombang {wave.number}",
        cap=_household_cap(wave),
        candidates_sha256=files.candidates_sha256,
        seats_sha256=files.seats_sha256,
        seed_candidates_sha256=files.candidates_sha256,
        custodians=tuple(custodians),
    )
