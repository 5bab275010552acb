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

    Page, letter, appeal, audit, statistics and draw all read this row. The draw reads nothing else,
    so that what changes after it changes no candidate.
    """

    pk = models.CompositePrimaryKey("applicant_id", "number", "occasion")
    # The columns stand in the order in which the rows take least room: 350 million for one year (docs/performance.md).
    applicant_id = models.UUIDField()
    decided_at = models.DateTimeField()
    #: By which the draw tells family cards apart (`households.py`); null: no family card was proven.
    household = models.UUIDField(null=True)
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
    #: The day whose ages and lists count; and what the scheme demanded, so that a changed file changes no answer.
    as_of = models.DateField()
    #: Null, of this and of the answers below: not known then, because the step that asks for it was not complete.
    verified_on = models.DateField(null=True)
    #: The wave in which they received before; null: in none.
    received_wave = models.PositiveIntegerField(null=True)
    #: Cards that people on the same family card got in earlier waves.
    household_held = models.PositiveIntegerField()
    #: From 0, among all joiners in the order of their receipts.
    place = models.PositiveIntegerField()
    #: Which of its kind: of a draw the wave's number.
    number = models.PositiveSmallIntegerField()
    minimum_age = models.PositiveSmallIntegerField()
    maximum_age = models.PositiveSmallIntegerField(null=True)
    household_cap = models.PositiveSmallIntegerField(null=True)
    age = models.SmallIntegerField(null=True)
    #: How often the joiner is in the draw.
    tickets = models.PositiveSmallIntegerField(db_default=1)
    in_formal_education = models.BooleanField(null=True)
    disability = models.BooleanField(null=True)
    occasion = models.CharField(max_length=10, choices=Occasion)
    #: Scheme, hash of its file, edition of the rules: `2021-0a1b2c3d4e5f-1`.
    rules_version = models.CharField(max_length=40)
    employment = models.CharField(max_length=20, null=True)  # noqa: DJ001  an answer not given is no empty answer
    office = models.CharField(max_length=30, null=True)  # noqa: DJ001
    #: Of the joiner: their number in the draw, and where they lived when they joined.
    receipt = models.CharField(max_length=20)
    regency = models.CharField(max_length=4)
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
        # A wave's rows lie beside each other, and an index of equal values is small: 7 bytes a row.
        indexes = [models.Index(fields=["number", "occasion"], name="verdicts_of_a_draw")]
