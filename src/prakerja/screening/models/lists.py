"""Exclusion lists, who is on them, and which of them bar."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from prakerja.kit.append_only import AppendOnly
from prakerja.kit.digest_field import DigestField, digest_or_none
from prakerja.kit.purpose import Purpose
from prakerja.screening.kinds import ListKind
from prakerja.screening.models.said_of_list import SAID, SaidOfList
from prakerja.screening.querysets import ExclusionListQuerySet


class ExclusionList(SaidOfList, AppendOnly):
    """A sourced list of people barred for a reason, with its dates and legal basis. Evidence: never changed.

    It bars nobody before two people have decided so (`ListInForce`).
    """

    #: Of the file as it was handed in.
    sha256 = models.CharField(max_length=64)
    people = models.PositiveIntegerField()
    # What the file looked like, as it was read: two people see it before they decide.
    rows = models.PositiveIntegerField()
    #: In how many rows a family card is known.
    family_cards = models.PositiveIntegerField()
    impossible_dates = models.PositiveIntegerField()
    unknown_regions = models.PositiveIntegerField()
    #: The places, from 1, of the digits that are the same in every NIK.
    fixed_digits = ArrayField(models.PositiveSmallIntegerField())
    #: In how many rows somebody has a day of their own from which the list counts for them, and between which days.
    own_days = models.PositiveIntegerField(db_default=0)
    first_own_day = models.DateField(null=True)
    last_own_day = models.DateField(null=True)
    imported_at = models.DateTimeField()
    #: Whoever of the office handed it in; null: an operator.
    imported_by = models.UUIDField(null=True)

    objects = ExclusionListQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["sha256", *SAID],
                nulls_distinct=False,
                name="the_same_file_is_the_same_list_once",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in ListKind]), name="exclusion_list_is_of_a_known_kind"
            ),
            models.CheckConstraint(
                condition=Q(kind=ListKind.RECIPIENT.value, year__isnull=False, year__gte=2020)
                | (~Q(kind=ListKind.RECIPIENT.value) & Q(year=None)),
                name="a_list_of_recipients_has_its_year",
            ),
            models.CheckConstraint(
                condition=Q(people__lte=F("rows")),
                name="nobody_is_on_a_list_without_a_row",
            ),
            models.CheckConstraint(
                condition=Q(own_days=0, first_own_day=None, last_own_day=None)
                | Q(own_days__gt=0, own_days__lte=F("rows"), first_own_day__lte=F("last_own_day")),
                name="days_of_their_own_have_a_first_and_a_last",
            ),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=F("valid_from")),
                name="exclusion_list_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=~Q(source="") & ~Q(legal_basis=""), name="exclusion_list_has_its_source_and_legal_basis"
            ),
        ]


class ListInForce(models.Model):
    """Two people decided that the list bars; while the row stands it does, within its dates.

    A row of its own, since the list is evidence and never changes. Who decided it, and who took it back, are proposals.
    """

    list = models.OneToOneField(ExclusionList, on_delete=models.PROTECT, primary_key=True, related_name="force")
    since = models.DateTimeField()


class KnownOnList(models.Model):
    """How many of its people were known here when that was last counted: by the worker, each night."""

    list = models.OneToOneField(ExclusionList, on_delete=models.PROTECT, primary_key=True, related_name="known")
    counted_at = models.DateTimeField()
    applicants = models.PositiveIntegerField()
    unscreened_joiners = models.PositiveIntegerField()
    recipients = models.PositiveIntegerField()
    applicants_here_alone = models.PositiveIntegerField()
    joiners_here_alone = models.PositiveIntegerField()


class ListedNik(AppendOnly):
    """One person on one list, known by the digest of their NIK alone."""

    # The digest comes first: "which lists is this person on" is asked for a million joiners at once, and an index
    # that serves it as well as the uniqueness is worth more than a number of its own for each of ten million rows.
    pk = models.CompositePrimaryKey("digest", "list_id")
    #: Keyed digest of the NIK.
    digest = DigestField(Purpose.NIK)
    # The verb that adds ten million of these adds their list in the same statement's transaction, and nobody may delete
    # it: a constraint would look for it ten million times; with one, taking a list in took two to three times as long.
    list = models.ForeignKey(
        ExclusionList, on_delete=models.PROTECT, related_name="listed", db_index=False, db_constraint=False
    )
    #: Keyed digest of the family card of a recipient, by which the cap of a family counts them; null: not known.
    kk_digest = digest_or_none(Purpose.FAMILY_CARD)
    #: The day from which the list counts for this person; null: the list's own first day.
    since = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["kk_digest"], condition=Q(kk_digest__isnull=False), name="listed_in_a_household"),
        ]
