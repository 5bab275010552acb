"""What is owed to partners: a line for each part of a purchase that is proven, and each month's statement of them."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Greatest

from prakerja.kit.touched import Touched
from prakerja.training.statements.querysets import LineQuerySet, StatementQuerySet
from prakerja.training.statements.states import (
    LineKind,
    LineState,
    StatementState,
)
from prakerja.training.states import Part

_STATED = Q(state=LineState.STATED)


class PayableLine(Touched):
    """What a partner is owed for one part of one purchase by one proof, or what is taken back of that.

    Written with the posting that brings the money to the partner's account, or takes it from there.
    """

    pk = models.CompositePrimaryKey("applicant_id", "purchase", "number")
    applicant_id = models.UUIDField()
    purchase = models.PositiveSmallIntegerField()
    #: Made of milestone and part (`holds.py`), so that each is paid once; what takes a line back has its own number.
    number = models.PositiveSmallIntegerField()
    partner = models.ForeignKey("partners.Partner", on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=9, choices=LineKind)
    part = models.CharField(max_length=11)
    #: In whole rupiah; below nothing where it takes back.
    amount = models.BigIntegerField()
    #: What proves it (`schemes.training.Evidence`), and which of those: the meeting, the declaration; else 0. Empty
    #: where it takes back.
    evidence = models.CharField(max_length=11, blank=True)
    evidence_number = models.PositiveSmallIntegerField(default=0)
    earned_at = models.DateTimeField()
    #: Until then what proves it may be corrected or objected to: no statement that is cut off before has it.
    settles_at = models.DateTimeField()
    #: In the ledger, under the same applicant.
    posting_id = models.UUIDField()
    state = models.CharField(max_length=10, choices=LineState, default=LineState.OPEN)
    #: Since when no statement could have it, where one held it up.
    was_held = models.BooleanField(default=False)
    #: The first day of the month whose statement has it.
    month = models.DateField(null=True)

    objects = LineQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=LineState.values), name="line_state_is_a_known_state"),
            models.CheckConstraint(condition=Q(part__in=[part.value for part in Part]), name="line_is_of_a_known_part"),
            models.CheckConstraint(
                condition=Q(kind=LineKind.CLAW_BACK, amount__lt=0, evidence="")
                | (Q(kind__in=[LineKind.PARTIAL, LineKind.FINAL], amount__gt=0) & ~Q(evidence="")),
                name="a_line_names_its_evidence_or_takes_back",
            ),
            models.CheckConstraint(
                condition=(_STATED & Q(month__isnull=False)) | (~_STATED & Q(month__isnull=True)),
                name="a_stated_line_has_its_statement",
            ),
        ]
        indexes = [
            # The lines of a statement, in the order in which people read them.
            models.Index(
                fields=["partner", "month", "posting_id"],
                condition=Q(month__isnull=False),
                name="lines_of_a_statement",
            ),
            # And as they are copied: what came onto it in one stretch stands together, here and in the tables beside.
            models.Index(
                fields=["partner", "month", "updated_at", "posting_id"],
                condition=Q(month__isnull=False),
                name="lines_by_when_written",
            ),
            # What the next statement will have.
            models.Index(
                fields=["partner", "settles_at"], condition=Q(state=LineState.OPEN), name="lines_on_no_statement"
            ),
            models.Index(
                fields=["partner", "earned_at"], condition=Q(state=LineState.HELD), name="lines_that_are_held"
            ),
        ]


class PayableHold(models.Model):
    """Why nothing of a purchase, or one line of it, comes onto a statement for now; and since when it does again."""

    pk = models.CompositePrimaryKey("applicant_id", "purchase", "line", "cause", "reference")
    applicant_id = models.UUIDField()
    purchase = models.PositiveSmallIntegerField()
    #: 0: all of the purchase, what is yet to be proven included.
    line = models.PositiveSmallIntegerField(default=0)
    cause = models.CharField(max_length=10)
    #: Which signal, dispute or objection: by its own key, as text.
    reference = models.CharField(max_length=64)
    #: What somebody of the office wrote; empty where a rule did it.
    reason = models.CharField(max_length=1_000, blank=True)
    held_at = models.DateTimeField()
    released_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["cause", "held_at"], condition=Q(released_at__isnull=True), name="holds_of_payables_that_stand"
            ),
        ]


class Statement(Touched):
    """What a partner is owed for a month: the sum of its lines and adjustments, and what comes of it."""

    pk = models.CompositePrimaryKey("partner_id", "month")
    partner = models.ForeignKey("partners.Partner", on_delete=models.PROTECT, related_name="+", db_index=False)
    #: Its first day.
    month = models.DateField()
    #: It has what was settled before: midnight in Jakarta after the month's last day.
    cut_off = models.DateTimeField()
    state = models.CharField(max_length=8, choices=StatementState, default=StatementState.MAKING)
    lines = models.PositiveIntegerField(default=0)
    #: For what was proven; of it, what had been held up.
    earned = models.BigIntegerField(default=0)
    released = models.BigIntegerField(default=0)
    #: Taken back, as an amount.
    clawed_back = models.BigIntegerField(default=0)
    #: What two people decided after disputes, for the partner or against it.
    adjusted = models.BigIntegerField(default=0)
    #: What earlier statements could not take back, as an amount.
    carried_in = models.BigIntegerField(default=0)
    due = models.GeneratedField(
        expression=F("earned") - F("clawed_back") + F("adjusted") - F("carried_in"),
        output_field=models.BigIntegerField(),
        db_persist=True,
    )
    #: Never below nothing: what is missing is carried on.
    payout = models.GeneratedField(
        expression=Greatest(F("earned") - F("clawed_back") + F("adjusted") - F("carried_in"), 0),
        output_field=models.BigIntegerField(),
        db_persist=True,
    )
    ready_at = models.DateTimeField(null=True)
    #: The partner may dispute it until then.
    disputed_until = models.DateTimeField(null=True)
    approved_at = models.DateTimeField(null=True)

    objects = StatementQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=StatementState.values), name="statement_state_is_a_known_state"
            ),
            models.CheckConstraint(condition=Q(month__day=1), name="a_statement_is_of_a_whole_month"),
            models.CheckConstraint(
                condition=Q(earned__gte=0, clawed_back__gte=0, carried_in__gte=0, released__gte=0),
                name="amounts_of_a_statement_are_not_below_nothing",
            ),
            models.CheckConstraint(
                condition=Q(state=StatementState.MAKING, ready_at__isnull=True)
                | (~Q(state=StatementState.MAKING) & Q(ready_at__isnull=False, disputed_until__isnull=False)),
                name="a_statement_that_is_ready_says_until_when_it_is_disputed",
            ),
            models.CheckConstraint(
                condition=Q(state=StatementState.APPROVED, approved_at__isnull=False)
                | (~Q(state=StatementState.APPROVED) & Q(approved_at__isnull=True)),
                name="a_statement_is_approved_at_a_moment",
            ),
        ]
        indexes = [
            models.Index(fields=["month", "partner"], name="statements_of_a_month"),
            models.Index(fields=["partner", "updated_at", "month"], name="statements_by_when_written"),
        ]
