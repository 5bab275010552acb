"""`exchange_code()`: a partner's program brings the code that somebody's browser brought it, and gets tokens."""

from datetime import datetime

from prakerja.journey.use_ticket_of_account import use_ticket_of_account
from prakerja.kit.actor import Actor
from prakerja.partners.sso.require_client import require_client
from prakerja.partners.sso.tickets import ticket_of
from prakerja.partners.sso.use_ticket import Tokens
from prakerja.partners.states import TicketKind


def exchange_code(*, code: str, redirect_address: str | None, by: Actor, now: datetime) -> Tokens | None:
    """Once. None: it is no code of this partner's that is good; the second time ends what the first one gave, too.

    `redirect_address`: where it was led to, where the program says so. Raises ClientUnknown, PartnerSuspended.
    """
    client = require_client(by=by)
    ticket = ticket_of(code, TicketKind.CODE, partner_id=client.partner.pk, lock=True)
    if ticket is None or redirect_address not in (None, ticket.redirect_address):
        return None
    return use_ticket_of_account(ticket, by=by, now=now)
