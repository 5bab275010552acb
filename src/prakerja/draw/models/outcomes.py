"""What a draw decided about each candidate, and how each area came out."""

from django.db import models
from django.db.models import Q

from prakerja.draw.engine.result_file import OutcomeKind
from prakerja.draw.models.draws import Draw
from prakerja.draw.querysets import OutcomeQuerySet
from prakerja.kit.append_only import AppendOnly


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
