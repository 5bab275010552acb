"""Tokens are given of accounts alone that can be used. The ground knows no account, so it is asked here."""

from datetime import datetime

from prakerja.accounts.models import Account
from prakerja.kit.actor import Actor
from prakerja.partners.sso.models import SignInTicket
from prakerja.partners.sso.use_ticket import Tokens, use_ticket


def use_ticket_of_account(ticket: SignInTicket, *, by: Actor, now: datetime) -> Tokens | None:
    """The caller has locked it. None as well where its person's account is locked: it is then not used up.

    One that was used before ends all that came of it, whoever's it is.
    """
    is_used = ticket.used_at is not None
    if not is_used and not Account.objects.filter(pk=ticket.applicant_id, is_active=True).exists():
        return None
    return use_ticket(ticket, by=by, now=now)
