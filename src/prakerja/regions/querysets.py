"""Named filters on provinces and regencies."""

from datetime import date
from typing import Any, Self

from django.db import models
from django.db.models import Q


class DatedQuerySet(models.QuerySet[Any]):
    def in_force_on(self, day: date) -> Self:
        begun = Q(valid_from=None) | Q(valid_from__lte=day)
        return self.filter(begun & (Q(valid_to=None) | Q(valid_to__gt=day)))
