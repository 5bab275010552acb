"""What whoever has finished a course says of it."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Case, F, Q, Value, When
from django.db.models.functions import UUID4

from prakerja.kit.constraints import is_clean_line
from prakerja.training.reviews.querysets import CourseReviewQuerySet


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
