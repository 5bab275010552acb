"""What institutions asked days ago is forgotten: who was present stands in the attendances."""

from datetime import datetime, timedelta
from typing import Final

from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.training.models import PresenceRequest, RehearsalPresence

#: As long as somebody may look at the page again by which they confirmed.
KEPT_FOR: Final = timedelta(days=2)


def forget_presence_requests(*, by: Actor, now: datetime) -> None:
    require(Permission.ISSUE_CERTIFICATES, by=by)
    PresenceRequest.objects.filter(expires_at__lt=now - KEPT_FOR).delete()
    RehearsalPresence.objects.filter(expires_at__lt=now - KEPT_FOR).delete()
