"""The log hears the keys of those who appealed; whose key gives a seat is a recipient, with a card and a letter."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from prakerja.appeals.models import VerdictObjection
from prakerja.appeals.screening.acts import UPHOLD_VERDICT, subject_of_verdict
from prakerja.appeals.screening.tell import tell
from prakerja.approvals.require_confirmed import NotConfirmed, confirmer_of
from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.cards.fill_seats import SEATING, award_filled
from prakerja.draw.continuations import addenda_said, open_continuation
from prakerja.draw.continuing_files import Leaving
from prakerja.draw.engine.continuing.appeal_ends import AppealEnd
from prakerja.draw.engine.continuing.hear_appeals import Heard
from prakerja.draw.log_entries import ADDENDUM
from prakerja.draw.models import AppealDecision, AppealOutcome, Draw
from prakerja.draw.tell_joiners import tell_later_seated
from prakerja.journey.events import JourneyEvent
from prakerja.journey.vacant_seats.barred import barred_from_seats
from prakerja.journey.vacant_seats.state_filling import note_leaving
from prakerja.kit.actor import Actor
from prakerja.kit.queue import put_on_queue
from prakerja.publog.jobs import grow_log
from prakerja.publog.submit_entry import submit_entry
from prakerja.screening.add_recipients import add_recipients

#: Of the money, in the ledger.
_REASON: Final = "keberatan atas pemeriksaan syarat dibenarkan"


@dataclass(frozen=True)
class Hearing:
    """What the engine made of the log as it stood. `origin`: *F* of the draw whose seed serves. `said`: how many
    addenda there were. `excluded`: by applicant, why they can have no seat any more.
    """

    origin: str
    said: int
    heard: Sequence[Heard]
    excluded: Mapping[UUID, str]


def seat_appellants(*, wave_id: int, hearing: Hearing, by: Actor, now: datetime) -> bool:
    """Keys and what they gave are in the log, and whoever is seated has their card. Twice is once.

    False: more was said of the draw since, or somebody can have no seat any more; it is to be heard anew. Raises
    NotConfirmed where two people have not decided an appeal that is said to be won, and BudgetTooSmall.
    """
    require(Permission.AWARD_CARDS, by=by)
    draw = Draw.objects.lock_by_id(wave_id)
    if open_continuation(wave_id) is not None or addenda_said(hearing.origin) != hearing.said:
        return False
    decisions = AppealDecision.objects.filter(draw=draw, receipt__in=[one.receipt for one in hearing.heard])
    people = dict(decisions.values_list("receipt", "applicant_id"))
    _require_two(wave_id, hearing.heard, people)
    seated = [people[one.receipt] for one in hearing.heard if one.row]
    if barred_from_seats(seated, cap=draw.cap):
        return False
    _tell_log(wave_id, hearing, people, now)
    number = AppealOutcome.objects.filter(draw=draw).count() + 1
    AppealOutcome.objects.bulk_create(_outcome(draw, people[one.receipt], one, now) for one in hearing.heard)
    if seated:
        ours = AppealOutcome.objects.filter(draw=draw, applicant_id__in=seated)
        add_recipients(wave=draw.wave, seated=ours.values_list("applicant_id", flat=True), by=by, now=now)
        award_filled(wave_id=wave_id, of=(SEATING, number), to=seated, reason=_REASON, by=by, now=now)
        tell_later_seated(draw.wave, seated, now=now)
    _tell_others(draw, hearing.heard, people, now)
    record(JourneyEvent.APPEALS_HEARD, subject=draw, by=by, at=now, heard=len(hearing.heard), seated=len(seated))
    return True


def _require_two(wave_id: int, heard: Sequence[Heard], people: Mapping[str, UUID]) -> None:
    """A row that says so is not enough: the proposal has both."""
    for one in heard:
        subject = subject_of_verdict((people[one.receipt], wave_id))
        if one.end is not AppealEnd.LOST and confirmer_of(UPHOLD_VERDICT, subject=subject) is None:
            raise NotConfirmed(UPHOLD_VERDICT)


def _tell_log(wave_id: int, hearing: Hearing, people: Mapping[str, UUID], now: datetime) -> None:
    """Who is left out comes first; then of each the key, and what it gave."""
    receipts = {applicant_id: receipt for receipt, applicant_id in people.items()}
    left_out = [
        (one, Leaving(receipts[one], is_vacated=False, reason=why)) for one, why in sorted(hearing.excluded.items())
    ]
    note_leaving(wave_id, left_out, origin=hearing.origin, now=now)
    for one in hearing.heard:
        for facts in one.facts(hearing.origin):
            submit_entry(ADDENDUM, once=f"{hearing.origin}:{one.receipt}:{facts['what']}", facts=facts, at=now)
    put_on_queue(grow_log)


def _outcome(draw: Draw, applicant_id: UUID, heard: Heard, now: datetime) -> AppealOutcome:
    row = heard.row
    seat = {"pass_number": int(row[0]), "area": row[1], "group": row[2]} if row else {}
    return AppealOutcome(
        applicant_id=applicant_id, draw=draw, key=heard.key, outcome=heard.end.value, ended_at=now, **seat
    )


def _tell_others(draw: Draw, heard: Sequence[Heard], people: Mapping[str, UUID], now: datetime) -> None:
    """Who won and was not seated hears why; who lost has heard already."""
    ends = {people[one.receipt]: one.end for one in heard if one.end not in (AppealEnd.SEATED, AppealEnd.LOST)}
    for said in VerdictObjection.objects.filter(wave_id=draw.pk, applicant_id__in=ends):
        tell(said, draw.wave, "appeal_not_seated", {"end": ends[said.applicant_id].value}, now=now)
