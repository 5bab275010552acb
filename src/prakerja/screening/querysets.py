"""Named filters on lists and verdicts."""

from datetime import date
from typing import TYPE_CHECKING, Self
from uuid import UUID

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    from prakerja.screening.models import ExclusionList, Verdict  # noqa: F401  named as text below


class ExclusionListQuerySet(models.QuerySet["ExclusionList"]):
    def in_force_on(self, day: date) -> Self:
        return self.filter(Q(valid_until=None) | Q(valid_until__gte=day), valid_from__lte=day)

    def naming(self, nik_digest: UUID) -> Self:
        return self.filter(excluded__nik_digest=nik_digest)


class VerdictQuerySet(models.QuerySet["Verdict"]):
    def failed(self) -> Self:
        return self.filter(passed=False)
