"""What holders say against what was decided about their cards."""

from django.db import models
from django.db.models import Q

from prakerja.kit.append_only import AppendOnly


class Objection(AppendOnly):
    """What a holder says against the move of that number: a revocation, or a hold. One a move."""

    pk = models.CompositePrimaryKey("applicant_id", "award", "number")
    applicant_id = models.UUIDField()
    award = models.PositiveSmallIntegerField()
    #: Of the move.
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="an_objection_says_something")]


class ObjectionDecision(AppendOnly):
    """What two people made of an objection; who they were and why stands in their proposal."""

    pk = models.CompositePrimaryKey("applicant_id", "award", "number")
    applicant_id = models.UUIDField()
    award = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    is_granted = models.BooleanField()
    at = models.DateTimeField()
