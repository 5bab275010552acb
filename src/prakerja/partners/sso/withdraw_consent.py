"""Somebody takes back what they have agreed to: the partner learns nothing more of them."""

from datetime import datetime
from uuid import UUID

from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.partners.sso.agree_to_sign_in import note_consent
from prakerja.partners.sso.models import SignInLink
from prakerja.partners.sso.tickets import end_grants
from prakerja.partners.states import Ended


def withdraw_consent(*, applicant_id: UUID, partner_id: UUID, by: Actor, now: datetime) -> None:
    """No code or token of the two opens anything any more. Doing it twice is doing it once."""
    require(Permission.APPLY, by=by, of=applicant_id)
    link = SignInLink.objects.select_for_update().filter(pk=(applicant_id, partner_id)).first()
    if link is None or not link.scopes:
        return
    end_grants(Ended.WITHDRAWN, at=now, applicant_id=applicant_id, partner_id=partner_id)
    note_consent(link, [], by=by, now=now)
