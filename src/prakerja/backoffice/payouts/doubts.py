"""Accounts whose name may be its holder's: what waits for a person, and what was decided, the newest first."""

from datetime import datetime
from typing import Final
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_safe

from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.kit.clock import read_clock
from prakerja.payouts.models import AccountDecision, LinkedAccount
from prakerja.words.moments import waited_words
from prakerja.words.payout_office import house_words

_SHOWN: Final = 50


@require_safe
@staff_page(Permission.READ_REVIEWS)
def doubts(request: StaffRequest) -> HttpResponse:
    """What waits stands on the first page alone; nothing here tells a name."""
    now, before = read_clock(), _before(request)
    waiting = LinkedAccount.objects.in_doubt()
    decided = _decided(before)
    context = {
        "is_first": before is None,
        "count": waiting.count(),
        "waiting": [_waiting(row, now) for row in waiting[:_SHOWN]] if before is None else [],
        "decided": [(one, houses) for one, houses in decided[:_SHOWN]],
        "more": decided[_SHOWN - 1][0].decided_at.isoformat() if len(decided) > _SHOWN else "",
    }
    return render(request, "backoffice/payouts/doubts.html", context)


def _waiting(row: LinkedAccount, now: datetime) -> dict[str, object]:
    since = row.answered_at or row.asked_at
    return {"row": row, "since": since, "waited": waited_words(now - since), "house": house_words(row.house)}


def _decided(before: datetime | None) -> list[tuple[AccountDecision, str]]:
    """One more than is shown."""
    found = AccountDecision.objects.order_by("-decided_at", "applicant_id")
    rows = list((found.filter(decided_at__lt=before) if before else found)[: _SHOWN + 1])
    accounts = LinkedAccount.objects.filter(applicant_id__in=[one.applicant_id for one in rows])
    houses: dict[tuple[UUID, int], str] = {
        (whose, number): house_words(house)
        for whose, number, house in accounts.values_list("applicant_id", "number", "house")
    }
    return [(one, houses[one.applicant_id, one.number]) for one in rows]


def _before(request: StaffRequest) -> datetime | None:
    """Where the page before ended; what is none is the beginning."""
    try:
        found = parse_datetime(request.GET.get("before", ""))
    except ValueError:
        return None
    return found if found and found.tzinfo else None
