"""What is published of surveys, month by month, and never again otherwise."""

from django.db import models
from django.db.models import Q

from prakerja.kit.append_only import AppendOnly


class SurveyMonth(AppendOnly):
    """The answers handed in in a month, by wave, survey, province and question: counts, and of nobody in particular."""

    #: Its first day, in Jakarta.
    month = models.DateField(primary_key=True)
    published_at = models.DateTimeField()
    #: Counts in the files, and how many of them are hidden.
    counts = models.PositiveIntegerField()
    hidden = models.PositiveIntegerField()
    #: By question and option, of what is published.
    summary = models.JSONField()
    csv = models.BinaryField()
    parquet = models.BinaryField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(hidden__lte=models.F("counts")), name="no_more_is_hidden_than_counted")
        ]
