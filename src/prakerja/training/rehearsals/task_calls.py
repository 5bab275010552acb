"""Tasks are handed in and answered with a test code, as with a real one."""

from dataclasses import dataclass
from datetime import datetime

from prakerja.training.give_feedback import AnsweredAlready, NothingHandedIn, said_in
from prakerja.training.hand_in_task import MOST_ATTEMPTS, TooManyAttempts, new_reference, require_under_way
from prakerja.training.models import RehearsalTask
from prakerja.training.read_hand_in import HandInStatus
from prakerja.training.rehearsals.played import Played
from prakerja.training.tasks_of_training import Scope, require_task, web_address


@dataclass(frozen=True)
class HandIn:
    scope: str
    sequence: int
    file_address: str

    def play(self, on: Played, now: datetime) -> RehearsalTask:
        """Raises what `hand_in_task` raises."""
        task, address = require_task(self.scope, self.sequence), web_address(self.file_address)
        require_under_way(on.purchase(now))
        latest = _task(on, task, self.sequence)
        if latest is not None and latest.file_address == address:
            return latest
        attempt = latest.attempt + 1 if latest else 1
        if attempt > MOST_ATTEMPTS:
            raise TooManyAttempts
        row = RehearsalTask(
            institution_id=on.row.institution_id,
            label=on.row.label,
            scope=task.value,
            sequence=self.sequence,
            attempt=attempt,
            reference=new_reference(),
            file_address=address,
        )
        row.save(force_insert=latest is None, force_update=latest is not None)
        return row


@dataclass(frozen=True)
class Answer:
    scope: str
    sequence: int
    notes: str
    file_address: str

    def play(self, on: Played, now: datetime) -> RehearsalTask:
        """Raises what `give_feedback` raises."""
        task, said = require_task(self.scope, self.sequence), said_in(self.notes)
        address = web_address(self.file_address) if self.file_address.strip() else ""
        require_under_way(on.purchase(now))
        row = _task(on, task, self.sequence)
        if row is None:
            raise NothingHandedIn
        if row.answer_reference is not None:
            if (row.notes, row.answer_address) != (said, address):
                raise AnsweredAlready
            return row
        row.answer_reference, row.notes, row.answer_address = new_reference(), said, address
        row.save(update_fields=["answer_reference", "notes", "answer_address"])
        return row


@dataclass(frozen=True)
class AskTask:
    scope: str
    sequence: int

    def play(self, on: Played, now: datetime) -> HandInStatus:
        """Raises NoSuchTask."""
        del now
        task = require_task(self.scope, self.sequence)
        row = _task(on, task, self.sequence)
        is_answered = row is not None and row.answer_reference is not None
        return HandInStatus(task, self.sequence, is_handed_in=row is not None, is_answered=is_answered)


def _task(on: Played, scope: Scope, sequence: int) -> RehearsalTask | None:
    of_it = RehearsalTask.objects.filter(institution_id=on.row.institution_id, label=on.row.label)
    return of_it.filter(scope=scope.value, sequence=sequence).first()
