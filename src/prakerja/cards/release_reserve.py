"""The money of a cancelled wave is the treasury's again, and a recovery wave's seats can be given to another one."""

from datetime import datetime

from django.db.models import F

from prakerja.approvals.models import Proposal
from prakerja.cards.models import WaveBudget
from prakerja.cards.return_unawarded import return_unawarded


def release_reserve(*, wave_id: int, decided: Proposal, now: datetime) -> None:
    """Part of `cancelling` (journey/decided.py). A wave that had no money is left as it is."""
    budget = WaveBudget.objects.select_related("wave").filter(pk=wave_id).first()
    if budget is None:
        return
    seats = return_unawarded(budget, decision=decided.pk, reason=decided.reason, now=now)
    if budget.wave.is_recovery:
        _count_again(budget.year_id, seats)


def _count_again(year: int, seats: int) -> None:
    """As many as were given again for it are free, those of the latest wave first: which is which nobody counts."""
    left = seats
    rows = WaveBudget.objects.filter(year_id=year, given_again__gt=0)
    for row in rows.select_for_update(no_key=True).order_by("-wave_id"):
        taken = min(left, row.given_again)
        WaveBudget.objects.filter(pk=row.pk).update(given_again=F("given_again") - taken)
        left -= taken
