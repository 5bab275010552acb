"""Which presences count: those that nobody has found to be another person's."""

from typing import Final

from django.db.models import Exists, OuterRef, QuerySet

from prakerja.training.models import Attendance, PresencePhoto, Purchase

_KEY: Final = ("applicant_id", "purchase", "sequence")


def counted() -> "QuerySet[Attendance]":
    """All that count, of everybody."""
    refused = PresencePhoto.objects.not_counted().filter(**{name: OuterRef(name) for name in _KEY})
    return Attendance.objects.filter(~Exists(refused))


def is_refused(purchase: Purchase, sequence: int) -> bool:
    """Whether it was confirmed, and found to be another person's."""
    return PresencePhoto.objects.of((purchase.applicant_id, purchase.number, sequence)).not_counted().exists()
