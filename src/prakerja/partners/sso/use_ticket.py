"""What a code or a refresh token becomes: another pair of tokens of the same signing in."""

from dataclasses import dataclass
from datetime import datetime

from prakerja.audit.record import record
from prakerja.kit.actor import Actor
from prakerja.partners.events import PartnersEvent
from prakerja.partners.sso.models import SignInTicket
from prakerja.partners.sso.rules import ACCESS_LASTS
from prakerja.partners.sso.tickets import end_grants, is_good, new_ticket, open_grant_of
from prakerja.partners.states import Ended, TicketKind


@dataclass(frozen=True)
class Tokens:
    access: str
    refresh: str
    #: The first moment at which the access token opens nothing any more.
    expires_at: datetime
    scopes: tuple[str, ...]


def use_ticket(ticket: SignInTicket, *, by: Actor, now: datetime) -> Tokens | None:
    """The caller has locked it. None: it is over; and where it was used before, so is all that came of it."""
    if ticket.used_at is not None:
        _end_reused(ticket, by, now)
        return None
    grant = open_grant_of(ticket)
    if grant is None or not is_good(ticket, now=now):
        return None
    ticket.used_at = now
    ticket.save(update_fields=["used_at"])
    access = new_ticket(grant, TicketKind.ACCESS, now=now)
    refresh = new_ticket(grant, TicketKind.REFRESH, now=now)
    record(
        PartnersEvent.TOKENS_GIVEN, subject=grant, by=by, at=now, applicant_id=grant.applicant_id, by_what=ticket.kind
    )
    return Tokens(access, refresh, now + ACCESS_LASTS, tuple(grant.scopes))


def _end_reused(ticket: SignInTicket, by: Actor, now: datetime) -> None:
    grant = open_grant_of(ticket)
    if grant is None:
        return
    end_grants(Ended.REUSED, at=now, applicant_id=ticket.applicant_id, id=ticket.grant_id)
    record(PartnersEvent.TICKET_REUSED, subject=grant, by=by, at=now, applicant_id=grant.applicant_id, what=ticket.kind)
