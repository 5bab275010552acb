"""What a partner says against a statement, and what a later statement has of an earlier one."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import UUID4

from prakerja.kit.touched import Touched
from prakerja.training.statements.querysets import DisputeQuerySet
from prakerja.training.statements.states import (
    AdjustmentKind,
    DisputeState,
)


class StatementAdjustment(models.Model):
    """What a statement has beside its lines: a claim carried on from an earlier one, or what two people decided.

    A claim with a posting is a claim in the books too, of which the partner was told (`claims.py`).
    """

    id = models.UUIDField(primary_key=True, db_default=UUID4())
    partner = models.ForeignKey("partners.Partner", on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=8, choices=AdjustmentKind)
    #: Below nothing where the partner gets less by it.
    amount = models.BigIntegerField()
    #: The month whose statement left the claim, or was disputed.
    of_month = models.DateField()
    #: What a decision moved in the ledger, under the programme; a claim moves nothing anew by itself.
    posting_id = models.UUIDField(null=True)
    at = models.DateTimeField()
    #: The first day of the month whose statement has it.
    month = models.DateField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=~Q(amount=0), name="an_adjustment_changes_something"),
            models.CheckConstraint(
                condition=Q(kind=AdjustmentKind.CLAIM, amount__lt=0)
                | Q(kind__in=[AdjustmentKind.DECISION, AdjustmentKind.OVERPAID], posting_id__isnull=False),
                name="a_claim_is_carried_and_a_decision_is_posted",
            ),
            models.UniqueConstraint(
                fields=["partner", "of_month"],
                condition=Q(kind=AdjustmentKind.CLAIM),
                name="a_statement_leaves_one_claim",
            ),
        ]
        indexes = [models.Index(fields=["partner", "month"], name="adjustments_of_a_statement")]


class StatementDispute(Touched):
    """A partner says that a statement, or a line of it, is wrong; somebody answers in so many working days."""

    id = models.UUIDField(primary_key=True, db_default=UUID4())
    partner = models.ForeignKey("partners.Partner", on_delete=models.PROTECT, related_name="+", db_index=False)
    month = models.DateField()
    #: The line that it is about; null: the statement as a whole.
    applicant_id = models.UUIDField(null=True)
    purchase = models.PositiveSmallIntegerField(null=True)
    line = models.PositiveSmallIntegerField(null=True)
    reason = models.CharField(max_length=16)
    text = models.CharField(max_length=2_000)
    state = models.CharField(max_length=8, choices=DisputeState, default=DisputeState.RAISED)
    raised_at = models.DateTimeField()
    #: When somebody is to have answered.
    answer_by = models.DateTimeField()
    answer = models.CharField(max_length=2_000, blank=True)
    answered_at = models.DateTimeField(null=True)

    objects = DisputeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=DisputeState.values), name="dispute_state_is_a_known_state"),
            models.CheckConstraint(
                condition=Q(applicant_id__isnull=True, purchase__isnull=True, line__isnull=True)
                | Q(applicant_id__isnull=False, purchase__isnull=False, line__isnull=False),
                name="a_dispute_is_about_a_line_or_about_all",
            ),
            models.CheckConstraint(
                condition=Q(state=DisputeState.RAISED, answered_at__isnull=True, answer="")
                | (~Q(state=DisputeState.RAISED) & Q(answered_at__isnull=False) & ~Q(answer="")),
                name="an_answer_to_a_dispute_has_its_words",
            ),
            models.UniqueConstraint(
                fields=["partner", "month", "applicant_id", "purchase", "line"],
                condition=Q(state=DisputeState.RAISED),
                nulls_distinct=False,
                name="one_dispute_of_a_line_at_a_time",
            ),
        ]
        indexes = [
            models.Index(fields=["answer_by"], condition=Q(state=DisputeState.RAISED), name="disputes_that_wait"),
            models.Index(fields=["partner", "updated_at", "id"], name="disputes_by_when_written"),
        ]
