"""The bank gave no answer about a partner's account: the page says so, and the queue tries again."""

from datetime import datetime
from uuid import UUID

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.payouts.models import PartnerAccount
from prakerja.payouts.partners.events import PartnerPayEvent


def note_partner_bank_silence(*, partner_id: UUID, number: int, by: Actor, now: datetime) -> None:
    """Its page says that it takes longer. The state stays: silence is no answer. Noted once a question."""
    require(Permission.RECORD_ACCOUNT_ANSWERS, by=by)
    rows = PartnerAccount.objects.asked((partner_id, number)).filter(unanswered_since=None)
    if rows.update(unanswered_since=now):
        row = PartnerAccount.objects.one((partner_id, number)).get()
        record(PartnerPayEvent.ACCOUNT_SILENT, subject=row, by=by, at=now)
