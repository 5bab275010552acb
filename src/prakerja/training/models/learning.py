"""What became of a purchase: presence, hand-ins, what the institution declares, the certificate, the review."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import BrinIndex
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import UUID4

from prakerja.kit.append_only import AppendOnly
from prakerja.kit.constraints import is_clean_line
from prakerja.kit.digest_field import DigestField
from prakerja.kit.holders import Holder
from prakerja.kit.purpose import Purpose
from prakerja.kit.sealed_field import Opened, SealedField
from prakerja.training.querysets import CertificateQuerySet
from prakerja.training.reviews.querysets import CourseReviewQuerySet


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


class Certificate(models.Model):
    """What anybody can check by the code that stands on it."""

    pk = models.CompositePrimaryKey("applicant_id", "purchase")
    applicant_id = models.UUIDField()
    purchase = models.PositiveSmallIntegerField()
    code = models.UUIDField(db_default=UUID4())
    issued_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)
    #: By its name in `certificates/reasons.py`, whose words its page says.
    withdrawn_for = models.CharField(max_length=24, blank=True)

    objects = CertificateQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(withdrawn_at__isnull=True, withdrawn_for="")
                | (Q(withdrawn_at__isnull=False) & ~Q(withdrawn_for="")),
                name="a_certificate_is_withdrawn_for_a_reason",
            )
        ]


class CertificateCode(AppendOnly):
    """Where the code on a certificate leads to."""

    code = models.UUIDField(primary_key=True)
    applicant_id = models.UUIDField()
    purchase = models.PositiveSmallIntegerField()


class Badge(models.Model):
    """A certificate as a signed credential that its holder hands on. Made for those alone who have asked for theirs."""

    pk = models.CompositePrimaryKey("applicant_id", "purchase")
    applicant_id = models.UUIDField()
    purchase = models.PositiveSmallIntegerField()
    asked_at = models.DateTimeField()
    #: It names its holder. The worker has the key to sign with, and the pages have not.
    sealed_token = SealedField(Purpose.BADGE, row="purchase", is_later=True)
    signed_at = models.DateTimeField(null=True)

    token = Opened(sealed_token)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(signed_at__isnull=True, sealed_token__isnull=True)
                | Q(signed_at__isnull=False, sealed_token__isnull=False),
                name="a_signed_badge_has_its_moment",
            )
        ]
        indexes = [
            models.Index(fields=["asked_at"], condition=Q(signed_at__isnull=True), name="badges_to_be_signed"),
        ]


class Review(models.Model):
    """What somebody who has finished a course says of it, for all to read."""

    pk = models.CompositePrimaryKey("applicant_id", "purchase")
    applicant_id = models.UUIDField()
    purchase = models.PositiveSmallIntegerField()
    course_id = models.BigIntegerField()
    #: By which others name it, who are not to learn whose it is; another one each time that it is written.
    reference = models.UUIDField(db_default=UUID4())
    stars = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=1_000)
    written_at = models.DateTimeField()
    #: What the institution says to it; it changes nothing of what was said.
    answer = models.CharField(max_length=1_000, blank=True)
    answered_at = models.DateTimeField(null=True)
    #: By which rules nobody reads it; none: all do.
    hidden_for = ArrayField(models.CharField(max_length=24), default=list)
    #: What it adds to the stars of its course, and what of that was added already.
    weight = models.GeneratedField(
        expression=Case(When(hidden_for=[], then=F("stars")), default=Value(0)),
        output_field=models.PositiveSmallIntegerField(),
        db_persist=True,
    )
    counted = models.PositiveSmallIntegerField(default=0)

    objects = CourseReviewQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(stars__range=(1, 5)), name="one_to_five_stars"),
            models.CheckConstraint(condition=is_clean_line("text"), name="a_review_is_text_that_is_seen"),
            models.CheckConstraint(
                condition=Q(answered_at__isnull=True, answer="") | (Q(answered_at__isnull=False) & ~Q(answer="")),
                name="an_answer_to_a_review_has_its_moment",
            ),
        ]
        indexes = [
            models.Index(
                fields=["course_id", "-written_at", "-reference"],
                condition=Q(hidden_for=[]),
                name="reviews_of_a_course_by_time",
            ),
            models.Index(fields=["reference"], name="reviews_by_reference"),
            models.Index(fields=["course_id"], condition=~Q(counted=F("weight")), name="reviews_to_be_counted"),
        ]
