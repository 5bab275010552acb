"""Exclusion lists and who is on them, the verdicts, and who has received before."""

from django.db import models
from django.db.models import F, Q

from prakerja.kit.append_only import AppendOnly
from prakerja.screening.kinds import ListKind, Rule
from prakerja.screening.querysets import ExclusionListQuerySet, VerdictQuerySet


class ExclusionList(AppendOnly):
    """A sourced list of people barred for a reason, with its dates and legal basis. Evidence: never changed."""

    kind = models.CharField(max_length=30)
    name = models.CharField(max_length=120)
    #: Who gave it to us, e.g. "Kemensos, surat 12/2021".
    source = models.CharField(max_length=200)
    legal_basis = models.CharField(max_length=200)
    valid_from = models.DateField()
    #: The last day on which it bars; null: no end.
    valid_until = models.DateField(null=True)
    #: Of the file as it was handed in; the same file is never imported twice.
    sha256 = models.CharField(max_length=64, unique=True)
    people = models.PositiveIntegerField()
    imported_at = models.DateTimeField()
    #: Null: by the system, e.g. for the demo.
    imported_by = models.UUIDField(null=True)

    objects = ExclusionListQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=[kind.value for kind in ListKind]), name="exclusion_list_is_of_a_known_kind"
            ),
            models.CheckConstraint(
                condition=Q(valid_until=None) | Q(valid_until__gte=F("valid_from")),
                name="exclusion_list_ends_after_it_begins",
            ),
            models.CheckConstraint(
                condition=~Q(source="") & ~Q(legal_basis=""), name="exclusion_list_has_its_source_and_legal_basis"
            ),
        ]


class ExcludedNik(AppendOnly):
    """One person on one list, known by the digest of their NIK alone."""

    # The digest comes first: "which lists is this person on" is asked for a million joiners at once, and an index
    # that serves it as well as the uniqueness is worth more than a number of its own for each of ten million rows.
    pk = models.CompositePrimaryKey("nik_digest", "list_id")
    nik_digest = models.UUIDField()
    list = models.ForeignKey(ExclusionList, on_delete=models.PROTECT, related_name="excluded", db_index=False)


class Verdict(AppendOnly):
    """What one rule said of one joiner of a wave, with the facts used and where they came from. Never changed."""

    pk = models.CompositePrimaryKey("wave_id", "applicant_id", "rule")
    wave = models.ForeignKey("waves.Wave", on_delete=models.PROTECT, related_name="verdicts", db_index=False)
    applicant_id = models.UUIDField()
    rule = models.CharField(max_length=20)
    #: Scheme, hash of its file, edition of the rules: `2021-0a1b2c3d4e5f-1`.
    rule_version = models.CharField(max_length=40)
    #: Empty when the rule is met.
    reason = models.CharField(max_length=20, blank=True)
    passed = models.BooleanField()
    #: Codes, dates and counts; never a NIK.
    facts = models.JSONField()
    source = models.CharField(max_length=12)
    decided_at = models.DateTimeField()

    objects = VerdictQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(rule__in=[rule.value for rule in Rule]), name="verdict_is_about_a_known_rule"
            ),
            models.CheckConstraint(
                condition=Q(passed=True, reason="") | (Q(passed=False) & ~Q(reason="")),
                name="a_failed_verdict_has_its_reason",
            ),
        ]
        indexes = [models.Index(fields=["wave", "applicant_id"], condition=Q(passed=False), name="failed_verdicts")]


class Recipient(AppendOnly):
    """Somebody who got a seat in a published wave, with the family card of that day: what later waves screen against.

    A family can be split to dodge the cap, so the card of the day of the award counts.
    """

    applicant_id = models.UUIDField(primary_key=True)
    nik_digest = models.UUIDField()
    kk_digest = models.UUIDField()
    wave = models.ForeignKey("waves.Wave", on_delete=models.PROTECT, related_name="recipients", db_index=False)
    received_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["nik_digest"], name="nobody_receives_twice")]
        indexes = [models.Index(fields=["kk_digest"], name="recipients_of_a_household")]
