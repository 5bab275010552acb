"""What people say against having been found not eligible for a draw, and what became of it."""

from django.db import models
from django.db.models import Q


class VerdictObjection(models.Model):
    """Against the verdict of one wave: once."""

    pk = models.CompositePrimaryKey("applicant_id", "wave_id")
    applicant_id = models.UUIDField()
    wave = models.ForeignKey("waves.Wave", on_delete=models.PROTECT, related_name="+", db_index=False)
    text = models.CharField(max_length=2_000)
    at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    is_upheld = models.BooleanField(null=True)
    #: What they are told.
    answer = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(text=""), name="an_objection_to_a_verdict_says_something"),
            models.CheckConstraint(
                condition=Q(decided_at__isnull=True, is_upheld__isnull=True, answer="")
                | (Q(decided_at__isnull=False, is_upheld__isnull=False) & ~Q(answer="")),
                name="a_decided_objection_to_a_verdict_has_its_answer",
            ),
        ]
        indexes = [
            models.Index(fields=["at"], condition=Q(decided_at=None), name="objections_to_verdicts_waiting"),
        ]
