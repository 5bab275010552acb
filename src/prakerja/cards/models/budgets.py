"""What the state allows for a year, what of it is set aside for a wave, and the closing of a year."""

from django.db import models
from django.db.models import F, Q


class YearBudget(models.Model):
    """What the state allows for a year, and what of it is set aside for waves: never more than there is."""

    year = models.PositiveSmallIntegerField(primary_key=True)
    allowed = models.BigIntegerField()
    set_aside = models.BigIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(set_aside__gte=0, set_aside__lte=F("allowed")), name="no_more_is_set_aside_than_is_allowed"
            )
        ]


class WaveBudget(models.Model):
    """The money for a wave's seats, and how many cards it has given. One row a wave, moved once a statement."""

    wave = models.OneToOneField("waves.Wave", on_delete=models.PROTECT, primary_key=True, related_name="budget")
    year = models.ForeignKey(YearBudget, on_delete=models.PROTECT, related_name="waves", db_index=False)
    #: Of one card, in whole rupiah: what is set aside is this times the seats.
    training = models.BigIntegerField()
    incentive = models.BigIntegerField()
    seats = models.PositiveIntegerField()
    awarded = models.PositiveIntegerField(default=0)
    #: Of the seats, those that nobody got, and whose money went back at the year's end.
    unawarded = models.PositiveIntegerField(default=0)
    #: Of those awarded, whose money went back to the treasury so that somebody else may have the seat. What the year's
    #: end takes back is nobody's again.
    returned = models.PositiveIntegerField(default=0)
    #: Of those returned, whose seats are counted for a recovery wave: nobody can object any more.
    counted = models.PositiveIntegerField(default=0)
    #: Of those counted, which a recovery wave gives out again.
    given_again = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(awarded__lte=F("seats") - F("unawarded")), name="no_more_is_awarded_than_seats"
            ),
            models.CheckConstraint(condition=Q(returned__lte=F("awarded")), name="no_more_is_returned_than_awarded"),
            models.CheckConstraint(condition=Q(counted__lte=F("returned")), name="no_more_is_counted_than_returned"),
            models.CheckConstraint(
                condition=Q(given_again__lte=F("counted")), name="no_seat_is_given_again_before_it_is_counted"
            ),
            models.CheckConstraint(condition=Q(training__gte=0, incentive__gte=0), name="a_package_is_not_below_zero"),
        ]


class YearClosing(models.Model):
    """What one decision to close a part of a scheme's year has come to, added up stretch by stretch."""

    #: Of the proposal that two people decided.
    id = models.UUIDField(primary_key=True)
    #: `2021:2022:training`.
    subject = models.CharField(max_length=64)
    began_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    #: Cards that are finished, and cards in use that gave their training balance back.
    finished = models.PositiveIntegerField(default=0)
    emptied = models.PositiveIntegerField(default=0)
    #: Cards that still waited at the end: held, with money under way, or overdue.
    waiting = models.PositiveIntegerField(default=0)
    #: Rupiah that went back.
    training = models.BigIntegerField(default=0)
    incentive = models.BigIntegerField(default=0)
    #: Seats that nobody got, and the rupiah for them.
    unawarded = models.PositiveIntegerField(default=0)
    reserve = models.BigIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["subject", "began_at"], name="closings_of_a_year")]
