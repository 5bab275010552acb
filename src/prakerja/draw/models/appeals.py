"""Appeals of people who were found not eligible: how they were decided, and what their keys gave them."""

from django.db import models
from django.db.models import Q

from prakerja.draw.engine.continuing.appeal_ends import AppealEnd
from prakerja.draw.models.draws import Draw
from prakerja.draw.models.statements import HEX32
from prakerja.kit.append_only import AppendOnly
from prakerja.kit.constraints import is_all, values_of


class AppealDecision(AppendOnly):
    """As the log has it before anybody computes the key: one of each joiner and draw."""

    pk = models.CompositePrimaryKey("applicant_id", "draw_id")
    applicant_id = models.UUIDField()
    draw = models.ForeignKey(Draw, on_delete=models.PROTECT, related_name="+", db_column="wave_id", db_index=False)
    receipt = models.CharField(max_length=20)
    is_won = models.BooleanField()
    decided_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["draw", "decided_at"], name="appeals_of_a_draw")]


class AppealOutcome(AppendOnly):
    """Its key under the draw's seed, and what became of it."""

    pk = models.CompositePrimaryKey("applicant_id", "draw_id")
    applicant_id = models.UUIDField()
    draw = models.ForeignKey(Draw, on_delete=models.PROTECT, related_name="+", db_column="wave_id", db_index=False)
    #: The whole, in lowercase hex.
    key = models.CharField(max_length=64)
    outcome = models.CharField(max_length=9)
    #: Of the seat, where there is one.
    pass_number = models.PositiveIntegerField(null=True, db_column="pass")
    area = models.CharField(max_length=4, blank=True)
    group = models.CharField(max_length=40, blank=True)
    ended_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=is_all("key", HEX32), name="an_appeal_has_a_whole_key"),
            models.CheckConstraint(condition=Q(outcome__in=values_of(AppealEnd)), name="an_appeal_has_a_known_end"),
            models.CheckConstraint(
                condition=Q(outcome=AppealEnd.SEATED.value, pass_number__isnull=False) & ~(Q(area="") | Q(group=""))
                | ~Q(outcome=AppealEnd.SEATED.value) & Q(pass_number=None, area="", group=""),
                name="an_appeal_that_seats_has_its_row",
            ),
        ]
        indexes = [models.Index(fields=["draw", "ended_at"], name="ended_appeals_of_a_draw")]
