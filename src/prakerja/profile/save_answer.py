"""`save_answer()`: the answer of one page is saved at once, so that nothing typed is ever lost."""

from collections.abc import Mapping
from dataclasses import fields
from datetime import datetime

from prakerja.accounts.models import Account
from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.clock import wib_day
from prakerja.kit.refused import Refused
from prakerja.kit.typed_line import clean_line
from prakerja.profile.answers import Answers, Value
from prakerja.profile.events import ProfileEvent
from prakerja.profile.models import Particulars
from prakerja.profile.reading import NotAnAnswer, Reason, read_answer
from prakerja.profile.rules import answered, unanswered


class AnswerRefused(Refused):
    """Something typed does not answer its question; nothing was saved. Carries the reason of each field."""

    def __init__(self, reasons: Mapping[str, Reason]) -> None:
        super().__init__(", ".join(reasons))
        self.reasons = reasons


def save_answer(*, applicant_id: ApplicantId, typed: Mapping[str, str], by: Actor, now: datetime) -> tuple[str, ...]:
    """The typed answers stand in the applicant's particulars. Returns the fields that still lack one, in order.

    Particulars that lack an answer again (another province, so which regency?) are no longer complete. Saving the
    same twice is saving once. Raises AnswerRefused, AccountClosed.
    """
    require(Permission.APPLY, by=by, of=applicant_id)
    given = _read(typed, now)
    row = _locked_row(applicant_id, now)
    before = row.answers
    after = answered(before, given)
    changed = [field.name for field in fields(Answers) if getattr(before, field.name) != getattr(after, field.name)]
    missing = unanswered(after)
    if changed:
        _write(row, after, changed, complete=not missing, now=now)
        record(ProfileEvent.PARTICULARS_CHANGED, subject=row, by=by, at=now, applicant_id=applicant_id, fields=changed)
    return missing


def _read(typed: Mapping[str, str], now: datetime) -> dict[str, Value]:
    given: dict[str, Value] = {}
    reasons: dict[str, Reason] = {}
    for field, text in typed.items():
        try:
            given[field] = read_answer(field, text, day=wib_day(now))
        except NotAnAnswer as refused:
            reasons[field] = refused.reason
    if reasons:
        raise AnswerRefused(reasons)
    return given


def _locked_row(applicant_id: ApplicantId, now: datetime) -> Particulars:
    # Held, so that it is closed before this or after it, and no answers are left behind.
    name = clean_line(Account.objects.lock_by_id(applicant_id).full_name)
    # The name is known from the account and not asked again (WCAG 2.2, 3.3.7).
    Particulars.objects.bulk_create(
        [Particulars(applicant_id=applicant_id, full_name=name or None, changed_at=now)], ignore_conflicts=True
    )
    row: Particulars = Particulars.objects.lock_for(applicant_id).get()
    return row


def _write(row: Particulars, after: Answers, changed: list[str], *, complete: bool, now: datetime) -> None:
    for name in changed:
        setattr(row, name, getattr(after, name))
    row.changed_at = now
    if not complete:
        row.completed_at = None
    row.save(update_fields=[*changed, "changed_at", "completed_at"])
