"""What institutions, or the clock, declare of participants, and what these say to it."""

from django.db import models
from django.db.models import Q

from prakerja.kit.touched import Touched
from prakerja.training.declarations.querysets import TrainingDeclarationQuerySet
from prakerja.training.declarations.states import UNSETTLED, DeclarationKind, DeclarationState, LeaveReason

_DECIDED = (DeclarationState.UPHELD.value, DeclarationState.DISMISSED.value)
_OBJECTED = (DeclarationState.OBJECTED.value, *_DECIDED)


class TrainingDeclaration(Touched):
    """That a participant has finished, did not come, comes to another schedule, or left."""

    pk = models.CompositePrimaryKey("applicant_id", "purchase", "number")
    applicant_id = models.UUIDField()
    purchase = models.PositiveSmallIntegerField()
    #: From 1.
    number = models.PositiveSmallIntegerField()
    institution = models.ForeignKey("partners.Partner", on_delete=models.PROTECT, related_name="+", db_index=False)
    kind = models.CharField(max_length=8, choices=DeclarationKind)
    #: Of whoever left; empty elsewhere.
    reason = models.CharField(max_length=12, choices=LeaveReason, blank=True)
    #: Of whoever comes to another one.
    from_schedule_id = models.BigIntegerField(null=True)
    to_schedule_id = models.BigIntegerField(null=True)
    #: It was proven, and nobody had declared it in time.
    by_clock = models.BooleanField(default=False)
    declared_at = models.DateTimeField()
    objected_until = models.DateTimeField()
    state = models.CharField(max_length=10, choices=DeclarationState, default=DeclarationState.OPEN)
    #: In the participant's own words.
    objection = models.CharField(max_length=2_000, blank=True)
    objected_at = models.DateTimeField(null=True)
    #: What two curators wrote, for participant and institution.
    decision = models.CharField(max_length=1_000, blank=True)
    decided_at = models.DateTimeField(null=True)
    #: The number by which partners know it: drawn by chance, since no counter is shared.
    reference = models.BigIntegerField()

    objects = TrainingDeclarationQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=DeclarationState.values), name="declaration_state_is_a_known_state"
            ),
            models.CheckConstraint(
                condition=(Q(kind=DeclarationKind.LEFT) & Q(reason__in=LeaveReason.values))
                | (~Q(kind=DeclarationKind.LEFT) & Q(reason="")),
                name="who_left_had_a_reason",
            ),
            models.CheckConstraint(
                condition=Q(kind=DeclarationKind.DEFERRED, from_schedule_id__isnull=False, to_schedule_id__isnull=False)
                | (~Q(kind=DeclarationKind.DEFERRED) & Q(from_schedule_id__isnull=True, to_schedule_id__isnull=True)),
                name="who_is_deferred_comes_to_another_schedule",
            ),
            models.CheckConstraint(
                condition=Q(objected_at__isnull=True, objection="") & ~Q(state__in=_OBJECTED)
                | Q(objected_at__isnull=False) & ~Q(objection=""),
                name="an_objection_to_a_declaration_says_something",
            ),
            models.CheckConstraint(
                condition=Q(state__in=_DECIDED, decided_at__isnull=False) & ~Q(decision="")
                | ~Q(state__in=_DECIDED) & Q(decided_at__isnull=True, decision=""),
                name="an_objection_is_decided_with_a_reason",
            ),
            models.UniqueConstraint(
                fields=["applicant_id", "purchase"],
                condition=Q(state__in=sorted(state.value for state in UNSETTLED)),
                name="one_declaration_is_answered_at_a_time",
            ),
        ]
        indexes = [
            models.Index(fields=["institution", "updated_at"], name="declarations_by_when_written"),
            models.Index(
                fields=["objected_at"],
                condition=Q(state=DeclarationState.OBJECTED),
                name="objections_that_wait",
            ),
            models.Index(
                fields=["objected_until"],
                condition=Q(state=DeclarationState.OPEN),
                name="declarations_that_are_open",
            ),
        ]
