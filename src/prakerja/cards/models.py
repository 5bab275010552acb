"""Cards, their lives and numbers; what the state allows for a year and what of it is set aside for a wave."""

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import UUID4, UUID7

from prakerja.cards.querysets import CardQuerySet
from prakerja.cards.reasons import OF_ENTITLEMENT, HoldReason, MoveReason
from prakerja.cards.states import RETURNED, CardState, DoubtState
from prakerja.kit.append_only import AppendOnly
from prakerja.kit.constraints import values_of
from prakerja.kit.digest_field import DigestField
from prakerja.kit.holders import Holder
from prakerja.kit.purpose import Purpose
from prakerja.kit.sealed_field import Opened, SealedField

_RETURNED = sorted(state.value for state in RETURNED)


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


class Card(models.Model):
    """A recipient's card and their life with it: keyed as the award that it is for."""

    pk = models.CompositePrimaryKey("applicant_id", "award")
    applicant_id = models.UUIDField()
    #: From 1: the recipient's award (`screening.Recipient`).
    award = models.PositiveSmallIntegerField()
    wave = models.ForeignKey("waves.Wave", on_delete=models.PROTECT, related_name="cards", db_index=False)
    state = models.CharField(max_length=10, choices=CardState, default=CardState.AWARDED)
    #: How often it moved.
    moves = models.PositiveSmallIntegerField(default=0)
    sealed_number = SealedField(Purpose.CARD_NUMBER, row="award")
    number_digest = DigestField(Purpose.CARD_NUMBER)
    last_four = models.CharField(max_length=4)
    #: Stands in the award letter; whoever has it may check the letter.
    letter = models.UUIDField(db_default=UUID4())
    awarded_at = models.DateTimeField()
    #: The first moment at which the first training can no longer be bought.
    buys_until = models.DateTimeField()
    #: While it is held its clock stands still and no money moves.
    held_since = models.DateTimeField(null=True)
    held_for = models.CharField(max_length=24, blank=True)
    #: Since when its seat is counted for a recovery wave: nobody can object to its end any more.
    counted_at = models.DateTimeField(null=True)

    number = Opened(sealed_number)

    objects = CardQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=CardState.values), name="card_state_is_a_known_state"),
            models.CheckConstraint(condition=Q(last_four__regex=r"^[0-9]{4}$"), name="four_digits_are_shown"),
            models.CheckConstraint(
                condition=Q(held_since__isnull=True, held_for="")
                | Q(held_since__isnull=False, held_for__in=values_of(HoldReason)),
                name="a_held_card_has_its_reason",
            ),
        ]
        indexes = [
            models.Index(fields=["wave", "applicant_id"], name="cards_of_a_wave"),
            # Six hundred of six million: who telephones may know no more of their card.
            models.Index(fields=["last_four"], name="cards_by_last_four"),
            # The clocks look for these alone, and go through them in this order.
            models.Index(
                fields=["buys_until", "applicant_id"],
                condition=Q(state=CardState.AWARDED),
                name="cards_that_have_yet_to_buy",
            ),
            models.Index(fields=["wave"], condition=Q(held_since__isnull=False), name="cards_that_are_held"),
            models.Index(
                fields=["wave", "applicant_id"],
                condition=Q(state__in=_RETURNED, counted_at__isnull=True),
                name="cards_whose_seat_is_uncounted",
            ),
        ]


class CardCount(models.Model):
    """So many more cards of a wave are in a state, or fewer: what there is now is the sum (card_counts.py)."""

    id = models.UUIDField(primary_key=True, db_default=UUID7())
    wave = models.ForeignKey("waves.Wave", on_delete=models.PROTECT, related_name="card_counts", db_index=False)
    state = models.CharField(max_length=10, choices=CardState)
    cards = models.IntegerField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(state__in=CardState.values), name="counted_state_is_known")]


class CardMove(AppendOnly):
    """From one state to another, when and why. The first one of a card is its award."""

    pk = models.CompositePrimaryKey("applicant_id", "award", "number")
    applicant_id = models.UUIDField()
    award = models.PositiveSmallIntegerField()
    #: From 1.
    number = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=10, choices=CardState)
    reason = models.CharField(max_length=24)
    at = models.DateTimeField()
    #: From when what it tells of is true, which may be before: a death, an appointment.
    effective_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=CardState.values), name="move_is_to_a_known_state"),
            models.CheckConstraint(condition=Q(reason__in=values_of(MoveReason)), name="move_has_a_known_reason"),
        ]


class Objection(AppendOnly):
    """What a holder says against the move of that number: a revocation, or a hold. One a move."""

    pk = models.CompositePrimaryKey("applicant_id", "award", "number")
    applicant_id = models.UUIDField()
    award = models.PositiveSmallIntegerField()
    #: Of the move.
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.CheckConstraint(condition=~Q(text=""), name="an_objection_says_something")]


class ObjectionDecision(AppendOnly):
    """What two people made of an objection; who they were and why stands in their proposal."""

    pk = models.CompositePrimaryKey("applicant_id", "award", "number")
    applicant_id = models.UUIDField()
    award = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    is_granted = models.BooleanField()
    at = models.DateTimeField()


class Doubt(models.Model):
    """What speaks against a holder's being entitled to their card: a list, a death, a citizenship lost."""

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


class CardNumber(Holder):
    """Whose a card number is or was: one that leaked stays its holder's, and never becomes another's."""

    digests = Purpose.CARD_NUMBER


class AwardLetter(AppendOnly):
    """What the code of a letter leads to: anybody who holds the letter can check it."""

    code = models.UUIDField(primary_key=True)
    applicant_id = models.UUIDField()
    award = models.PositiveSmallIntegerField()
