"""Exclusion lists and who is on them, the verdicts, and who has received before."""

from collections.abc import Sequence

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q

from prakerja.kit.append_only import AppendOnly
from prakerja.kit.digest_field import DigestField, digest_or_none
from prakerja.kit.holders import Holder
from prakerja.kit.purpose import Purpose
from prakerja.screening.handed_in_states import HandedInListQuerySet, HandedInState
from prakerja.screening.kinds import ListKind
from prakerja.screening.list_faults import Column, Fault, ListFault
from prakerja.screening.querysets import ExclusionListQuerySet, VerdictQuerySet
from prakerja.screening.reasons import Occasion, Reason


class _SaidOfList(models.Model):
    """What whoever hands in a list says of it."""

    kind = models.CharField(max_length=30)
    #: In which the people on a list of recipients received; null: a list of another kind.
    year = models.PositiveSmallIntegerField(null=True)
    name = models.CharField(max_length=120)
    #: Who gave it to us, e.g. "Kemensos, surat 12/2021".
    source = models.CharField(max_length=200)
    legal_basis = models.CharField(max_length=200)
    valid_from = models.DateField()
    #: The last day on which it bars; null: no end.
    valid_until = models.DateField(null=True)
    #: Who handed it in at the command line; empty: a member of the office.
    operator = models.CharField(max_length=254, blank=True)

    class Meta:
        abstract = True


class ExclusionList(_SaidOfList, AppendOnly):
    """A sourced list of people barred for a reason, with its dates and legal basis. Evidence: never changed.

    It bars nobody before two people have decided so (`ListInForce`).
    """

    #: Of the file as it was handed in; the same file is never imported twice.
    sha256 = models.CharField(max_length=64, unique=True)
    people = models.PositiveIntegerField()
    # What the file looked like, as it was read: two people see it before they decide.
    rows = models.PositiveIntegerField()
    #: In how many rows a family card is known.
    family_cards = models.PositiveIntegerField()
    impossible_dates = models.PositiveIntegerField()
    unknown_regions = models.PositiveIntegerField()
    #: The places, from 1, of the digits that are the same in every NIK.
    fixed_digits = ArrayField(models.PositiveSmallIntegerField())
    imported_at = models.DateTimeField()
    #: Whoever of the office handed it in; null: an operator.
    imported_by = models.UUIDField(null=True)

    objects = ExclusionListQuerySet.as_manager()

    class Meta:
        constraints = [
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
                condition=Q(valid_until=None) | Q(valid_until__gte=F("valid_from")),
                name="exclusion_list_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=~Q(source="") & ~Q(legal_basis=""), name="exclusion_list_has_its_source_and_legal_basis"
            ),
        ]


class HandedInList(_SaidOfList):
    """The file of a list that somebody handed in, and what became of it. Nothing of it counts before it is a list."""

    sha256 = models.CharField(max_length=64)
    #: In bytes.
    size = models.PositiveBigIntegerField()
    #: Sealed, in the private storage; empty: it was read, or given up, and is deleted.
    file_name = models.CharField(max_length=100, blank=True)
    state = models.CharField(max_length=8, choices=HandedInState, default=HandedInState.WAITS)
    handed_in_at = models.DateTimeField()
    #: Null: an operator.
    handed_in_by = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True)
    became = models.ForeignKey(ExclusionList, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    #: Why it was refused, each as line (null: the whole file), cause and column; never with a number in it.
    faults = models.JSONField(default=list)

    objects = HandedInListQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=list(HandedInState)), name="handed_in_is_in_a_known_state"),
            models.CheckConstraint(
                condition=Q(state=HandedInState.WAITS, ended_at=None) & ~Q(file_name="")
                | ~Q(state=HandedInState.WAITS) & Q(ended_at__isnull=False, file_name=""),
                name="a_file_is_kept_exactly_while_it_waits",
            ),
            models.CheckConstraint(
                condition=Q(state=HandedInState.TAKEN_IN, became__isnull=False)
                | ~Q(state=HandedInState.TAKEN_IN) & Q(became=None),
                name="a_file_has_its_list_once_taken_in",
            ),
            models.CheckConstraint(
                condition=Q(state=HandedInState.REFUSED) ^ Q(faults=[]), name="a_refused_file_has_its_faults"
            ),
            models.CheckConstraint(condition=Q(handed_in_by=None) ^ Q(operator=""), name="somebody_handed_it_in"),
            models.UniqueConstraint(
                fields=["sha256"], condition=Q(state=HandedInState.WAITS), name="the_same_file_waits_once"
            ),
        ]

    @property
    def why(self) -> Sequence[Fault]:
        """What was wrong with it."""
        return [Fault(line, ListFault(what), Column(column)) for line, what, column in self.faults]


