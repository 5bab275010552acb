"""A survey that somebody was asked to answer, what they said, and how its money stands."""

from django.db import models
from django.db.models import Q

from prakerja.incentives.models.settling import settling
from prakerja.incentives.states import SurveyState

_FELL_DUE = (SurveyState.DUE, SurveyState.TAKEN_BACK)
_ANSWERED = (SurveyState.HANDED_IN, *_FELL_DUE)


class Survey(models.Model):
    """One of those of the scheme, in order. Whatever is answered, it earns the same."""

    pk = models.CompositePrimaryKey("applicant_id", "award", "number")
    applicant_id = models.UUIDField()
    award = models.PositiveSmallIntegerField()
    #: From 1.
    number = models.PositiveSmallIntegerField()
    wave = models.ForeignKey("waves.Wave", on_delete=models.PROTECT, related_name="+", db_index=False)
    #: In whole rupiah.
    amount = models.BigIntegerField()
    #: Of the questions (`surveys/questions.toml`).
    version = models.PositiveSmallIntegerField()
    #: Days of Jakarta: of the notice, and the last one on which it can be handed in.
    opened_on = models.DateField()
    open_until = models.DateField()
    state = models.CharField(max_length=9, choices=SurveyState, default=SurveyState.OPEN)
    #: Option by question; a draft until it is handed in.
    answers = models.JSONField(default=dict)
    reminded_at = models.DateTimeField(null=True)
    handed_in_at = models.DateTimeField(null=True)
    fell_due_at = models.DateTimeField(null=True)
    #: Its money has reached its holder.
    settled_at = models.DateTimeField(null=True)
    #: The bank gave it back, last.
    returned_at = models.DateTimeField(null=True)
    #: As of an instalment.
    times_taken_back = models.PositiveSmallIntegerField(default=0, db_default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=SurveyState.values), name="survey_state_is_known"),
            models.CheckConstraint(condition=Q(amount__gt=0), name="a_survey_earns_something"),
            models.CheckConstraint(
                condition=Q(state__in=_ANSWERED, handed_in_at__isnull=False)
                | (~Q(state__in=_ANSWERED) & Q(handed_in_at__isnull=True)),
                name="what_was_handed_in_has_its_moment",
            ),
            models.CheckConstraint(
                condition=Q(state__in=_FELL_DUE, fell_due_at__isnull=False)
                | (~Q(state__in=_FELL_DUE) & Q(fell_due_at__isnull=True)),
                name="a_due_survey_has_its_moment",
            ),
            *settling("survey", due=SurveyState.DUE, taken_back=SurveyState.TAKEN_BACK),
        ]
        indexes = [
            models.Index(
                fields=["wave", "open_until"], condition=Q(state=SurveyState.OPEN), name="surveys_that_are_open"
            ),
            models.Index(
                fields=["wave", "applicant_id"], condition=Q(state=SurveyState.HANDED_IN), name="surveys_to_fall_due"
            ),
            models.Index(
                fields=["wave", "applicant_id"],
                condition=Q(state=SurveyState.DUE, settled_at__isnull=True),
                name="surveys_to_pay",
            ),
        ]
