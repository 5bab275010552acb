"""A partner's pengelola makes another key to sign its calls with. It is shown once."""

from datetime import datetime

from prakerja.audit.record import record
from prakerja.kit.actor import Actor
from prakerja.partners.events import PartnersEvent
from prakerja.partners.give_sign_key import put_next_key
from prakerja.partners.require_keeper import require_keeper


def renew_own_key(*, by: Actor, now: datetime) -> str:
    """The new key, which nobody is shown again. The one before stays valid for a while, earlier ones no more.

    Making twice is making two. Raises PermissionMissing, NotAPartner, PartnerSuspended.
    """
    partner = require_keeper(by=by)
    row = put_next_key(partner, now)
    record(PartnersEvent.KEY_GIVEN, subject=partner, by=by, at=now, number=row.number)
    return row.sign_key
