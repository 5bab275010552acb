"""With which partners somebody signs in, and what each learns of them: for the page on which they take it back."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from prakerja.partners.models import Partner
from prakerja.partners.sso.models import SignInLink
from prakerja.partners.sso.rules import Scope


@dataclass(frozen=True)
class OwnSignIn:
    partner_id: UUID
    partner: str
    scopes: tuple[Scope, ...]
    since: datetime


def own_sign_ins(applicant_id: UUID) -> list[OwnSignIn]:
    """By the partners' names. Two statements."""
    links = SignInLink.objects.filter(applicant_id=applicant_id).exclude(scopes=[])
    agreed = {link.partner_id: link for link in links}
    partners = Partner.objects.filter(pk__in=agreed).order_by("name")
    return [_own(one, agreed[one.pk]) for one in partners]


def _own(partner: Partner, link: SignInLink) -> OwnSignIn:
    if link.since is None:
        raise LookupError("a consent has its moment")
    return OwnSignIn(partner.pk, partner.name, tuple(map(Scope, link.scopes)), link.since)
