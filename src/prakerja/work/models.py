"""Long work: one row for each kind and subject, e.g. telling the joiners of wave 12."""

from django.db import models

from prakerja.work.states import WorkState


class LongWork(models.Model):
    """What has to be done on one subject, and how it stands. Holds no personal data."""

    pk = models.CompositePrimaryKey("kind", "subject")
    #: The job's name.
    kind = models.CharField(max_length=60)
    #: The job's lock, e.g. `wave 12`: work on one subject is done in turn, of whatever kind.
    subject = models.CharField(max_length=80)
    #: The job's arguments, by which it is put on the queue again.
    arguments = models.JSONField()
    state = models.CharField(max_length=9, choices=WorkState, default=WorkState.DUE)
    #: How many are done, of how many; `of` is null where nobody counts.
    done = models.PositiveBigIntegerField(default=0)
    of = models.PositiveBigIntegerField(null=True)
    #: The place reached, in the words of the work itself; empty at its beginning.
    cursor = models.CharField(max_length=200, blank=True)
    asked_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    #: The name of the fault; never its text, which may repeat what somebody typed.
    failure = models.CharField(max_length=80, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(state__in=list(WorkState)), name="work_state_is_a_known_state"),
            models.CheckConstraint(
                condition=~models.Q(state=WorkState.ENDED) | models.Q(ended_at__isnull=False),
                name="work_that_ended_has_its_time",
            ),
            models.CheckConstraint(
                condition=models.Q(state=WorkState.FAILED, failed_at__isnull=False) & ~models.Q(failure="")
                | ~models.Q(state=WorkState.FAILED) & models.Q(failed_at__isnull=True, failure=""),
                name="work_has_a_cause_exactly_while_it_has_failed",
            ),
        ]
        indexes = [
            models.Index(
                fields=["asked_at"], condition=models.Q(state__in=["due", "under_way"]), name="work_still_open"
            ),
        ]
