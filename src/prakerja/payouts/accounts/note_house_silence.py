"""The bank or wallet gave no answer: the page says so, and the queue tries again."""

from datetime import datetime
from uuid import UUID

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.payouts.accounts.events import AccountEvent
from prakerja.payouts.models import LinkedAccount


def note_house_silence(*, applicant_id: UUID, number: int, by: Actor, now: datetime) -> None:
    """Its page says that it takes longer. The state stays: silence is no answer. Noted once a question."""
    require(Permission.RECORD_ACCOUNT_ANSWERS, by=by)
    rows = LinkedAccount.objects.asked(applicant_id, number).filter(unanswered_since=None)
    if rows.update(unanswered_since=now):
        row = LinkedAccount.objects.one(applicant_id, number).get()
        record(AccountEvent.SILENT, subject=row, by=by, at=now, applicant_id=applicant_id)
