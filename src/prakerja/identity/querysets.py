"""Named ways to find identities, photos and reviews."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import models
from django.db.models import Q

from prakerja.identity.states import HOLDING
from prakerja.kit.actor import ApplicantId

if TYPE_CHECKING:
    from prakerja.identity.models import Identity, Photo, Review  # noqa: F401  named as text below

#: A reviewer who went home must not keep a case for ever.
TAKEN_FOR: timedelta = timedelta(minutes=30)


class IdentityQuerySet(models.QuerySet["Identity"]):
    def for_applicant(self, applicant_id: ApplicantId | UUID) -> "IdentityQuerySet":
        return self.filter(applicant_id=applicant_id)

    def holding(self, nik_digest: UUID) -> "IdentityQuerySet":
        """The one account that the NIK belongs to, if any."""
        return self.filter(nik_digest=nik_digest, state__in=HOLDING)

    def lock_in_order(self) -> "IdentityQuerySet":
        return self.select_for_update(of=("self",), no_key=True).order_by("pk")


class PhotoQuerySet(models.QuerySet["Photo"]):
    def current(self, identity: "Identity") -> "PhotoQuerySet":
        """Those that count now: a new round begins when the registry has answered or new photos are asked for."""
        return self.filter(identity=identity, round=identity.photo_round).order_by("try_number")


class ReviewQuerySet(models.QuerySet["Review"]):
    def waiting(self) -> "ReviewQuerySet":
        """The queue, oldest first."""
        return self.filter(decided_at__isnull=True).order_by("opened_at", "pk")

    def free_for(self, reviewer_id: UUID, now: datetime) -> "ReviewQuerySet":
        """Still to be decided, and with nobody else."""
        nobody = Q(reviewer_id__isnull=True) | Q(reviewer_id=reviewer_id) | Q(taken_at__lt=now - TAKEN_FOR)
        return self.filter(nobody, decided_at__isnull=True)
