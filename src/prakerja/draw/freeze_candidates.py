"""Freezes the candidates of a screened wave: from here on the draw depends on the seed alone, and nobody has it."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from prakerja.approvals.note_carried_out import note_carried_out
from prakerja.approvals.require_confirmed import require_confirmed
from prakerja.approvals.undo_acts import undo_acts
from prakerja.audit.record import record
from prakerja.draw.acts import FREEZE, THAW
from prakerja.draw.custodians import appointed_custodians
from prakerja.draw.eligible_candidates import eligible_candidates
from prakerja.draw.engine.candidates_file import read_candidates, write_candidates
from prakerja.draw.engine.proof_papers import Rules, paper_text
from prakerja.draw.engine.seats_file import read_seats, write_seats
from prakerja.draw.events import DrawEvent
from prakerja.draw.kept_files import keep
from prakerja.draw.models import Custodian, Draw
from prakerja.kit.actor import Actor
from prakerja.kit.states import move
from prakerja.kit.unit_of_work import Work, unit_of_work
from prakerja.schemes.load_scheme import load_scheme
from prakerja.waves.models import Wave
from prakerja.waves.seats_line import SeatsLine
from prakerja.waves.states import MOVES, WaveState

#: Half a million people are read in one statement.
_READING_MS = 600_000


@dataclass(frozen=True)
class _Frozen:
    candidates_name: str
    candidates_sha256: str
    candidates_count: int
    seats_name: str
    seats_sha256: str


def freeze_candidates(*, wave_id: int, by: Actor, now: datetime | None = None) -> None:
    """The files of candidates and seats lie in the storage, their hashes and the custodians' names are public.

    Freezing twice is freezing once. Opens its own units of work: the storage may be over the network. `now`: None for
    the clock at the moment of saving. Raises NotConfirmed, TooFewCustodians.
    """
    require_confirmed(FREEZE, subject=str(wave_id), by=by)
    wave = Wave.objects.get(pk=wave_id)
    if wave.state != WaveState.SCREENED:
        return
    custodians = appointed_custodians()
    with TemporaryDirectory() as folder:
        frozen = _write_files(wave, Path(folder), by)
    with unit_of_work(by=by) as work:
        _save(wave, frozen, custodians, Work(work.actor, now or work.now))


def _write_files(wave: Wave, folder: Path, by: Actor) -> _Frozen:
    candidates, seats = folder / "candidates.csv", folder / "seats.csv"
    with unit_of_work(by=by, statement_timeout_ms=_READING_MS):
        write_candidates(candidates, eligible_candidates(wave))
        write_seats(seats, _seat_rows(wave))
    # Read back with every rule of the format: a file that the draw would refuse must not be frozen.
    count = len(read_candidates(candidates))
    read_seats(seats)
    candidates_name, candidates_sha256 = keep(candidates, wave_number=wave.number, kind="candidates")
    seats_name, seats_sha256 = keep(seats, wave_number=wave.number, kind="seats")
    return _Frozen(candidates_name, candidates_sha256, count, seats_name, seats_sha256)


def _seat_rows(wave: Wave) -> Iterator[SeatsLine]:
    for row in wave.seat_rows.order_by("position"):
        yield SeatsLine(row.pass_number, row.area, row.group, row.seats, row.carry)


def _save(wave: Wave, frozen: _Frozen, custodians: list[tuple[UUID, str]], work: Work) -> None:
    move(Wave.objects.filter(pk=wave.pk), moves=MOVES, origin=WaveState.SCREENED, to=WaveState.FROZEN)
    # One freezing was taken back, not this one.
    undo_acts(acts=[THAW], subject=str(wave.pk), by=work.actor, now=work.now)
    note_carried_out(act=FREEZE, subject=str(wave.pk), now=work.now)
    draw = Draw.objects.create(
        wave=wave,
        **vars(frozen),
        cap=household_cap(wave),
        rules=paper_text(_rules(wave, frozen, [name for _, name in custodians])),
        frozen_at=work.now,
    )
    Custodian.objects.bulk_create(
        Custodian(draw=draw, position=position, account_id=account_id, name=name)
        for position, (account_id, name) in enumerate(custodians, start=1)
    )
    record(
        DrawEvent.FROZEN,
        subject=draw,
        by=work.actor,
        at=work.now,
        candidates=frozen.candidates_count,
        candidates_sha256=frozen.candidates_sha256,
        seats_sha256=frozen.seats_sha256,
    )


def household_cap(wave: Wave) -> int:
    """Most cards of a household. Without a cap in the scheme no household is written down, and the number is idle."""
    return load_scheme(wave.scheme).eligibility.household_cap or 1


def _rules(wave: Wave, frozen: _Frozen, custodians: list[str]) -> Rules:
    return Rules(
        draw=f"Gelombang {wave.number}",
        cap=household_cap(wave),
        candidates_sha256=frozen.candidates_sha256,
        seats_sha256=frozen.seats_sha256,
        seed_candidates_sha256=frozen.candidates_sha256,
        custodians=tuple(custodians),
    )
