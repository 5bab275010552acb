"""What somebody has earned, instalment by instalment, and against which lists they were screened when one fell due."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from prakerja.incentives.models.settling import settling
from prakerja.incentives.states import DueKind, InstalmentState
from prakerja.kit.append_only import AppendOnly
from prakerja.kit.constraints import values_of


class Instalment(models.Model):
    """One of the payments that the first training earns. Its money stands in the ledger alone."""

    pk = models.CompositePrimaryKey("applicant_id", "award", "number")
    applicant_id = models.UUIDField()
    award = models.PositiveSmallIntegerField()
    #: From 1.
    number = models.PositiveSmallIntegerField()
    wave = models.ForeignKey("waves.Wave", on_delete=models.PROTECT, related_name="+", db_index=False)
    #: The training that has earned it.
    purchase = models.PositiveSmallIntegerField()
    #: In whole rupiah.
    amount = models.BigIntegerField()
    #: In Jakarta.
    due_on = models.DateField()
    state = models.CharField(max_length=8, choices=InstalmentState, default=InstalmentState.PLANNED)
    earned_at = models.DateTimeField()
    fell_due_at = models.DateTimeField(null=True)
    #: Its money has reached its holder.
    settled_at = models.DateTimeField(null=True)
    #: The bank gave it back, last. What is settled again is settled after that.
    returned_at = models.DateTimeField(null=True)
    #: How often it was taken back: each has a posting of its own.
    times_taken_back = models.PositiveSmallIntegerField(default=0, db_default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=InstalmentState.values), name="instalment_state_is_known"),
            *settling("instalment", due=InstalmentState.DUE, taken_back=InstalmentState.TAKEN_BACK),
            models.CheckConstraint(condition=Q(amount__gt=0), name="an_instalment_is_something"),
            models.CheckConstraint(
                condition=Q(state=InstalmentState.PLANNED, fell_due_at__isnull=True)
                | Q(~Q(state=InstalmentState.PLANNED), fell_due_at__gte=F("earned_at")),
                name="what_is_due_has_its_moment",
            ),
        ]
        indexes = [
            # The night looks for these alone, and goes through them in this order.
            models.Index(
                fields=["wave", "due_on", "applicant_id"],
                condition=Q(state=InstalmentState.PLANNED),
                name="instalments_to_fall_due",
            ),
            models.Index(
                fields=["wave", "applicant_id"],
                condition=Q(state=InstalmentState.DUE, settled_at__isnull=True),
                name="instalments_to_pay",
            ),
        ]


class PaymentVerdict(AppendOnly):
    """That nothing spoke against this instalment or survey when it fell due: by which scheme, and asked of which lists.

    Whom a list names is held for it (`cards.Doubt`), and nothing falls due.
    """

    pk = models.CompositePrimaryKey("applicant_id", "award", "kind", "number")
    applicant_id = models.UUIDField()
    award = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=[(kind.value, kind.value) for kind in DueKind])
    #: Of the instalment or survey.
    number = models.PositiveSmallIntegerField()
    decided_at = models.DateTimeField()
    #: Scheme and hash of its file: `2021-0a1b2c3d4e5f`.
    rules_version = models.CharField(max_length=40)
    #: Every list that was in force for the scheme in that moment (`screening.ExclusionList`), in order.
    lists = ArrayField(models.BigIntegerField())

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=values_of(DueKind)), name="a_payment_verdict_has_a_known_kind")
        ]
