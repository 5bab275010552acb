"""Who an applicant is, what the registry said, the photos, and the reviewers' decisions. Numbers are sealed."""

from datetime import datetime
from uuid import UUID

from django.db import models
from django.db.models import F, Q
from django.utils.functional import cached_property

from prakerja.connectors.registry.answers import RegistryStatus
from prakerja.identity.photo_rules import MAX_TRIES, PhotoKind, PhotoProblem
from prakerja.identity.querysets import TAKEN_FOR, IdentityQuerySet, PhotoQuerySet, ReviewQuerySet
from prakerja.identity.rules import RefusalReason, Standing
from prakerja.identity.states import IdentityState, ReviewDecision
from prakerja.kit.append_only import AppendOnly
from prakerja.kit.clock import lies_ahead
from prakerja.kit.constraints import values_of
from prakerja.kit.digest_field import DigestField
from prakerja.kit.holders import Holder
from prakerja.kit.purpose import Purpose
from prakerja.kit.sealed_field import Opened, SealedField


class Identity(models.Model):
    """The person behind an account: the numbers they gave, and whether they are proven."""

    applicant_id = models.UUIDField(primary_key=True)
    sealed_nik = SealedField(Purpose.NIK)
    nik_digest = DigestField(Purpose.NIK)
    sealed_kk = SealedField(Purpose.FAMILY_CARD)
    #: Of the family-card number. It changes over a life; the one of the last check counts.
    kk_digest = DigestField(Purpose.FAMILY_CARD)
    birth_date = models.DateField()
    state = models.CharField(max_length=8, default=IdentityState.ENTERED)
    #: A RefusalReason while refused.
    refusal = models.CharField(max_length=24, blank=True)
    #: ReviewReasons that a person will look at once the photos are in.
    doubts = models.JSONField(default=list)
    #: Counts the questions to the registry, so that a late answer to an earlier one is told apart.
    question_number = models.PositiveSmallIntegerField(default=0)
    #: Counts the sets of photos; those of earlier sets do not count any more.
    photo_set = models.PositiveSmallIntegerField(default=0)
    #: The PhotoFault for which a reviewer wants new photos; empty: these are the first.
    photos_wanted = models.CharField(max_length=24, blank=True)
    entered_at = models.DateTimeField()
    asked_at = models.DateTimeField(null=True)
    #: Since when the registry has failed to answer this question.
    unanswered_since = models.DateTimeField(null=True)
    answered_at = models.DateTimeField(null=True)
    verified_at = models.DateTimeField(null=True)

    nik = Opened(sealed_nik)
    family_card = Opened(sealed_kk)

    objects = IdentityQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=IdentityState.values), name="identity_state_is_a_known_state"),
            models.CheckConstraint(
                condition=Q(state=IdentityState.REFUSED, refusal__in=values_of(RefusalReason))
                | (~Q(state=IdentityState.REFUSED) & Q(refusal="")),
                name="refused_identity_has_its_reason",
            ),
            models.CheckConstraint(
                condition=Q(state=IdentityState.VERIFIED, verified_at__isnull=False)
                | (~Q(state=IdentityState.VERIFIED) & Q(verified_at__isnull=True)),
                name="verified_identity_has_its_time",
            ),
        ]
        indexes = [
            models.Index(fields=["asked_at"], condition=Q(state=IdentityState.ASKING), name="questions_under_way"),
        ]


class NikHolder(Holder):
    """*A NIK has one holder*: of the accounts that prove the same NIK at the same moment, its key lets one win."""

    digests = Purpose.NIK


class RegistryCheck(AppendOnly):
    """One answer of the registry, and what was decided by it: the row that page, review and appeal all read."""

    pk = models.CompositePrimaryKey("applicant_id", "question_number")
    applicant_id = models.UUIDField()
    question_number = models.PositiveSmallIntegerField()
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField()
    status = models.CharField(max_length=10)
    #: Comparison and score per element, e.g. `{"name": ["match", 95]}`; never the values.
    comparisons = models.JSONField()
    standing = models.CharField(max_length=20)
    #: The policy's first day: the version of the rule.
    policy = models.DateField()
    refusal = models.CharField(max_length=24, blank=True)
    doubts = models.JSONField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=values_of(RegistryStatus), standing__in=values_of(Standing)),
                name="registry_check_has_known_words",
            ),
        ]