class ListInForce(models.Model):
    """Two people decided that the list bars; while the row stands it does, within its dates.

    A row of its own, since the list is evidence and never changes. Who decided it, and who took it back, are proposals.
    """

    list = models.OneToOneField(ExclusionList, on_delete=models.PROTECT, primary_key=True, related_name="force")
    since = models.DateTimeField()


class ListedNik(AppendOnly):
    """One person on one list, known by the digest of their NIK alone."""

    # The digest comes first: "which lists is this person on" is asked for a million joiners at once, and an index
    # that serves it as well as the uniqueness is worth more than a number of its own for each of ten million rows.
    pk = models.CompositePrimaryKey("digest", "list_id")
    #: Keyed digest of the NIK.
    digest = DigestField(Purpose.NIK)
    list = models.ForeignKey(ExclusionList, on_delete=models.PROTECT, related_name="listed", db_index=False)
    #: Keyed digest of the family card of a recipient, by which the cap of a family counts them; null: not known.
    kk_digest = digest_or_none(Purpose.FAMILY_CARD)

    class Meta:
        indexes = [
            models.Index(fields=["kk_digest"], condition=Q(kk_digest__isnull=False), name="listed_in_a_household"),
        ]


class Verdict(AppendOnly):
    """What the rules said of somebody on one occasion, with the facts used, each once. Never changed.

    The page, the letter, an appeal, the audit and the statistics all read this row.
    """

    pk = models.CompositePrimaryKey("applicant_id", "occasion", "number")
    applicant_id = models.UUIDField()
    occasion = models.CharField(max_length=10, choices=Occasion)
    #: Which of its kind: of a draw the wave's number.
    number = models.PositiveIntegerField()
    decided_at = models.DateTimeField()
    #: Scheme, hash of its file, edition of the rules: `2021-0a1b2c3d4e5f-1`.
    rules_version = models.CharField(max_length=40)
    #: The day whose ages and lists count; and what the scheme demanded, so that a changed file changes no answer.
    as_of = models.DateField()
    minimum_age = models.PositiveSmallIntegerField()
    maximum_age = models.PositiveSmallIntegerField(null=True)
    household_cap = models.PositiveSmallIntegerField(null=True)
    # The facts. Null: not known then, because the step that asks for it was not complete.
    verified_on = models.DateField(null=True)
    age = models.SmallIntegerField(null=True)
    in_formal_education = models.BooleanField(null=True)
    employment = models.CharField(max_length=20, null=True)  # noqa: DJ001  an answer not given is no empty answer
    office = models.CharField(max_length=30, null=True)  # noqa: DJ001
    disability = models.BooleanField(null=True)
    #: The wave in which they received before; null: in none.
    received_wave = models.PositiveIntegerField(null=True)
    #: Cards that people on the same family card got in earlier waves.
    household_held = models.PositiveIntegerField()
    # The lists that named them, one a rule at most: the one imported first.
    education_list = models.ForeignKey(
        ExclusionList, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    office_list = models.ForeignKey(
        ExclusionList, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    aid_list = models.ForeignKey(ExclusionList, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    recipient_list = models.ForeignKey(
        ExclusionList, on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    #: Why not, in the order in which a person is told; none: eligible.
    reasons = ArrayField(models.CharField(max_length=20))

    objects = VerdictQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(occasion__in=Occasion.values), name="verdict_is_for_a_known_occasion"),
            models.CheckConstraint(
                condition=Q(reasons__contained_by=[reason.value for reason in Reason]),
                name="verdict_gives_known_reasons",
            ),
        ]
        indexes = [models.Index(fields=["occasion", "number"], condition=~Q(reasons=[]), name="failed_verdicts")]


class Recipient(AppendOnly):
    """An award: somebody got a seat in a published wave, with the NIK and the family card of that day. Never changed.

    Later waves screen against it. A family can be split to dodge the cap, so the card of the day of the award counts.
    """

    pk = models.CompositePrimaryKey("applicant_id", "award")
    applicant_id = models.UUIDField()
    #: From 1; a second award is a second row, and what became of the first stays told.
    award = models.PositiveSmallIntegerField()
    nik_digest = DigestField(Purpose.NIK)
    kk_digest = DigestField(Purpose.FAMILY_CARD)
    wave = models.ForeignKey("waves.Wave", on_delete=models.PROTECT, related_name="recipients", db_index=False)
    received_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(award__gte=1), name="awards_are_counted_from_one"),
        ]
        indexes = [
            models.Index(fields=["nik_digest"], name="awards_of_a_nik"),
            models.Index(fields=["kk_digest"], name="awards_of_a_household"),
        ]


class RecipientNik(Holder):
    """Whose award a NIK stands for now: nobody receives twice at the same time, whatever account they come from."""

    digests = Purpose.NIK
