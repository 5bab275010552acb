"""Whom an access token is of, for the partner that it was given to."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from prakerja.partners.sso.models import SignInGrant, SignInLink
from prakerja.partners.sso.tickets import is_good, ticket_of
from prakerja.partners.sso.wanted_sign_in import Client
from prakerja.partners.states import TicketKind


@dataclass(frozen=True)
class SignedInPerson:
    grant: SignInGrant
    #: By which this partner knows them, and no other does.
    subject: UUID


def signed_in_person(token: str, client: Client, *, now: datetime) -> SignedInPerson | None:
    """None: the token is nobody's, another partner's, or over."""
    ticket = ticket_of(token, TicketKind.ACCESS, partner_id=client.partner.pk)
    if ticket is None or not is_good(ticket, now=now):
        return None
    grant = SignInGrant.objects.filter(pk=(ticket.applicant_id, ticket.grant_id), ended_at=None).first()
    if grant is None:
        return None
    link = SignInLink.objects.get(pk=(ticket.applicant_id, ticket.partner_id))
    return SignedInPerson(grant, link.subject)
