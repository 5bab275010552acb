"""Photos by which participants showed that they are present, and what people decided by them."""

from django.db import models
from django.db.models import Q

from prakerja.kit.append_only import AppendOnly
from prakerja.training.photos.querysets import PresencePhotoQuerySet
from prakerja.training.photos.states import PhotoDoubt, PhotoState


class PresencePhoto(models.Model):
    """The photo of one attendance. The picture itself is private, and deleted as soon as nobody needs it."""

    pk = models.CompositePrimaryKey("applicant_id", "purchase", "sequence")
    applicant_id = models.UUIDField()
    purchase = models.PositiveSmallIntegerField()
    sequence = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=8, choices=PhotoState, default=PhotoState.ASKED)
    #: A PhotoDoubt, once a person is to look.
    doubt = models.CharField(max_length=8, blank=True)
    #: In the private store; empty once the picture was deleted.
    file_name = models.CharField(max_length=120, blank=True)
    sent_at = models.DateTimeField()
    #: The first moment at which the picture is not kept any more.
    kept_until = models.DateTimeField()
    #: What the participant says against a refusal, and since when.
    objection = models.CharField(max_length=2_000, blank=True)
    objected_at = models.DateTimeField(null=True)

    objects = PresencePhotoQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=PhotoState.values, doubt__in=["", *PhotoDoubt.values]),
                name="a_presence_photo_has_known_words",
            ),
            models.CheckConstraint(
                condition=Q(objected_at__isnull=True, objection="") | (Q(objected_at__isnull=False) & ~Q(objection="")),
                name="an_objection_to_a_photo_has_its_moment",
            ),
        ]
        indexes = [
            models.Index(fields=["sent_at"], condition=Q(state=PhotoState.ASKED), name="photos_under_question"),
            models.Index(
                fields=["sent_at"],
                condition=Q(state__in=[PhotoState.WAITING, PhotoState.OBJECTED]),
                name="photos_for_a_person",
            ),
            models.Index(fields=["kept_until"], condition=~Q(file_name=""), name="photos_by_their_end"),
        ]


class PresenceDecision(AppendOnly):
    """What a person of the office found in a photo; the second one after an objection. The latest one counts."""

    pk = models.CompositePrimaryKey("applicant_id", "purchase", "sequence", "number")
    applicant_id = models.UUIDField()
    purchase = models.PositiveSmallIntegerField()
    sequence = models.PositiveSmallIntegerField()
    #: 1, and 2 after an objection.
    number = models.PositiveSmallIntegerField()
    is_theirs = models.BooleanField()
    #: None: nobody had decided in time, so that it counts.
    decided_by = models.UUIDField(null=True)
    #: In their own words, for colleagues and the audit.
    note = models.CharField(max_length=1_000, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(decided_by__isnull=True, is_theirs=True) | (Q(decided_by__isnull=False) & ~Q(note="")),
                name="a_presence_is_refused_by_somebody_who_says_why",
            ),
            models.CheckConstraint(condition=Q(number__range=(1, 2)), name="a_photo_is_decided_about_twice_at_most"),
        ]
