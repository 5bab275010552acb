"""`require_partner()`: the first line of every verb that a partner calls. One prepared statement: each call asks it.

A partner's program names itself by its client code; somebody of its staff is asked for by their membership as well.
"""

from uuid import UUID

from django.db import DEFAULT_DB_ALIAS

from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor, ActorKind
from prakerja.kit.prepared import fetch_prepared
from prakerja.kit.refused import Refused
from prakerja.kit.sql import sql_file
from prakerja.partners.models import Partner, PartnerMember
from prakerja.partners.states import PartnerKind


class NotAPartner(Refused):
    """Nobody of this client code does that: a stranger, or a partner of the other kind."""


class PartnerSuspended(Refused):
    """The office has stopped this partner for now."""


def require_partner(kind: PartnerKind, permission: Permission, *, by: Actor) -> Partner:
    """The partner who acts, as they are at this moment. Raises PermissionMissing, NotAPartner, PartnerSuspended."""
    require(permission, by=by)
    found = _acting(by, kind) if by.kind is ActorKind.PARTNER else None
    if found is None:
        raise NotAPartner
    if found.suspended_at is not None:
        raise PartnerSuspended
    return found


def membership_of(account_id: UUID) -> PartnerMember | None:
    """With the partner; None once it has ended."""
    found: PartnerMember | None = (
        PartnerMember.objects.select_related("partner").filter(pk=account_id, ended_at=None).first()
    )
    return found


def _acting(by: Actor, kind: PartnerKind) -> Partner | None:
    if by.account_id is None:
        return _partner(by.name, kind)
    theirs = _of_staff(by.account_id, by.name)
    return theirs if theirs is not None and theirs.kind == kind else None


def _of_staff(account_id: UUID, client_code: str) -> Partner | None:
    member = membership_of(account_id)
    return None if member is None or member.partner.client_code != client_code else member.partner


def require_any_partner(permission: Permission, *, by: Actor) -> Partner:
    """The same, whichever kind it is of. Raises PermissionMissing, NotAPartner, PartnerSuspended."""
    require(permission, by=by)
    found = partner_behind(by)
    if found is None:
        raise NotAPartner
    if found.suspended_at is not None:
        raise PartnerSuspended
    return found


def partner_behind(by: Actor) -> Partner | None:
    """For whom they act, of either kind, also while it is suspended; None: for nobody, or no more."""
    if by.kind is not ActorKind.PARTNER:
        return None
    if by.account_id is not None:
        return _of_staff(by.account_id, by.name)
    return next(filter(None, (_acting(by, kind) for kind in PartnerKind)), None)


def _partner(client_code: str, kind: PartnerKind) -> Partner | None:
    row = fetch_prepared(sql_file(__file__, "partner_of_code"), {"client_code": client_code, "kind": kind.value})
    return None if row is None else Partner.from_db(DEFAULT_DB_ALIAS, list(row), list(row.values()))
