"""What became of a purchase: presence, hand-ins, and what the institution declares."""

from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models import Q

from prakerja.kit.append_only import AppendOnly
from prakerja.kit.digest_field import DigestField
from prakerja.kit.holders import Holder
from prakerja.kit.purpose import Purpose


class PresenceRequest(models.Model):
    """An institution asks its participant to confirm that they are present: known by the state that it was given."""

    #: Of the state, which stands in addresses alone.
    digest = DigestField(Purpose.PRESENCE, primary_key=True, runs_out=True)
    applicant_id = models.UUIDField()
    purchase = models.PositiveSmallIntegerField()
    sequence = models.PositiveSmallIntegerField()
    redirect_address = models.CharField(max_length=500)
    asked_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    declined_at = models.DateTimeField(null=True)


class Attendance(AppendOnly):
    """The participant has confirmed that they are present. What an institution says alone is no attendance."""

    pk = models.CompositePrimaryKey("applicant_id", "purchase", "sequence")
    applicant_id = models.UUIDField()
    purchase = models.PositiveSmallIntegerField()
    #: 1 with redeeming; 2 to 10 the further meetings; 999 the final test.
    sequence = models.PositiveSmallIntegerField()
    confirmed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(sequence__range=(1, 10)) | Q(sequence=999),
                name="attendance_is_of_a_meeting_or_the_final_test",
            )
        ]


class LearnerHolder(Holder):
    """Who follows a course under an address that they have with its institution: of course and address together."""

    digests = Purpose.LEARNER


class HandIn(AppendOnly):
    """A task that was handed in (TPM), or the skill that was shown (UK): one address; it may be handed in again."""

    pk = models.CompositePrimaryKey("applicant_id", "purchase", "scope", "sequence", "attempt")
    applicant_id = models.UUIDField()
    purchase = models.PositiveSmallIntegerField()
    #: `tpm` or `uk`.
    scope = models.CharField(max_length=3)
    sequence = models.PositiveSmallIntegerField()
    #: From 1.
    attempt = models.PositiveSmallIntegerField()
    #: The number by which partners know it: drawn by chance, since no counter is shared.
    reference = models.BigIntegerField()
    file_address = models.CharField(max_length=1_000)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(scope="tpm", sequence__range=(1, 998)) | Q(scope="uk", sequence=999),
                name="a_hand_in_is_a_task_or_the_skill",
            )
        ]


class Feedback(AppendOnly):
    """What the institution says to a task that was handed in."""

    pk = models.CompositePrimaryKey("applicant_id", "purchase", "scope", "sequence", "attempt")
    applicant_id = models.UUIDField()
    purchase = models.PositiveSmallIntegerField()
    scope = models.CharField(max_length=3)
    sequence = models.PositiveSmallIntegerField()
    attempt = models.PositiveSmallIntegerField()
    reference = models.BigIntegerField()
    notes = models.CharField(max_length=4_000)
    file_address = models.CharField(max_length=1_000, blank=True)
    at = models.DateTimeField()


class Completion(AppendOnly):
    """The institution declares that its participant has finished; the certificate follows within a working day.

    The latest one counts: within five working days it can correct its scores.
    """

    pk = models.CompositePrimaryKey("applicant_id", "purchase", "number")
    applicant_id = models.UUIDField()
    purchase = models.PositiveSmallIntegerField()
    #: From 1.
    number = models.PositiveSmallIntegerField()
    #: Of the test before and after, 0 to 100; none where there was none.
    score_before = models.PositiveSmallIntegerField(null=True)
    score_after = models.PositiveSmallIntegerField(null=True)
    #: It was proven, and nobody had declared it in time.
    by_clock = models.BooleanField(default=False)
    declared_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=(Q(score_before__isnull=True) | Q(score_before__lte=100))
                & (Q(score_after__isnull=True) | Q(score_after__lte=100)),
                name="scores_are_out_of_a_hundred",
            )
        ]
        indexes = [
            BrinIndex(fields=["declared_at"], name="completions_by_time", autosummarize=True, pages_per_range=16)
        ]
