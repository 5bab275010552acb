"""Which lists the cards have yet to be screened against, and which of those that speak against cards were withdrawn."""

from datetime import datetime, timedelta
from typing import Final

from prakerja.cards import jobs
from prakerja.cards.models import Doubt, Rescreening
from prakerja.cards.states import DoubtState
from prakerja.kit.clock import wib_day
from prakerja.screening.models import ExclusionList, ListInForce
from prakerja.work.begin_work import begin_work
from prakerja.work.models import LongWork

#: What was being awarded when a list was looked through may have come behind its place: longer than any stretch takes.
_MARGIN: Final = timedelta(hours=1)


def begin_rescreenings(*, now: datetime) -> None:
    """Every list in force today has somebody who screens the cards against it: all of them once, and afterwards those
    that were awarded since, whose wave was screened before.
    """
    today = ExclusionList.objects.in_force_on(wib_day(now)).values("pk")
    earlier = Rescreening.objects.in_bulk(list(today.values_list("pk", flat=True)))
    for force in ListInForce.objects.filter(pk__in=today):
        one = earlier.get(force.pk)
        is_known = one is not None and one.since == force.since
        if one is not None and is_known and not _awarded_since(one.begun_at):
            continue
        if begin_work(jobs.rescreen_cards, now, list_id=force.pk):
            awarded_from = one.begun_at - _MARGIN if one is not None and is_known else None
            values = {"since": force.since, "begun_at": now, "awarded_from": awarded_from}
            Rescreening.objects.update_or_create(list_id=force.pk, defaults=values)


def begin_dropping(*, now: datetime) -> None:
    """What a list said that is withdrawn is dropped."""
    doubted = Doubt.objects.filter(state=DoubtState.OPEN, list__isnull=False, list__force__isnull=True)
    for list_id in doubted.values_list("list_id", flat=True).distinct():
        begin_work(jobs.drop_doubts, now, list_id=list_id)


def _awarded_since(moment: datetime) -> bool:
    return LongWork.objects.filter(kind=jobs.award_cards.name, ended_at__gt=moment).exists()
