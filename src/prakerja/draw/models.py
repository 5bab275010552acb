"""One draw per wave, its custodians, and what it decided about each candidate."""

from django.db import models
from django.db.models import Q

from prakerja.draw.engine.result_file import OutcomeKind
from prakerja.draw.joiners.models import JoinerBlock, JoinerTree
from prakerja.draw.kept_checks import ResultCheck
from prakerja.draw.querysets import CustodianQuerySet, DrawQuerySet, OutcomeQuerySet
from prakerja.kit.append_only import AppendOnly
from prakerja.kit.purpose import Purpose
from prakerja.kit.sealed_field import Opened, SealedField

__all__ = ["AreaResult", "Custodian", "Draw", "JoinerBlock", "JoinerTree", "Outcome", "ResultCheck", "Thaw"]


class Draw(models.Model):
    """The draw of a wave, from the moment its candidates are frozen."""

    wave = models.OneToOneField("waves.Wave", on_delete=models.PROTECT, related_name="draw", primary_key=True)
    #: `rules.json` of the bundle, to the byte: published before any secret exists.
    rules = models.TextField()
    cap = models.PositiveIntegerField()
    candidates_count = models.PositiveIntegerField()
    #: Names in the storage, and the SHA-256 of what must be found there.
    candidates_name = models.CharField(max_length=120)
    candidates_sha256 = models.CharField(max_length=64)
    seats_name = models.CharField(max_length=120)
    seats_sha256 = models.CharField(max_length=64)
    frozen_at = models.DateTimeField()
    seed = models.CharField(max_length=64, blank=True)
    drawn_at = models.DateTimeField(null=True)
    seated_count = models.PositiveIntegerField(null=True)
    result_sha256 = models.CharField(max_length=64, blank=True)
    bundle_name = models.CharField(max_length=120, blank=True)
    #: SHA-256 of the bundle's manifest.
    fingerprint = models.CharField(max_length=64, blank=True)
    published_at = models.DateTimeField(null=True)

    objects = DrawQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(cap__gte=1), name="draw_cap_is_at_least_one"),
            models.CheckConstraint(
                condition=Q(drawn_at=None, seed="", result_sha256="", bundle_name="", fingerprint="", seated_count=None)
                | Q(drawn_at__isnull=False, seated_count__isnull=False)
                & ~(Q(seed="") | Q(result_sha256="") | Q(bundle_name="") | Q(fingerprint="")),
                name="drawn_draw_has_seed_result_and_bundle",
            ),
            models.CheckConstraint(
                condition=Q(published_at=None) | Q(drawn_at__isnull=False), name="only_a_drawn_draw_is_published"
            ),
        ]


class Custodian(models.Model):
    """Somebody who holds one of the secrets that make the seed, named in the rules when the candidates are frozen."""

    draw = models.ForeignKey(Draw, on_delete=models.PROTECT, related_name="custodians", db_index=False)
    #: From 1, in the order in which the reveals enter the seed.
    position = models.PositiveSmallIntegerField()
    account_id = models.UUIDField()
    name = models.CharField(max_length=200)
    #: SHA-256 of the secret, in hex; public at once.
    commitment = models.CharField(max_length=64, blank=True)
    committed_at = models.DateTimeField(null=True)
    #: Sealed until all have revealed: whoever comes last must not be able to compute the seed and then stay away.
    sealed_reveal = SealedField(Purpose.DRAW_REVEAL, owner="account_id", row="draw_id", is_later=True)
    revealed_at = models.DateTimeField(null=True)

    reveal = Opened(sealed_reveal)

    objects = CustodianQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["draw", "position"], name="a_custodian_has_their_own_place_in_the_seed"),
            models.UniqueConstraint(fields=["draw", "account_id"], name="a_custodian_holds_one_secret_of_a_draw"),
            models.UniqueConstraint(
                fields=["draw", "commitment"], condition=~Q(commitment=""), name="custodians_have_different_secrets"
            ),
            models.CheckConstraint(
                condition=Q(commitment="", committed_at=None) | (~Q(commitment="") & Q(committed_at__isnull=False)),
                name="commitment_has_its_time",
            ),
            models.CheckConstraint(
                condition=Q(sealed_reveal=None, revealed_at=None)
                | (Q(sealed_reveal__isnull=False, revealed_at__isnull=False) & ~Q(commitment="")),
                name="only_what_was_committed_is_revealed",
            ),
        ]


class Thaw(AppendOnly):
    """A freezing that two people took back; everybody may see it, since each new one draws another seed."""

    wave = models.ForeignKey("waves.Wave", on_delete=models.PROTECT, related_name="thaws")
    rules = models.TextField()
    candidates_sha256 = models.CharField(max_length=64)
    #: Of each custodian in order: `name`, `commitment` (empty: none yet), `has_revealed`. What they revealed is gone.
    custodians = models.JSONField()
    frozen_at = models.DateTimeField()
    thawed_at = models.DateTimeField()
    reason = models.TextField()

    class Meta:
        ordering = ["thawed_at"]
        constraints = [
            models.UniqueConstraint(fields=["wave", "frozen_at"], name="a_freezing_is_taken_back_once"),
            models.CheckConstraint(condition=~Q(reason=""), name="thaw_has_a_reason"),
        ]


class Outcome(AppendOnly):
    """What the draw decided about one candidate. Never changed."""

    pk = models.CompositePrimaryKey("applicant_id", "draw_id")
    applicant_id = models.UUIDField()
    draw = models.ForeignKey(
        Draw, on_delete=models.PROTECT, related_name="outcomes", db_column="wave_id", db_index=False
    )
    receipt = models.CharField(max_length=20)
    outcome = models.CharField(max_length=14)
    #: Pass, area and group of the seat; null and empty unless seated.
    pass_number = models.PositiveIntegerField(null=True, db_column="pass")
    area = models.CharField(max_length=4, blank=True)
    group = models.CharField(max_length=40, blank=True)
    #: From 1, over all candidates; looked through for doubles before the result is published.
    rank = models.PositiveIntegerField()
    #: The first 16 hex digits of the candidate's key.
    key = models.CharField(max_length=16)
    #: The smallest area with seats of its own that holds the candidate's regency, and the rank among those in it.
    home_area = models.CharField(max_length=4)
    home_rank = models.PositiveIntegerField()

    objects = OutcomeQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome__in=[decided.value for decided in OutcomeKind]), name="outcome_is_a_known_outcome"
            ),
            models.CheckConstraint(
                condition=Q(outcome=OutcomeKind.SEATED.value, pass_number__isnull=False) & ~Q(area="")
                | ~Q(outcome=OutcomeKind.SEATED.value) & Q(pass_number=None, area="", group=""),
                name="a_seat_has_its_row_and_only_the_seated_have_one",
            ),
        ]
        # A wave's rows lie beside each other, and an index of equal values is small: 7 bytes a row.
        indexes = [models.Index(fields=["draw"], name="outcomes_of_a_draw")]


class AreaResult(AppendOnly):
    """How one area with seats of its own came out: what a candidate from there and the public are told."""

    draw = models.ForeignKey(Draw, on_delete=models.PROTECT, related_name="areas", db_index=False)
    area = models.CharField(max_length=4)
    candidates = models.PositiveIntegerField()
    #: Seats of the rows for exactly this area; more may come from the province's and the nation's rows.
    seats = models.PositiveIntegerField()
    #: Candidates from here who got a seat, by whichever row.
    seated = models.PositiveIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["draw", "area"], name="an_area_has_one_result_in_a_draw")]
