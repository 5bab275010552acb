"""A partner's pengelola ends a key: it leaked, or the next one is everywhere."""

from datetime import datetime

from prakerja.audit.record import record
from prakerja.kit.actor import Actor
from prakerja.partners.end_sign_key import NoSignKey
from prakerja.partners.events import PartnersEvent
from prakerja.partners.give_sign_key import end_key
from prakerja.partners.models import PartnerKey
from prakerja.partners.require_keeper import require_keeper


def end_own_key(*, number: int, by: Actor, now: datetime) -> None:
    """No call is signed with it from now on; without another one the partner's program is let in no more.

    Raises PermissionMissing, NotAPartner, PartnerSuspended, NoSignKey: also the second time.
    """
    partner = require_keeper(by=by)
    key = PartnerKey.objects.filter(partner=partner, number=number).first()
    if key is None or (key.valid_until is not None and key.valid_until <= now):
        raise NoSignKey
    end_key(partner, number, now)
    record(PartnersEvent.KEY_ENDED, subject=partner, by=by, at=now, number=number)
