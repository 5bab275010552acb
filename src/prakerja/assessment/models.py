"""The sitting of the test, its answers, and extra time granted by staff. Everything belongs to one applicant."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from prakerja.assessment.querysets import ExtraTimeQuerySet, SittingQuerySet
from prakerja.assessment.rules import FEWEST_EXTRA_MINUTES, MOST_EXTRA_MINUTES, Blueprint, compose_test
from prakerja.assessment.states import EndedBy, SittingState
from prakerja.assessment.variants import Item
from prakerja.kit.append_only import AppendOnly


class Sitting(models.Model):
    """An applicant sits the test, once. Its items follow from `seed`, the blueprint and `bank`; the clock is ours."""

    applicant_id = models.UUIDField(primary_key=True)
    state = models.CharField(max_length=8, choices=SittingState, default=SittingState.RUNNING)
    bank = models.CharField(max_length=8)
    #: 32 random bytes; whoever has them has the answers.
    seed = models.BinaryField()
    #: Place of the right option per item, null where there is none: lets the database score without composing.
    answer_key = ArrayField(models.SmallIntegerField(null=True))
    scheme = models.CharField(max_length=40, db_comment="name and version of the scheme that the blueprint comes from")
    minutes = models.PositiveSmallIntegerField()
    extra_minutes = models.PositiveSmallIntegerField(default=0)
    motivation_items = models.PositiveSmallIntegerField()
    reading_items = models.PositiveSmallIntegerField()
    arithmetic_items = models.PositiveSmallIntegerField()
    ordering_items = models.PositiveSmallIntegerField()
    started_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    finished_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=9, choices=EndedBy, null=True)  # noqa: DJ001  null while it runs
    right_answers = models.PositiveSmallIntegerField(null=True)

    objects = SittingQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=SittingState.values), name="sitting_state_is_a_known_state"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("started_at")), name="sitting_ends_after_it_starts"),
            models.CheckConstraint(
                condition=Q(state=SittingState.RUNNING, finished_at=None, ended_by=None, right_answers=None)
                | Q(
                    state=SittingState.FINISHED,
                    finished_at__isnull=False,
                    ended_by__isnull=False,
                    right_answers__isnull=False,
                ),
                name="finished_sitting_has_its_end_and_its_result",
            ),
            models.CheckConstraint(
                condition=Q(finished_at=None) | Q(finished_at__lte=F("ends_at")),
                name="sitting_finishes_within_its_time",
            ),
        ]
        indexes = [
            models.Index(fields=["ends_at"], condition=Q(state=SittingState.RUNNING), name="sittings_under_way_by_end")
        ]

    @property
    def blueprint(self) -> Blueprint:
        return Blueprint(
            scheme=self.scheme,
            minutes=self.minutes,
            motivation=self.motivation_items,
            reading=self.reading_items,
            arithmetic=self.arithmetic_items,
            ordering=self.ordering_items,
        )

    @property
    def items(self) -> tuple[Item, ...]:
        """The applicant's items in their order, recomputed from the seed."""
        return compose_test(bytes(self.seed), self.blueprint, bank=self.bank)

    @property
    def given_answers(self) -> dict[int, int]:
        """Place of the item → place of the chosen option, both from 0; one query."""
        return dict(Answer.objects.filter(applicant_id=self.pk).values_list("position", "option"))


class Answer(models.Model):
    """The option that an applicant chose last for one item. Both places count from 0."""

    pk = models.CompositePrimaryKey("applicant_id", "position")
    applicant_id = models.UUIDField()
    position = models.PositiveSmallIntegerField()
    option = models.PositiveSmallIntegerField()
    saved_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(option__lte=4), name="answer_is_one_of_five_options_at_most")]


class ExtraTime(AppendOnly):
    """Staff gave an applicant more minutes, for a reason; once, and for good."""

    applicant_id = models.UUIDField(primary_key=True)
    minutes = models.PositiveSmallIntegerField()
    reason = models.TextField()
    granted_by = models.UUIDField(db_comment="account of the member of staff")
    granted_at = models.DateTimeField()

    objects = ExtraTimeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(minutes__range=(FEWEST_EXTRA_MINUTES, MOST_EXTRA_MINUTES)),
                name="extra_time_is_1_to_120_minutes",
            ),
            models.CheckConstraint(condition=~Q(reason=""), name="extra_time_has_a_reason"),
        ]
