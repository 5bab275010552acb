"""Somebody works for a partner no more. Part of the verbs that decide it."""

from datetime import datetime

from prakerja.accounts.end_sessions import end_sessions
from prakerja.accounts.events import AccountsEvent
from prakerja.accounts.models import Account
from prakerja.audit.record import record
from prakerja.kit.actor import Actor
from prakerja.partners.models import PartnerMember


def end_member(member: PartnerMember, *, reason: str, by: Actor, now: datetime) -> None:
    """Their sessions are over, they are let in no more, and a link that they have not used opens nothing.

    The caller holds the partner's row.
    """
    account = Account.objects.lock_by_id(member.pk)
    PartnerMember.objects.filter(pk=member.pk).update(ended_at=now)
    Account.objects.filter(pk=account.pk).update(is_active=False)
    end_sessions(account, now=now)
    partner = member.partner.client_code
    record(AccountsEvent.PARTNER_STAFF_ENDED, subject=account, by=by, at=now, reason=reason, partner=partner)
