"""How many of a list's people are known changes as people come: each night it is counted anew."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Q

from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.kit.clock import wib_day
from prakerja.screening.count_named import keep_named
from prakerja.screening.models import ExclusionList


def count_known_people(*, list_id: int, by: Actor, now: datetime) -> None:
    """The list's page and whatever is proposed of it say how many are known now. No event: nothing was decided."""
    require(Permission.TAKE_IN_LISTS, by=by)
    keep_named(ExclusionList.objects.get(pk=list_id), now=now)


def lists_that_may_bar(*, now: datetime) -> Sequence[int]:
    """Those whose dates are not over: about the others nobody proposes anything any more."""
    lasting = Q(valid_until=None) | Q(valid_until__gte=wib_day(now))
    return list(ExclusionList.objects.filter(lasting).order_by("pk").values_list("pk", flat=True))
