"""`sign_badges()`: whoever has asked for their certificate as a badge has it, signed by the newest key."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Final
from uuid import UUID

from django.conf import settings

from prakerja.accounts.models import Account
from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.training.certificates.badge_keys import declare_badge_key, newest_badge_key, public_jwk
from prakerja.training.certificates.credential import Achieved, credential_of, issuer_profile, sign_credential
from prakerja.training.events import TrainingEvent
from prakerja.training.models import Badge, Certificate, Purchase
from prakerja.training.querysets import PurchaseKey

_AT_ONCE: Final = 50


def sign_badges(*, by: Actor, now: datetime, at_once: int = _AT_ONCE) -> bool:
    """The next badges are signed; returns whether there may be more. One whose certificate was withdrawn since it was
    asked for is signed all the same, and its status says so.
    """
    require(Permission.SIGN_BADGES, by=by)
    waiting = Badge.objects.filter(signed_at=None).order_by("asked_at", "applicant_id")
    badges = list(waiting.select_for_update(no_key=True, skip_locked=True)[:at_once])
    if not badges:
        return False
    key = newest_badge_key()
    jwk, issuer = public_jwk(key), str(issuer_profile(settings.BASE_URL)["id"])
    declare_badge_key(jwk, now=now)
    achieved = _achieved([badge.pk for badge in badges])
    for badge in badges:
        said = achieved[badge.pk]
        credential = credential_of(said, base_url=settings.BASE_URL)
        badge.token = sign_credential(credential, issuer_id=issuer, issued_at=said.issued_at, key=key, jwk=jwk)
        badge.signed_at = now
        record(
            TrainingEvent.BADGE_SIGNED, subject=badge, by=by, at=now, applicant_id=badge.applicant_id, kid=jwk["kid"]
        )
    Badge.objects.bulk_update(badges, ["sealed_token", "signed_at"])
    return len(badges) == at_once


def _achieved(keys: Sequence[PurchaseKey]) -> Mapping[PurchaseKey, Achieved]:
    """Three statements, however many there are."""
    certificates = {one.pk: one for one in Certificate.objects.filter(pk__in=keys)}
    names: dict[UUID, str] = dict(
        Account.objects.filter(pk__in={whose for whose, _ in keys}).values_list("pk", "full_name")
    )
    bought = Purchase.objects.select_related("schedule__course__institution").filter(pk__in=keys)
    return {one.pk: _said(one, certificates[one.pk], names.get(one.applicant_id, "")) for one in bought}


def _said(bought: Purchase, certificate: Certificate, name: str) -> Achieved:
    course = bought.schedule.course
    return Achieved(
        page=f"{settings.BASE_URL}/sertifikat/{certificate.code.hex}",
        name=name,
        course_page=f"{settings.BASE_URL}/pelatihan/{course.pk}/",
        title=course.title,
        summary=course.summary,
        institution=course.institution.name,
        hours=course.hours,
        issued_at=certificate.issued_at,
    )
