"""Whose death the office has heard of, so that nothing is asked of their estate."""

from django.db import models
from django.db.models import Q

from prakerja.appeals.querysets import ReportedDeathQuerySet


class ReportedDeath(models.Model):
    """Of one person: the first report counts, until two people have found it to be wrong."""

    pk = models.CompositePrimaryKey("applicant_id", "number")
    applicant_id = models.UUIDField()
    #: From 1; another one only after the one before it was wrong.
    number = models.PositiveSmallIntegerField()
    died_on = models.DateField()
    #: From whom the office knows of it, in words.
    source = models.CharField(max_length=500)
    noted_at = models.DateTimeField()
    noted_by = models.UUIDField()
    #: Two people have found that they live.
    wrong_at = models.DateTimeField(null=True)

    objects = ReportedDeathQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(source=""), name="a_death_is_known_from_somebody"),
            models.UniqueConstraint(fields=["applicant_id"], condition=Q(wrong_at=None), name="one_dies_once"),
        ]
        indexes = [models.Index(fields=["noted_at"], condition=Q(wrong_at=None), name="deaths_by_report")]
