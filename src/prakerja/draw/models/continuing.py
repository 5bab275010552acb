"""What follows a wave's result by its seed: seats that fell vacant, and who took them."""

from django.db import models
from django.db.models import Q

from prakerja.draw.models.draws import Draw
from prakerja.draw.models.statements import HEX32
from prakerja.kit.append_only import AppendOnly
from prakerja.kit.constraints import is_all


class Continuation(models.Model):
    """A draw that continues a wave's first: stated, and once witnesses have seen that, drawn and public."""

    draw = models.ForeignKey(Draw, on_delete=models.PROTECT, related_name="continuations", db_index=False)
    #: From 1.
    number = models.PositiveSmallIntegerField()
    #: *F*, and `statement.json` to the byte.
    sha256 = models.CharField(max_length=64, unique=True)
    file = models.TextField()
    #: Names in the storage; the statement has what must be found there.
    candidates_name = models.CharField(max_length=120)
    seats_name = models.CharField(max_length=120)
    seats = models.PositiveIntegerField()
    stated_at = models.DateTimeField()
    drawn_at = models.DateTimeField(null=True)
    seated_count = models.PositiveIntegerField(null=True)
    bundle_name = models.CharField(max_length=120, blank=True)
    #: SHA-256 of the bundle's manifest.
    fingerprint = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["draw", "number"], name="a_continuation_has_its_own_number"),
            models.UniqueConstraint(
                fields=["draw"], condition=Q(drawn_at=None), name="a_draw_is_continued_by_one_at_a_time"
            ),
            models.CheckConstraint(condition=is_all("sha256", HEX32), name="a_continuation_is_named_by_a_hash"),
            models.CheckConstraint(
                condition=Q(drawn_at=None, seated_count=None, bundle_name="", fingerprint="")
                | Q(drawn_at__isnull=False, seated_count__isnull=False) & ~(Q(bundle_name="") | Q(fingerprint="")),
                name="drawn_continuation_has_its_bundle",
            ),
        ]


class LeftOut(AppendOnly):
    """Somebody whose seat fell vacant, or who can have none any more, as the log says of their receipt."""

    pk = models.CompositePrimaryKey("applicant_id", "draw_id")
    applicant_id = models.UUIDField()
    draw = models.ForeignKey(Draw, on_delete=models.PROTECT, related_name="+", db_column="wave_id", db_index=False)
    receipt = models.CharField(max_length=20)
    #: Had a seat, which is vacant now.
    is_vacated = models.BooleanField()
    #: As everybody reads it.
    reason = models.CharField(max_length=200)
    left_out_at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(reason=""), name="nobody_is_left_out_without_a_reason")]


class LaterSeat(AppendOnly):
    """A seat that fell vacant, and whose it is since."""

    pk = models.CompositePrimaryKey("applicant_id", "draw_id")
    applicant_id = models.UUIDField()
    draw = models.ForeignKey(
        Draw, on_delete=models.PROTECT, related_name="later_seats", db_column="wave_id", db_index=False
    )
    #: Of the continuation, from 1.
    number = models.PositiveSmallIntegerField()
    receipt = models.CharField(max_length=20)
    #: Of the seat.
    pass_number = models.PositiveIntegerField(db_column="pass")
    area = models.CharField(max_length=4)
    group = models.CharField(max_length=40)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(number__gte=1), name="later_seats_are_of_a_continuation")]
        indexes = [models.Index(fields=["draw", "number"], name="later_seats_of_a_draw")]
