"""`rehearse()`: an institution's program asks something with a test code, and is answered as with a real one."""

from datetime import datetime
from typing import Protocol
from uuid import UUID

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused
from prakerja.partners.require_partner import require_partner
from prakerja.partners.states import PartnerKind
from prakerja.training.events import TrainingEvent
from prakerja.training.models import Rehearsal, RehearsalPass
from prakerja.training.purchase_of_code import NoSuchCode
from prakerja.training.read_redeem_code import CodeStatus
from prakerja.training.rehearsals.cases import Case, case_of
from prakerja.training.rehearsals.played import Played, put_at_start


class Call[Answer](Protocol):
    """What is asked, ready to be played: it looks first and changes then, so that a refusal leaves nothing behind."""

    def play(self, on: Played, now: datetime) -> Answer: ...


def rehearse[Answer](*, code: str, call: Call[Answer], by: Actor, now: datetime) -> Answer | Refused:
    """The answer, or by what the program is refused: returned and not raised, since being refused may be the test.

    Asked again it answers the same. Raises NoSuchCode where the institution has no such test code.
    """
    institution = require_partner(PartnerKind.INSTITUTION, Permission.TEACH_TRAINING, by=by)
    case = case_of(code, institution.pk)
    if case is None:
        raise NoSuchCode
    row = lock_rehearsal(institution.pk, case, now=now)
    answer = _answer(Played(row, case), call, now)
    row.asked_at, row.refused = now, type(answer).__name__ if isinstance(answer, Refused) else ""
    row.save()
    if is_passed(case, answer):
        _note_pass(row, by, now)
    return answer


def lock_rehearsal(institution_id: UUID, case: Case, *, now: datetime) -> Rehearsal:
    """Its row, held until the end of the unit of work; made where it is asked for the first time."""
    row = Rehearsal(institution_id=institution_id, label=case.label)
    put_at_start(row, case, now=now)
    Rehearsal.objects.bulk_create([row], ignore_conflicts=True)
    return Rehearsal.objects.select_for_update().get(pk=(institution_id, case.label))


def is_passed(case: Case, answer: object) -> bool:
    """Refused by what it should be; or told that presence is confirmed where it should be."""
    if case.expects is not None:
        return type(answer) is case.expects
    return isinstance(answer, CodeStatus) and answer.is_attended and answer.sequence == case.sequence


def _answer[Answer](on: Played, call: Call[Answer], now: datetime) -> Answer | Refused:
    if on.case.expects is NoSuchCode:
        return NoSuchCode()
    try:
        return call.play(on, now)
    except Refused as refused:
        return refused


def _note_pass(row: Rehearsal, by: Actor, now: datetime) -> None:
    passed = RehearsalPass(institution_id=row.institution_id, label=row.label, run=row.run, passed_at=now)
    is_first = not RehearsalPass.objects.filter(pk=passed.pk).exists()
    if is_first:
        passed.save(force_insert=True)
        record(TrainingEvent.REHEARSAL_PASSED, subject=passed, by=by, at=now)
