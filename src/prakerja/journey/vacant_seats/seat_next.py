"""Whoever is next by the seed has the seat that fell vacant: a recipient, with a card and a letter."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from pydantic import JsonValue

from prakerja.approvals.note_carried_out import note_carried_out
from prakerja.approvals.require_confirmed import require_confirmed
from prakerja.audit.record import record
from prakerja.cards.fill_seats import FILLING, award_filled
from prakerja.draw.continuing_files import Leaving
from prakerja.draw.engine.continuing.seated import Row
from prakerja.draw.log_entries import RESULT
from prakerja.draw.models import Continuation, Draw, LaterSeat
from prakerja.draw.tell_joiners import tell_later_seated
from prakerja.journey.events import JourneyEvent
from prakerja.journey.vacant_seats.act import FILL_SEATS
from prakerja.journey.vacant_seats.barred import barred_from_seats
from prakerja.journey.vacant_seats.state_filling import note_leaving
from prakerja.kit.actor import Actor
from prakerja.kit.queue import put_on_queue
from prakerja.publog.jobs import grow_log
from prakerja.publog.submit_entry import submit_entry
from prakerja.screening.add_recipients import add_recipients
from prakerja.waves.models import Joiner


@dataclass(frozen=True)
class Filled:
    """What the engine made of the stated files; the bundle is kept already. `seated`: by receipt."""

    origin: str
    seated: Mapping[str, Row]
    candidates: int
    result_sha256: str
    bundle_name: str
    fingerprint: str


def seat_next(*, wave_id: int, filled: Filled, by: Actor, now: datetime) -> None:
    """They have their seats, and the bundle is public. Doing it twice is doing it once.

    Whom something bars since the statement is told to the log as having left the seat at once: it is vacant again.
    Raises NotConfirmed, BudgetTooSmall.
    """
    decided = require_confirmed(FILL_SEATS, subject=str(wave_id), by=by)
    draw = Draw.objects.lock_by_id(wave_id)
    row = Continuation.objects.filter(draw_id=wave_id, drawn_at=None).first()
    if row is None:
        return
    joiners = Joiner.objects.filter(wave_id=wave_id, receipt__in=filled.seated)
    people = dict(joiners.values_list("receipt", "applicant_id"))
    _note_result(row, filled, now)
    barred = barred_from_seats(list(people.values()), cap=draw.cap)
    _note_seats(row, filled, people, barred)
    gone = [
        (people[receipt], Leaving(receipt, is_vacated=True, reason=barred[people[receipt]]))
        for receipt in filled.seated
        if people[receipt] in barred
    ]
    note_leaving(wave_id, gone, origin=filled.origin, now=now)
    holders = LaterSeat.objects.filter(draw_id=wave_id, number=row.number).values_list("applicant_id", flat=True)
    to = list(holders)
    add_recipients(wave=draw.wave, seated=holders, by=by, now=now)
    award_filled(wave_id=wave_id, of=(FILLING, row.number), to=to, reason=decided.reason, by=by, now=now)
    tell_later_seated(draw.wave, to, now=now)
    note_carried_out(act=FILL_SEATS, subject=str(wave_id), now=now)
    record(JourneyEvent.SEATS_FILLED, subject=row, by=by, at=now, seated=len(to), fingerprint=filled.fingerprint)


def _note_result(row: Continuation, filled: Filled, now: datetime) -> None:
    Continuation.objects.filter(pk=row.pk).update(
        drawn_at=now, seated_count=len(filled.seated), bundle_name=filled.bundle_name, fingerprint=filled.fingerprint
    )
    facts: dict[str, JsonValue] = {
        "statement_sha256": row.sha256,
        "result_sha256": filled.result_sha256,
        "candidates": filled.candidates,
        "seated": len(filled.seated),
    }
    submit_entry(RESULT, once=row.sha256, facts=facts, at=now)
    put_on_queue(grow_log)


def _note_seats(row: Continuation, filled: Filled, people: Mapping[str, UUID], barred: Mapping[UUID, str]) -> None:
    """Of those who have them; who is barred never had one to show."""
    LaterSeat.objects.bulk_create(
        LaterSeat(
            applicant_id=people[receipt],
            draw_id=row.draw_id,
            number=row.number,
            receipt=receipt,
            pass_number=int(seat[0]),
            area=seat[1],
            group=seat[2],
        )
        for receipt, seat in filled.seated.items()
        if people[receipt] not in barred
    )
