"""What can be bought: courses, what they cost and cost before, who sells them, when they take place. Read by all."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector, SearchVectorField
from django.db import models
from django.db.models import F, Q

from prakerja.kit.append_only import AppendOnly
from prakerja.kit.constraints import is_clean_line
from prakerja.kit.touched import Touched, TouchedQuerySet
from prakerja.training.states import CourseState, Level, Method


class Course(Touched):
    """A training of an institution; its code is the partners' name for it."""

    code = models.CharField(max_length=25)
    institution = models.ForeignKey(
        "partners.Partner", on_delete=models.PROTECT, related_name="courses", db_index=False
    )
    title = models.CharField(max_length=120)
    summary = models.CharField(max_length=1_000)
    topics = ArrayField(models.CharField(max_length=24), size=5)
    method = models.CharField(max_length=12, choices=Method)
    level = models.CharField(max_length=10, choices=Level)
    #: Who teaches it, or has spoken what is watched.
    teacher = models.CharField(max_length=120, blank=True)
    #: The competence standard that it leads to, as its register names it.
    standard = models.CharField(max_length=80, blank=True)
    hours = models.PositiveSmallIntegerField()
    #: In whole rupiah, the commission of the platform within it.
    price = models.BigIntegerField()
    minimum_age = models.PositiveSmallIntegerField(default=18)
    maximum_age = models.PositiveSmallIntegerField(null=True)
    #: The lowest `profile.Education` with which it can be followed.
    minimum_education = models.CharField(max_length=12)
    #: Where it is taught face to face; empty elsewhere.
    regency = models.CharField(max_length=4, blank=True)
    #: Nobody has finished it who has not shown the skill (UK).
    shows_skill = models.BooleanField(default=False)
    state = models.CharField(max_length=9, choices=CourseState, default=CourseState.DRAFT)
    #: What completers gave it: the sum of their stars, and of how many. Moved on by the worker.
    stars = models.PositiveIntegerField(default=0)
    reviews = models.PositiveIntegerField(default=0)
    words = models.GeneratedField(
        expression=SearchVector("title", weight="A", config="indonesian")
        + SearchVector("summary", weight="B", config="indonesian"),
        output_field=SearchVectorField(),
        db_persist=True,
    )

    #: Apart, since whoever seeks a word wants the courses first that are called so.
    title_words = models.GeneratedField(
        expression=SearchVector("title", config="indonesian"), output_field=SearchVectorField(), db_persist=True
    )

    objects = TouchedQuerySet["Course"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["code"], name="a_course_code_is_one_courses"),
            models.CheckConstraint(condition=Q(code__regex=r"^[!-~]{1,25}$"), name="course_code_can_be_typed"),
            models.CheckConstraint(condition=is_clean_line("title"), name="course_title_is_a_line_that_is_seen"),
            models.CheckConstraint(condition=Q(state__in=CourseState.values), name="course_state_is_a_known_state"),
            models.CheckConstraint(condition=Q(method__in=Method.values), name="course_method_is_a_known_method"),
            models.CheckConstraint(condition=Q(level__in=Level.values), name="course_level_is_a_known_level"),
            models.CheckConstraint(condition=Q(price__gt=0), name="a_course_costs_something"),
            models.CheckConstraint(condition=Q(hours__gt=0), name="a_course_takes_hours"),
            models.CheckConstraint(
                condition=Q(method=Method.FACE_TO_FACE, regency__regex=r"^[0-9]{4}$")
                | (~Q(method=Method.FACE_TO_FACE) & Q(regency="")),
                name="face_to_face_is_somewhere",
            ),
            models.CheckConstraint(
                condition=Q(maximum_age__isnull=True) | Q(maximum_age__gte=F("minimum_age")), name="somebody_is_of_age"
            ),
            models.CheckConstraint(
                condition=Q(stars__gte=F("reviews")) & Q(stars__lte=5 * F("reviews")),
                name="a_review_gives_one_to_five_stars",
            ),
        ]
        indexes = [
            GinIndex(fields=["words"], name="live_courses_by_their_words", condition=Q(state=CourseState.LIVE)),
            GinIndex(fields=["title_words"], name="live_courses_by_their_title", condition=Q(state=CourseState.LIVE)),
            GinIndex(fields=["topics"], name="live_courses_by_topic", condition=Q(state=CourseState.LIVE)),
            models.Index(fields=["price", "id"], condition=Q(state=CourseState.LIVE), name="live_courses_by_price"),
            models.Index(
                fields=["regency", "price", "id"],
                condition=Q(state=CourseState.LIVE, method=Method.FACE_TO_FACE),
                name="live_courses_by_regency",
            ),
            models.Index(
                fields=["price", "id"],
                condition=Q(state=CourseState.LIVE, reviews__gt=0),
                name="live_courses_with_reviews",
            ),
            # What an institution and the office look through.
            models.Index(fields=["state", "id"], name="courses_by_state"),
            models.Index(fields=["institution", "id"], name="courses_of_an_institution"),
            models.Index(fields=["updated_at", "code"], name="courses_by_when_written"),
        ]


