"""Files of lists on their way into the register."""

from collections.abc import Sequence

from django.db import models
from django.db.models import Q

from prakerja.screening.handed_in_states import HandedInListQuerySet, HandedInState
from prakerja.screening.list_faults import Column, Fault, ListFault
from prakerja.screening.models.lists import ExclusionList
from prakerja.screening.models.said_of_list import SAID, SaidOfList


class HandedInList(SaidOfList):
    """The file of a list that somebody handed in, and what became of it. Nothing of it counts before it is a list."""

    sha256 = models.CharField(max_length=64)
    #: In bytes.
    size = models.PositiveBigIntegerField()
    #: Sealed, in the private storage; empty: it was read, or given up, and is deleted.
    file_name = models.CharField(max_length=100, blank=True)
    state = models.CharField(max_length=8, choices=HandedInState, default=HandedInState.WAITS)
    handed_in_at = models.DateTimeField()
    #: Null: an operator.
    handed_in_by = models.UUIDField(null=True)
    ended_at = models.DateTimeField(null=True)
    became = models.ForeignKey(ExclusionList, on_delete=models.PROTECT, null=True, related_name="+", db_index=False)
    #: Why it was refused, each as line (null: the whole file), cause and column; never with a number in it.
    faults = models.JSONField(default=list)

    objects = HandedInListQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(state__in=list(HandedInState)), name="handed_in_is_in_a_known_state"),
            models.CheckConstraint(
                condition=Q(state=HandedInState.WAITS, ended_at=None) & ~Q(file_name="")
                | ~Q(state=HandedInState.WAITS) & Q(ended_at__isnull=False, file_name=""),
                name="a_file_is_kept_exactly_while_it_waits",
            ),
            models.CheckConstraint(
                condition=Q(state=HandedInState.TAKEN_IN, became__isnull=False)
                | ~Q(state=HandedInState.TAKEN_IN) & Q(became=None),
                name="a_file_has_its_list_once_taken_in",
            ),
            models.CheckConstraint(
                condition=Q(state=HandedInState.REFUSED) ^ Q(faults=[]), name="a_refused_file_has_its_faults"
            ),
            models.CheckConstraint(condition=Q(handed_in_by=None) ^ Q(operator=""), name="somebody_handed_it_in"),
            models.UniqueConstraint(
                fields=["sha256", *SAID],
                condition=Q(state=HandedInState.WAITS),
                nulls_distinct=False,
                name="the_same_file_waits_once",
            ),
        ]

    @property
    def why(self) -> Sequence[Fault]:
        """What was wrong with it."""
        return [Fault(line, ListFault(what), Column(column)) for line, what, column in self.faults]
