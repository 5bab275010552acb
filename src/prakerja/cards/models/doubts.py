"""What speaks against a card, and against which lists cards were screened."""

from django.db import models
from django.db.models import Q

from prakerja.cards.reasons import OF_ENTITLEMENT, HoldReason
from prakerja.cards.states import DoubtState


class Doubt(models.Model):
    """What speaks against a holder's being entitled to their card: a list, a death, citizenship or identity lost."""

    pk = models.CompositePrimaryKey("applicant_id", "award", "number")
    applicant_id = models.UUIDField()
    award = models.PositiveSmallIntegerField()
    #: From 1.
    number = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=24)
    #: The list that names them; null: no list does.
    list = models.ForeignKey(
        "screening.ExclusionList", on_delete=models.PROTECT, null=True, related_name="+", db_index=False
    )
    #: From when on it counts: by the day of the award they were not entitled to the card at all.
    effective_on = models.DateField()
    #: From whom the office knows of it, in words; empty where it is a list.
    source = models.TextField(blank=True)
    noted_at = models.DateTimeField()
    #: The move by which the card was held for it, and its holder told; null: it waits, since the card is held for
    #: something else, or has ended.
    move = models.PositiveSmallIntegerField(null=True)
    state = models.CharField(max_length=9, choices=DoubtState, default=DoubtState.OPEN)
    settled_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(reason=HoldReason.LISTED.value, list__isnull=False, source="")
                | Q(
                    reason__in=sorted(one.value for one in OF_ENTITLEMENT - {HoldReason.LISTED}),
                    list__isnull=True,
                )
                & ~Q(source=""),
                name="a_doubt_has_its_list_or_its_source",
            ),
            models.CheckConstraint(
                condition=Q(state=DoubtState.OPEN, settled_at=None)
                | Q(
                    state__in=[one.value for one in DoubtState if one is not DoubtState.OPEN], settled_at__isnull=False
                ),
                name="a_doubt_is_settled_or_open",
            ),
            models.UniqueConstraint(
                fields=["applicant_id", "award", "list"],
                condition=Q(list__isnull=False) & ~Q(state=DoubtState.WITHDRAWN),
                name="a_list_casts_doubt_on_a_card_once",
            ),
            models.UniqueConstraint(
                fields=["applicant_id", "award", "reason"],
                condition=Q(list=None, state=DoubtState.OPEN),
                name="one_death_is_looked_into_at_a_time",
            ),
        ]
        indexes = [
            models.Index(
                fields=["list", "applicant_id"], condition=Q(state=DoubtState.OPEN), name="open_doubts_of_lists"
            )
        ]


class Rescreening(models.Model):
    """Which putting in force of a list the cards were screened against, and when that began; one row a list."""

    list = models.OneToOneField("screening.ExclusionList", on_delete=models.PROTECT, primary_key=True, related_name="+")
    #: Since when the list was in force then.
    since = models.DateTimeField()
    begun_at = models.DateTimeField()
    #: Cards awarded before were screened against it by an earlier one; null: all are.
    awarded_from = models.DateTimeField(null=True)
