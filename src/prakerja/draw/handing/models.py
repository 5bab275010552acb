"""To whom each reveal was handed. No evidence: that is what the witnesses refuse."""

from django.db import models

from prakerja.draw.handing.states import MOVES, HandingState
from prakerja.kit.states import MovingQuerySet


class HandingQuerySet(MovingQuerySet["Handing", HandingState]):
    moves = MOVES


class Handing(models.Model):
    """One reveal for one witness: due from the moment it is public, and no longer than it counts."""

    reveal = models.ForeignKey("draw.Reveal", on_delete=models.PROTECT, related_name="handings", db_index=False)
    #: Its key, as the statement names it.
    witness = models.CharField(max_length=200)
    state = models.CharField(max_length=8, choices=HandingState, default=HandingState.WAITING)
    #: In the witness's own words, or the name of the fault; of the last try.
    said = models.CharField(max_length=300, blank=True)
    #: The last try; null: there was none yet.
    tried_at = models.DateTimeField(null=True)

    objects = HandingQuerySet.as_manager()

    class Meta:
        ordering = ["reveal", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["reveal", "witness"], name="a_reveal_is_handed_to_a_witness_once"),
            models.CheckConstraint(
                condition=models.Q(state__in=HandingState.values), name="a_handing_is_in_a_known_state"
            ),
        ]
        indexes = [
            models.Index(
                fields=["witness"], condition=models.Q(state=HandingState.WAITING), name="reveals_to_be_handed"
            )
        ]
