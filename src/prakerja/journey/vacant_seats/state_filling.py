"""The log says which seats fell vacant and who is left out; then the draw that fills them is stated."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from pydantic import JsonValue

from prakerja.approvals.require_confirmed import require_confirmed
from prakerja.audit.record import record
from prakerja.cards.fill_seats import take_counted
from prakerja.draw.continuations import addenda_said
from prakerja.draw.continuing_files import Leaving
from prakerja.draw.log_entries import ADDENDUM, STATEMENT
from prakerja.draw.models import Continuation, Draw, LeftOut
from prakerja.draw.statement import Statement, statement_file, statement_hash
from prakerja.journey.events import JourneyEvent
from prakerja.journey.vacant_seats.act import FILL_SEATS
from prakerja.kit.actor import Actor
from prakerja.kit.queue import put_on_queue
from prakerja.publog.jobs import grow_log
from prakerja.publog.submit_entry import submit_entry


class SaidMeanwhile(Exception):
    """The log has heard more of the draw since this was made: it would not be what verifiers make of it."""


@dataclass(frozen=True)
class Filling:
    """`told`: the statement. `leaving`: by applicant. `origin`: *F* of the draw whose seed serves. `said`: how many
    addenda there were when it was made. `cards`: of the seats that fell vacant, those of cards that ended.
    """

    origin: str
    told: Mapping[str, Any]
    leaving: Sequence[tuple[UUID, Leaving]]
    said: int
    cards: int
    candidates_name: str
    seats_name: str
    seats: int


def is_to_state(wave_id: int, *, by: Actor) -> bool:
    """Whether what two people decided last has yet to be stated. The wave's draw is held. Raises NotConfirmed."""
    decided = require_confirmed(FILL_SEATS, subject=str(wave_id), by=by)
    Draw.objects.lock_by_id(wave_id)
    newest = Continuation.objects.filter(draw_id=wave_id).order_by("-number").first()
    return newest is None or (decided.confirmed_at is not None and newest.stated_at < decided.confirmed_at)


def state_filling(*, wave_id: int, filling: Filling, by: Actor, now: datetime) -> None:
    """What leaves is in the log before the statement of what follows. Stating twice is stating once.

    Raises NotConfirmed, SeatsNotCounted, SaidMeanwhile.
    """
    if not is_to_state(wave_id, by=by):
        return
    if addenda_said(filling.origin) != filling.said:
        raise SaidMeanwhile
    vacated = sum(one.is_vacated for _, one in filling.leaving)
    take_counted(wave_id=wave_id, seats=filling.cards)
    note_leaving(wave_id, filling.leaving, origin=filling.origin, now=now)
    told = Statement.model_validate(filling.told).model_dump()
    row = Continuation.objects.create(
        draw_id=wave_id,
        number=Continuation.objects.filter(draw_id=wave_id).count() + 1,
        sha256=statement_hash(told),
        file=statement_file(told).decode(),
        candidates_name=filling.candidates_name,
        seats_name=filling.seats_name,
        seats=filling.seats,
        stated_at=now,
    )
    facts = cast("dict[str, JsonValue]", {"statement": told, "statement_sha256": row.sha256})
    submit_entry(STATEMENT, once=row.sha256, facts=facts, at=now)
    put_on_queue(grow_log)
    record(JourneyEvent.FILLING_STATED, subject=row, by=by, at=now, seats=filling.seats, vacated=vacated)


def note_leaving(wave_id: int, leaving: Sequence[tuple[UUID, Leaving]], *, origin: str, now: datetime) -> None:
    """In the tables, and in the log in this order. Part of the verbs that fill seats."""
    LeftOut.objects.bulk_create(
        LeftOut(
            applicant_id=applicant_id,
            draw_id=wave_id,
            receipt=one.receipt,
            is_vacated=one.is_vacated,
            reason=one.reason,
            left_out_at=now,
        )
        for applicant_id, one in leaving
    )
    for _, one in leaving:
        submit_entry(ADDENDUM, once=f"{origin}:{one.receipt}", facts=one.facts(origin), at=now)
