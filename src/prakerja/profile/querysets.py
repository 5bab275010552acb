"""Named questions to the profile's tables."""

from typing import Any, Self

from django.db.models import QuerySet

from prakerja.kit.actor import ApplicantId


class ParticularsQuerySet(QuerySet[Any]):
    def lock_for(self, applicant_id: ApplicantId) -> Self:
        """The applicant's row, held until the transaction ends: two tabs write one after the other."""
        return self.filter(pk=applicant_id).select_for_update(of=("self",))


class DeclarationQuerySet(QuerySet[Any]):
    def for_applicant(self, applicant_id: ApplicantId) -> Self:
        """Newest first."""
        return self.filter(applicant_id=applicant_id).order_by("-accepted_at")