class CourseMove(AppendOnly):
    """From one state to another, when and why. The first one is that it was drafted."""

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="moves", db_index=False)
    #: From 1.
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=9, choices=CourseState)
    #: What the office wrote, for the institution to read; empty where the institution did it itself.
    reason = models.CharField(max_length=1_000, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["course", "number"], name="a_course_moves_once_at_a_time"),
            models.CheckConstraint(condition=Q(state__in=CourseState.values), name="course_moves_to_a_known_state"),
        ]


class CoursePrice(AppendOnly):
    """What a course costs since when."""

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="prices", db_index=False)
    #: From 1.
    number = models.PositiveSmallIntegerField()
    price = models.BigIntegerField()
    since = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["course", "number"], name="a_price_has_its_place_in_the_history")
        ]


class Offer(Touched):
    """A platform sells a course."""

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="offers", db_index=False)
    platform = models.ForeignKey("partners.Partner", on_delete=models.PROTECT, related_name="offers")
    #: Where the platform sells it: a page of its own, to which the catalogue hands over.
    address = models.CharField(max_length=500)
    #: Of the price, within it: what the platform has agreed upon with the institution (Permenko 11/2020 Art. 40).
    commission_percent = models.PositiveSmallIntegerField(default=15)

    objects = TouchedQuerySet["Offer"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["course", "platform"], name="a_platform_offers_a_course_once"),
            models.CheckConstraint(condition=Q(commission_percent__lte=15), name="an_offer_gives_at_most_15_percent"),
        ]


class Schedule(Touched):
    """When a course takes place, and for how many. Of a self-paced one: within which time it is followed."""

    course = models.ForeignKey(Course, on_delete=models.PROTECT, related_name="schedules", db_index=False)
    code = models.CharField(max_length=16)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    #: How many meetings there are: attendances 1 to so many, and the final test.
    meetings = models.PositiveSmallIntegerField(default=1)
    cancelled_at = models.DateTimeField(null=True)

    objects = TouchedQuerySet["Schedule"].as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["course", "code"], name="a_schedule_code_is_one_of_its_course"),
            models.CheckConstraint(condition=Q(code__regex=r"^[!-~]{1,16}$"), name="schedule_code_can_be_typed"),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="a_schedule_ends_after_it_starts"),
            models.CheckConstraint(condition=Q(meetings__gte=1, meetings__lte=10), name="one_to_ten_meetings"),
        ]


class ScheduleSeats(Touched):
    """How many of a schedule's seats are taken: moved by the statement of each purchase, never beyond what there is.

    A table of its own, so that whoever buys locks nothing that whoever looks around reads.
    """

    schedule_id = models.BigIntegerField(primary_key=True)
    seats = models.PositiveIntegerField()
    taken = models.PositiveIntegerField(default=0)

    objects = TouchedQuerySet["ScheduleSeats"].as_manager()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(taken__lte=F("seats")), name="no_seat_is_sold_twice")]
