"""Where what somebody was paid differs from what they have a right to, or the books from either."""

from django.db import models
from django.db.models import F, Q

from prakerja.kit.constraints import values_of
from prakerja.payouts.differences.kinds import DifferenceKind
from prakerja.payouts.states import DueKind


class Difference(models.Model):
    """One, of one due; or, with nothing in `due_kind`, of somebody as a whole."""

    pk = models.CompositePrimaryKey("payee_id", "award", "due_kind", "number", "kind")
    payee_id = models.UUIDField()
    award = models.PositiveSmallIntegerField()
    due_kind = models.CharField(max_length=10, blank=True)
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=13, choices=DifferenceKind)
    #: Whose money it is; null: nobody can say.
    wave = models.ForeignKey("waves.Wave", on_delete=models.PROTECT, related_name="+", db_index=False, null=True)
    #: In whole rupiah: by so much.
    amount = models.BigIntegerField()
    #: When it came to be so, as far as rows say.
    since = models.DateTimeField(null=True)
    found_at = models.DateTimeField()
    #: It is found no more.
    ended_at = models.DateTimeField(null=True)
    #: Of the amount, what two people have claimed back or made due; and when, last.
    rectified = models.BigIntegerField(default=0)
    rectified_at = models.DateTimeField(null=True)
    #: How often: each has a posting of its own.
    times_rectified = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=DifferenceKind.values, due_kind__in=["", *values_of(DueKind)]),
                name="difference_has_known_words",
            ),
            models.CheckConstraint(condition=Q(amount__gt=0, rectified__gte=0), name="a_difference_is_something"),
            models.CheckConstraint(
                condition=Q(rectified=0) | Q(rectified__gt=0, rectified_at__isnull=False),
                name="what_was_rectified_says_when",
            ),
        ]
        indexes = [
            # The few that are to be looked at.
            models.Index(
                fields=["kind", "payee_id", "award", "due_kind", "number"],
                condition=Q(ended_at__isnull=True, rectified__lt=F("amount")),
                name="differences_that_stand",
            ),
        ]
