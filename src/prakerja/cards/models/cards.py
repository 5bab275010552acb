"""Cards, their lives, numbers and letters, and how many of a wave are in which state."""

from django.db import models
from django.db.models import Q
from django.db.models.functions import UUID4, UUID7

from prakerja.cards.querysets import CardQuerySet
from prakerja.cards.reasons import HoldReason, MoveReason
from prakerja.cards.states import RETURNED, CardState
from prakerja.kit.append_only import AppendOnly
from prakerja.kit.constraints import values_of
from prakerja.kit.digest_field import DigestField
from prakerja.kit.holders import Holder
from prakerja.kit.purpose import Purpose
from prakerja.kit.sealed_field import Opened, SealedField

_RETURNED = sorted(state.value for state in RETURNED)


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


class CardNumber(Holder):
    """Whose a card number is or was: one that leaked stays its holder's, and never becomes another's."""

    digests = Purpose.CARD_NUMBER


class AwardLetter(AppendOnly):
    """What the code of a letter leads to: anybody who holds the letter can check it."""

    code = models.UUIDField(primary_key=True)
    applicant_id = models.UUIDField()
    award = models.PositiveSmallIntegerField()
