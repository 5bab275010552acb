"""Who of the office did what, as one list for the auditor: of everybody, or of one member."""

from typing import Final
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from prakerja.accounts.kinds import STAFF_KINDS
from prakerja.accounts.models import Account
from prakerja.audit.read_trail import office_trail
from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.backoffice.audit.rows import rows_of

_SHOWN: Final = 100


@require_safe
@staff_page(Permission.READ_TRAIL)
def trail(request: StaffRequest) -> HttpResponse:
    return _page(request, None, None)


@require_safe
@staff_page(Permission.READ_TRAIL)
def trail_before(request: StaffRequest, before: UUID) -> HttpResponse:
    return _page(request, None, before)


@require_safe
@staff_page(Permission.READ_TRAIL)
def trail_by(request: StaffRequest, account_id: UUID) -> HttpResponse:
    return _page(request, get_object_or_404(Account, pk=account_id, kind__in=STAFF_KINDS), None)


@require_safe
@staff_page(Permission.READ_TRAIL)
def trail_by_before(request: StaffRequest, account_id: UUID, before: UUID) -> HttpResponse:
    return _page(request, get_object_or_404(Account, pk=account_id, kind__in=STAFF_KINDS), before)


def _page(request: StaffRequest, person: Account | None, before: UUID | None) -> HttpResponse:
    rows = rows_of(office_trail(by=person.pk if person else None, before=before, at_most=_SHOWN))
    older = _older(person, rows[-1].id) if len(rows) == _SHOWN else ""
    return render(request, "backoffice/trail.html", {"rows": rows, "older": older, "person": person})


def _older(person: Account | None, before: UUID) -> str:
    if person is None:
        return reverse("backoffice:audit:trail_before", args=[before])
    return reverse("backoffice:audit:trail_by_before", args=[person.pk, before])
