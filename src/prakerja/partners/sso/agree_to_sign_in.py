"""Somebody agrees to sign in with a partner, and to what it learns of them: their browser brings it a code."""

from datetime import datetime
from uuid import UUID

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.partners.events import PartnersEvent
from prakerja.partners.sso.models import SignInConsent, SignInGrant, SignInLink
from prakerja.partners.sso.rules import TEXT_VERSION
from prakerja.partners.sso.tickets import new_ticket
from prakerja.partners.sso.wanted_sign_in import AskedSignIn, wanted_sign_in
from prakerja.partners.states import TicketKind


def agree_to_sign_in(*, applicant_id: UUID, asked: AskedSignIn, by: Actor, now: datetime) -> str:
    """The code, good once and for two minutes. Agreeing to the same again is another code and no other consent.

    Raises what `wanted_sign_in` raises.
    """
    require(Permission.APPLY, by=by, of=applicant_id)
    wanted = wanted_sign_in(asked)
    link = lock_link(applicant_id, wanted.partner.pk)
    scopes = [scope.value for scope in wanted.scopes]
    if (link.scopes, link.text_version) != (scopes, TEXT_VERSION):
        note_consent(link, scopes, by=by, now=now)
    grant = SignInGrant(applicant_id=applicant_id, partner_id=wanted.partner.pk, scopes=scopes, begun_at=now)
    grant.save(force_insert=True)
    record(PartnersEvent.SIGNED_IN, subject=grant, by=by, at=now, applicant_id=applicant_id)
    return new_ticket(grant, TicketKind.CODE, now=now, redirect_address=wanted.redirect_address)


def lock_link(applicant_id: UUID, partner_id: UUID) -> SignInLink:
    """Held until the end of the unit of work; made where the two have nothing in common yet."""
    SignInLink.objects.bulk_create(
        [SignInLink(applicant_id=applicant_id, partner_id=partner_id)], ignore_conflicts=True
    )
    return SignInLink.objects.select_for_update().get(pk=(applicant_id, partner_id))


def note_consent(link: SignInLink, scopes: list[str], *, by: Actor, now: datetime) -> None:
    """Another version of it stands, and the audit hears of it. Without scopes it is taken back."""
    link.consent += 1
    link.scopes, link.text_version, link.since = scopes, TEXT_VERSION, now
    link.save(update_fields=["consent", "scopes", "text_version", "since"])
    consent = SignInConsent.objects.create(
        applicant_id=link.applicant_id,
        partner_id=link.partner_id,
        number=link.consent,
        scopes=scopes,
        text_version=TEXT_VERSION,
        at=now,
    )
    event = PartnersEvent.CONSENT_GIVEN if scopes else PartnersEvent.CONSENT_WITHDRAWN
    record(event, subject=consent, by=by, at=now, applicant_id=link.applicant_id, scopes=scopes)
