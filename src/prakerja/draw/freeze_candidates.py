"""Freezes the candidates of a screened wave: from here on the draw depends on the seed alone, and nobody has it."""

from datetime import datetime

from prakerja.approvals.note_carried_out import note_carried_out
from prakerja.approvals.require_confirmed import require_confirmed
from prakerja.audit.record import record
from prakerja.draw.acts import FREEZE
from prakerja.draw.candidate_files import FrozenFiles
from prakerja.draw.custodians import appointed_custodians
from prakerja.draw.eligible_candidates import count_candidates
from prakerja.draw.events import DrawEvent
from prakerja.draw.make_statement import first_statement, put_statement
from prakerja.draw.models import Draw
from prakerja.kit.actor import Actor
from prakerja.kit.retries import TryAgain
from prakerja.schemes.load_scheme import load_scheme
from prakerja.waves.models import Wave
from prakerja.waves.states import WaveState


class CandidatesChanged(TryAgain):
    """Somebody lost their identity while the files were written: they are written anew."""


def wave_to_freeze(wave_id: int, *, by: Actor, now: datetime) -> Wave | None:
    """The wave, held until the end of the unit of work; None when it is frozen already, or not screened yet.

    Raises NotConfirmed, TooFewCustodians.
    """
    require_confirmed(FREEZE, subject=str(wave_id), by=by)
    wave: Wave = Wave.objects.lock_by_id(wave_id)
    if wave.state != WaveState.SCREENED:
        return None
    appointed_custodians(now=now)
    return wave


def freeze_candidates(*, wave_id: int, files: FrozenFiles, by: Actor, now: datetime) -> None:
    """The first attempt is stated: hashes of the files, custodians, deadlines and round are public, before anybody can
    know the seed. Freezing twice is freezing once. Raises NotConfirmed, TooFewCustodians, NoWitnesses,
    CandidatesChanged.
    """
    wave = wave_to_freeze(wave_id, by=by, now=now)
    if wave is None:
        return
    if count_candidates(wave) != files.candidates_count:
        raise CandidatesChanged(f"wave {wave.number}")
    Wave.objects.filter(pk=wave_id).move(origin=WaveState.SCREENED, to=WaveState.FROZEN)
    note_carried_out(act=FREEZE, subject=str(wave_id), now=now)
    people = appointed_custodians(now=now)
    draw = Draw.objects.create(wave=wave, **vars(files), cap=_household_cap(wave), frozen_at=now)
    told, accounts = first_statement(draw, people, now=now), {one.public_key: one.account_id for one in people}
    stated = put_statement(draw, told, accounts=accounts, now=now)
    record(
        DrawEvent.FROZEN,
        subject=draw,
        by=by,
        at=now,
        candidates=files.candidates_count,
        candidates_sha256=files.candidates_sha256,
        seats_sha256=files.seats_sha256,
        statement_sha256=stated.sha256,
    )


def _household_cap(wave: Wave) -> int:
    """Most cards of a household. Without a cap in the scheme no household is written down, and the number is idle."""
    return load_scheme(wave.scheme).eligibility.household_cap or 1
