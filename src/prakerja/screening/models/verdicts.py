"""What the rules said of somebody."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from prakerja.kit.append_only import AppendOnly
from prakerja.screening.models.lists import ExclusionList
from prakerja.screening.querysets import VerdictQuerySet
from prakerja.screening.reasons import Occasion, Reason


class Verdict(AppendOnly):
    """What the rules said of somebody on one occasion, with the facts used, each once. Never changed.

    The page, the letter, an appeal, the audit and the statistics all read this row.
    """

    pk = models.CompositePrimaryKey("applicant_id", "occasion", "number")
    applicant_id = models.UUIDField()
    occasion = models.CharField(max_length=10, choices=Occasion)
    #: Which of its kind: of a draw the wave's number.
    number = models.PositiveIntegerField()
    decided_at = models.DateTimeField()
    #: Scheme, hash of its file, edition of the rules: `2021-0a1b2c3d4e5f-1`.
    rules_version = models.CharField(max_length=40)
    #: The day whose ages and lists count; and what the scheme demanded, so that a changed file changes no answer.
    as_of = models.DateField()
    minimum_age = models.PositiveSmallIntegerField()
    maximum_age = models.PositiveSmallIntegerField(null=True)
    household_cap = models.PositiveSmallIntegerField(null=True)
    # The facts. Null: not known then, because the step that asks for it was not complete.
    verified_on = models.DateField(null=True)
    age = models.SmallIntegerField(null=True)
    in_formal_education = models.BooleanField(null=True)
    employment = models.CharField(max_length=20, null=True)  # noqa: DJ001  an answer not given is no empty answer
    office = models.CharField(max_length=30, null=True)  # noqa: DJ001
    disability = models.BooleanField(null=True)
    #: The wave in which they received before; null: in none.
    received_wave = models.PositiveIntegerField(null=True)
    #: Cards that people on the same family card got in earlier waves.
    household_held = models.PositiveIntegerField()
    # The lists that named them, one a rule at most: the one imported first.
    education_list = models.ForeignKey(
        ExclusionList, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    office_list = models.ForeignKey(
        ExclusionList, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    aid_list = models.ForeignKey(ExclusionList, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    recipient_list = models.ForeignKey(
        ExclusionList, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    #: Why not, in the order in which a person is told; none: eligible.
    reasons = ArrayField(models.CharField(max_length=20))

    objects = VerdictQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(occasion__in=Occasion.values), name="verdict_is_for_a_known_occasion"),
            models.CheckConstraint(
                condition=Q(reasons__contained_by=[reason.value for reason in Reason]),
                name="verdict_gives_known_reasons",
            ),
        ]
        indexes = [models.Index(fields=["occasion", "number"], condition=~Q(reasons=[]), name="failed_verdicts")]