class Photo(models.Model):
    """One try at a photo of the card or the face. The picture itself is private and kept for the last try alone."""

    pk = models.CompositePrimaryKey("applicant_id", "photo_set", "kind", "try_number")
    applicant_id = models.UUIDField()
    photo_set = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=6)
    try_number = models.PositiveSmallIntegerField()
    #: SHA-256 of the file as sent.
    fingerprint = models.BinaryField()
    #: A PhotoProblem; empty: a person can read it.
    problem = models.CharField(max_length=5, blank=True)
    measures = models.JSONField()
    #: In the private store; empty once the picture was deleted.
    file_name = models.CharField(max_length=120, blank=True)
    added_at = models.DateTimeField()

    objects = PhotoQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["applicant_id", "photo_set", "kind", "fingerprint"], name="the_same_file_is_one_try"
            ),
            models.CheckConstraint(condition=Q(try_number__gte=1, try_number__lte=MAX_TRIES), name="tries_are_limited"),
            models.CheckConstraint(
                condition=Q(kind__in=values_of(PhotoKind), problem__in=["", *values_of(PhotoProblem)]),
                name="photo_has_known_words",
            ),
        ]

    @property
    def is_settled(self) -> bool:
        """Good, or the last try: a person looks at that one as it is."""
        return not self.problem or self.try_number == MAX_TRIES


class SurplusPhoto(models.Model):
    """A picture that no photo points to, not yet or not any more: to be deleted from the store, whatever that takes.

    One that is expected has its row before it lies there, and loses it in the transaction that saves its photo.
    """

    pk = models.CompositePrimaryKey("applicant_id", "file_name")
    applicant_id = models.UUIDField()
    file_name = models.CharField(max_length=120)
    due_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["due_at"], name="surplus_photos_by_due")]


class Review(models.Model):
    """A case for a person: why, who took it, what they decided and for what reason."""

    pk = models.CompositePrimaryKey("applicant_id", "number")
    applicant_id = models.UUIDField()
    #: The applicant's cases, counted from 1.
    number = models.PositiveSmallIntegerField()
    #: ReviewReasons.
    reasons = models.JSONField()
    #: A claim on a NIK that another account holds: both sides are shown.
    is_claim = models.BooleanField(default=False)
    opened_at = models.DateTimeField()
    reviewer_id = models.UUIDField(null=True)
    taken_at = models.DateTimeField(null=True)
    decision = models.CharField(max_length=10, blank=True)
    #: The RefusalReason or the photo at fault: what the applicant is told.
    told_reason = models.CharField(max_length=24, blank=True)
    #: The reviewer's own words, for colleagues, audit and appeal.
    note = models.TextField(blank=True)
    decided_at = models.DateTimeField(null=True)

    objects = ReviewQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["applicant_id"], condition=Q(decided_at__isnull=True), name="an_applicant_has_one_open_review"
            ),
            models.CheckConstraint(
                condition=Q(decided_at__isnull=True, decision="")
                | (
                    Q(decided_at__isnull=False, reviewer_id__isnull=False, decision__in=ReviewDecision.values)
                    & ~Q(note="")
                ),
                name="a_decided_review_names_who_what_and_why",
            ),
            models.CheckConstraint(
                condition=Q(reviewer_id__isnull=True, taken_at__isnull=True)
                | Q(reviewer_id__isnull=False, taken_at__isnull=False, taken_at__gte=F("opened_at")),
                name="a_taken_review_has_its_time",
            ),
        ]
        indexes = [
            models.Index(fields=["opened_at"], condition=Q(decided_at__isnull=True), name="reviews_still_waiting"),
            models.Index(fields=["decided_at"], condition=Q(decided_at__isnull=False), name="reviews_by_decision"),
        ]

    @cached_property
    def identity(self) -> Identity:
        """Whose case it is, in one query."""
        return Identity.objects.get(pk=self.applicant_id)

    def is_in_the_hands_of(self, reviewer_id: UUID, now: datetime) -> bool:
        """Whether they may see photos and full numbers: half an hour after taking it, nobody may any more."""
        return self.decided_at is None and self.reviewer_id == reviewer_id and not self.is_free(now)

    def is_free(self, now: datetime) -> bool:
        """Nobody has it, or who had it did not decide in time."""
        return self.taken_at is None or self.taken_at < now - TAKEN_FOR or lies_ahead(self.taken_at, now=now)
