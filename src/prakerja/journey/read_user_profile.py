"""`read_user_profile()`: what a partner learns of somebody who signed in with it: what they agreed to."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from prakerja.accounts.models import Account
from prakerja.audit.record import record
from prakerja.cards.models import Card
from prakerja.journey.events import JourneyEvent
from prakerja.kit.actor import Actor
from prakerja.partners.sso.require_client import require_client
from prakerja.partners.sso.rules import Scope
from prakerja.partners.sso.signed_in_person import signed_in_person
from prakerja.profile.models import Phone


@dataclass(frozen=True)
class UserProfile:
    """Empty: not agreed to, not asked for, or not there."""

    subject: UUID
    name: str = ""
    email: str = ""
    card_number: str = ""
    phone: str = ""


def read_user_profile(*, token: str, by: Actor, now: datetime) -> UserProfile | None:
    """Each reading is on record with what was handed over. None: the token opens nothing, or its person has gone.

    Raises ClientUnknown, PartnerSuspended.
    """
    client = require_client(by=by)
    person = signed_in_person(token, client, now=now)
    if person is None:
        return None
    grant = person.grant
    account = Account.objects.filter(pk=grant.applicant_id, is_active=True).first()
    if account is None:
        return None
    # What the office has taken from the partner since, it is given no more.
    scopes = {scope for scope in grant.scopes if scope in client.scopes}
    record(
        JourneyEvent.PROFILE_HANDED_OVER,
        subject=grant,
        by=by,
        at=now,
        applicant_id=account.pk,
        scopes=sorted(scopes),
    )
    return UserProfile(
        subject=person.subject,
        name=account.full_name if Scope.NAME in scopes else "",
        email=account.email if Scope.EMAIL in scopes else "",
        card_number=_card_number(account.pk) if Scope.CARD in scopes else "",
        phone=_phone(account.pk) if Scope.PHONE in scopes else "",
    )


def _card_number(applicant_id: UUID) -> str:
    """Of the card that they can use now."""
    card: Card | None = Card.objects.of_applicant(applicant_id).live().order_by("-award").first()
    return card.number if card else ""


def _phone(applicant_id: UUID) -> str:
    phone = Phone.objects.filter(pk=applicant_id).first()
    return phone.number if phone else ""
