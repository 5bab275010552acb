"""Named questions to the profile's tables."""

from datetime import datetime
from typing import TYPE_CHECKING, Any, Self
from uuid import UUID

from django.db.models import Q, QuerySet

from prakerja.kit.actor import ApplicantId

if TYPE_CHECKING:
    from prakerja.profile.models import PhoneCode


class ParticularsQuerySet(QuerySet[Any]):
    def lock_for(self, applicant_id: ApplicantId) -> Self:
        """The applicant's row, held until the transaction ends: two tabs write one after the other."""
        return self.filter(pk=applicant_id).select_for_update(of=("self",))


class PhoneCodeQuerySet(QuerySet[Any]):
    def for_applicant(self, applicant_id: ApplicantId) -> Self:
        """Newest first."""
        return self.filter(applicant_id=applicant_id).order_by("-sent_at", "-id")

    def counting(self, applicant_id: ApplicantId, number_digest: UUID, *, since: datetime) -> Self:
        """All that were sent by this account or to this number since then, oldest first."""
        return self.filter(Q(applicant_id=applicant_id) | Q(number_digest=number_digest), sent_at__gt=since).order_by(
            "sent_at"
        )

    def live_beside(self, code: "PhoneCode", *, now: datetime) -> Self:
        """The codes that still open what `code` opens, itself among them."""
        return self.filter(
            applicant_id=code.applicant_id, number_digest=code.number_digest, spent_at=None, expires_at__gt=now
        )


class DeclarationQuerySet(QuerySet[Any]):
    def for_applicant(self, applicant_id: ApplicantId) -> Self:
        """Newest first."""
        return self.filter(applicant_id=applicant_id).order_by("-accepted_at")
