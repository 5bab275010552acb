"""Waves, their seats, and who joined. Later steps read these tables with set-based SQL."""

from typing import NewType

from django.contrib.postgres.indexes import HashIndex
from django.db import models
from django.db.models import F, Q

from prakerja.kit.append_only import AppendOnly
from prakerja.waves.querysets import JoinerQuerySet, WaveQuerySet
from prakerja.waves.states import WaveState

WaveId = NewType("WaveId", int)


class Wave(models.Model):
    """One opening of the programme: a window, a scheme and seats."""

    number = models.PositiveIntegerField(unique=True)
    #: Name of the file in `schemes/`.
    scheme = models.CharField(max_length=20)
    #: First 12 hex digits of that file's SHA-256, pinned when the wave is opened; empty until then.
    scheme_version = models.CharField(max_length=12, blank=True)
    opens_at = models.DateTimeField()
    #: The first moment at which nobody can join any more.
    closes_at = models.DateTimeField()
    result_expected_at = models.DateTimeField()
    state = models.CharField(max_length=9, choices=WaveState, default=WaveState.PLANNED)
    #: Gives seats of revoked cards out again.
    is_recovery = models.BooleanField(default=False)

    objects = WaveQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=WaveState.values), name="wave_state_is_a_known_state"),
            models.CheckConstraint(condition=Q(closes_at__gt=F("opens_at")), name="wave_closes_after_it_opens"),
            models.CheckConstraint(
                condition=Q(result_expected_at__gte=F("closes_at")), name="wave_result_comes_after_its_closing"
            ),
            models.CheckConstraint(
                condition=Q(state__in=(WaveState.PLANNED, WaveState.CANCELLED)) | ~Q(scheme_version=""),
                name="opened_wave_has_its_scheme_pinned",
            ),
        ]
        indexes = [
            # Few waves are ever open at once; the landing page and the closing clock look for these alone.
            models.Index(fields=["closes_at"], condition=Q(state=WaveState.OPEN), name="open_waves_by_closing_time")
        ]


class WaveChange(AppendOnly):
    """What two people changed of an announced wave: another schedule, or its end. Never rewritten."""

    pk = models.CompositePrimaryKey("wave_id", "number")
    wave = models.ForeignKey(Wave, on_delete=models.PROTECT, related_name="changes", db_index=False)
    #: From 1, for each wave.
    number = models.PositiveSmallIntegerField()
    decided_at = models.DateTimeField()
    is_cancelled = models.BooleanField()
    #: As it was announced before; what it is now stands in the wave, or in the next change.
    opens_before = models.DateTimeField()
    closes_before = models.DateTimeField()
    result_before = models.DateTimeField()
    #: In the words of whoever proposed it, for everybody to read.
    reason = models.CharField(max_length=1000)


class SeatRow(models.Model):
    """One row of the wave's seats file: how many seats for whom, in which pass. Order matters, so it is kept."""

    wave = models.ForeignKey(Wave, on_delete=models.PROTECT, related_name="seat_rows", db_index=False)
    position = models.PositiveIntegerField()
    pass_number = models.PositiveIntegerField(db_column="pass")
    #: `ID`, a two-digit province or a four-digit regency.
    area = models.CharField(max_length=4)
    #: A name, or `*` for everybody.
    group = models.CharField(max_length=40)
    seats = models.PositiveIntegerField()
    #: Whether the row first takes over the seats that earlier passes left unfilled inside its area.
    carry = models.BooleanField(default=False)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["wave", "position"], name="a_seat_row_has_its_own_place_in_the_file"),
            models.CheckConstraint(
                condition=Q(area__regex=r"^(ID|[0-9]{2}|[0-9]{4})$"), name="seat_area_is_nation_province_or_regency"
            ),
        ]
        # "Any seats where I live" is asked on every dashboard; a wave has a row for each regency, pass and group.
        indexes = [models.Index(fields=["wave", "area"], name="seats_of_an_area")]


class Joiner(models.Model):
    """An applicant who put themselves forward for a wave. Receipt and regency never change (`config/grants.py`)."""

    pk = models.CompositePrimaryKey("applicant_id", "wave_id")
    applicant_id = models.UUIDField()
    # No constraint in the database: for each joiner it would lock the wave's row, and all who join would queue for it.
    # That the wave is there, sql/insert_joiner.sql sees by reading it; waves are never deleted.
    wave = models.ForeignKey(
        Wave, on_delete=models.PROTECT, related_name="joiners", db_index=False, db_constraint=False
    )
    # The columns stand in the order in which the rows take least room.
    joined_at = models.DateTimeField()
    #: When they first opened the page of their result.
    result_read_at = models.DateTimeField(null=True)
    #: Their number in the draw, known to them: `12-` and 14 random characters (receipts.py). Freezing refuses doubles.
    receipt = models.CharField(max_length=20)
    #: Domicile at the moment of joining; the seats are given out by it.
    regency = models.CharField(max_length=4)

    objects = JoinerQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(regency__regex=r"^[0-9]{4}$"), name="joiner_regency_has_four_digits"),
        ]
        indexes = [
            # All joiners of a wave. An index of equal values is small, 7 bytes a row instead of 54; in the order of
            # accounts they are found by the key.
            models.Index(fields=["wave"], name="joiners_of_a_wave"),
            # Who telephones gives it. By its hash alone: half as large, and nobody asks for a receipt's beginning.
            HashIndex(fields=["receipt"], name="joiners_by_receipt"),
        ]
