"""Codes and tokens: made by chance, kept as digests, and each of one signing in."""

import secrets
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from prakerja.kit.clock import is_open
from prakerja.kit.digests import digest, every_digest
from prakerja.kit.purpose import Purpose
from prakerja.partners.sso.models import SignInGrant, SignInTicket
from prakerja.partners.sso.rules import ACCESS_LASTS, CODE_LASTS, REFRESH_LASTS
from prakerja.partners.states import Ended, TicketKind

_BYTES: Final = 32
_LONGEST: Final = 200
_LASTS: Final[dict[str, timedelta]] = {
    TicketKind.CODE: CODE_LASTS,
    TicketKind.ACCESS: ACCESS_LASTS,
    TicketKind.REFRESH: REFRESH_LASTS,
}


def new_ticket(grant: SignInGrant, kind: TicketKind, *, now: datetime, redirect_address: str = "") -> str:
    """The code or token, which nobody reads again."""
    text = secrets.token_urlsafe(_BYTES)
    SignInTicket.objects.create(
        digest=digest(text, purpose=Purpose.SIGN_IN),
        kind=kind,
        applicant_id=grant.applicant_id,
        grant_id=grant.id,
        partner_id=grant.partner_id,
        redirect_address=redirect_address,
        issued_at=now,
        expires_at=now + _LASTS[kind],
    )
    return text


def ticket_of(text: str, kind: TicketKind, *, partner_id: UUID, lock: bool = False) -> SignInTicket | None:
    """None: it is nobody's, of another kind, or another partner's."""
    if not text.isascii() or len(text) > _LONGEST:
        return None
    tickets = SignInTicket.objects.select_for_update() if lock else SignInTicket.objects.all()
    digests = every_digest(text, purpose=Purpose.SIGN_IN)
    return tickets.filter(digest__in=digests, kind=kind, partner_id=partner_id).first()


def is_good(ticket: SignInTicket, *, now: datetime) -> bool:
    return is_open(ticket.expires_at, now=now, lasts=_LASTS[ticket.kind])


def open_grant_of(ticket: SignInTicket) -> SignInGrant | None:
    """Held until the end of the unit of work, so that it ends before or after; None: it has ended."""
    grants = SignInGrant.objects.select_for_update().filter(pk=(ticket.applicant_id, ticket.grant_id))
    found: SignInGrant | None = grants.filter(ended_at=None).first()
    return found


def end_grants(why: Ended, *, at: datetime, **whose: UUID) -> int:
    """How many of these were open until now."""
    return SignInGrant.objects.filter(ended_at=None, **whose).update(ended_at=at, ended_for=why)
