"""A partner gets another key to sign its calls with. It is shown once, and kept under seal."""

import secrets
from datetime import datetime
from typing import Final
from uuid import UUID

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.partners.events import PartnersEvent
from prakerja.partners.lock_partner import lock_partner
from prakerja.partners.models import Partner, PartnerKey
from prakerja.partners.rules import ends_of_keys

#: Partners' clients know keys of 32 hex digits, and sign with these as they are written.
_BYTES: Final = 16


def give_sign_key(*, partner_id: UUID, by: Actor, now: datetime) -> str:
    """The new key, which nobody is shown again. The one before stays valid for a while, earlier ones no more.

    Giving twice is giving two: the first of them is the one before. Raises NoPartner.
    """
    require(Permission.ADMIT_PARTNERS, by=by)
    partner = lock_partner(partner_id)
    row = put_next_key(partner, now)
    record(PartnersEvent.KEY_GIVEN, subject=partner, by=by, at=now, number=row.number)
    return row.sign_key


def put_next_key(partner: Partner, now: datetime) -> PartnerKey:
    """The partner, whose row the caller holds, has one key more; the one before ends in a while, earlier ones now."""
    keys = dict(PartnerKey.objects.filter(partner=partner).values_list("number", "valid_until"))
    for number, until in ends_of_keys(keys, now=now).items():
        end_key(partner, number, until)
    row = new_key(partner, max(keys, default=0) + 1, since=now)
    row.save(force_insert=True)
    return row


def new_key(partner: Partner, number: int, *, since: datetime) -> PartnerKey:
    """Not yet in the database."""
    row = PartnerKey(partner_id=partner.pk, number=number, valid_from=since)
    row.sign_key = secrets.token_hex(_BYTES)
    return row


def end_key(partner: Partner, number: int, until: datetime) -> None:
    """It is valid until then. One given at that very moment was never valid, and has no while."""
    rows = PartnerKey.objects.filter(partner=partner, number=number)
    rows.filter(valid_from__lt=until).update(valid_until=until)
    rows.filter(valid_from__gte=until).delete()
