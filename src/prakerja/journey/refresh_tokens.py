"""`refresh_tokens()`: a partner's program gets another pair of tokens for its refresh token, which it uses up."""

from datetime import datetime

from prakerja.journey.use_ticket_of_account import use_ticket_of_account
from prakerja.kit.actor import Actor
from prakerja.partners.sso.require_client import require_client
from prakerja.partners.sso.tickets import ticket_of
from prakerja.partners.sso.use_ticket import Tokens
from prakerja.partners.states import TicketKind


def refresh_tokens(*, token: str, by: Actor, now: datetime) -> Tokens | None:
    """Once. None: it is no token of this partner's that is good; a second time ends all tokens of that signing in.

    Raises ClientUnknown, PartnerSuspended.
    """
    client = require_client(by=by)
    ticket = ticket_of(token, TicketKind.REFRESH, partner_id=client.partner.pk, lock=True)
    return None if ticket is None else use_ticket_of_account(ticket, by=by, now=now)
