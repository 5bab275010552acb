"""From where presence was confirmed, as digests that say nothing to anybody."""

from dataclasses import dataclass
from datetime import datetime

from prakerja.kit.digests import digest
from prakerja.kit.purpose import Purpose
from prakerja.training.models import PresenceTrace, Purchase


@dataclass(frozen=True)
class SeenFrom:
    """The network whence a request came, and the key of the browser, if it keeps one."""

    network: str
    device: str = ""


def keep_trace(purchase: Purchase, sequence: int, seen: SeenFrom, *, now: datetime) -> None:
    PresenceTrace.objects.create(
        applicant_id=purchase.applicant_id,
        purchase=purchase.number,
        sequence=sequence,
        course_id=purchase.schedule.course_id,
        network=digest(seen.network, purpose=Purpose.PRESENCE_NETWORK),
        device=digest(seen.device, purpose=Purpose.PRESENCE_DEVICE) if seen.device else None,
        at=now,
    )
