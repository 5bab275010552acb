"""By which rails the payments of a batch go: how many, and how much, as it was built."""

from typing import NamedTuple

from django.db.models import Count, Sum

from prakerja.payouts.models import Batch, Instruction


class OfRail(NamedTuple):
    rail: str
    items: int
    amount: int


def rails_of_batch(batch: Batch) -> list[OfRail]:
    """The most money first. For partners' batches, of some hundred payments: it goes through all of them."""
    found = Instruction.objects.filter(batch=batch).values_list("rail").annotate(Count("payee_id"), Sum("amount"))
    return sorted((OfRail(*one) for one in found), key=lambda one: (-one.amount, one.rail))
