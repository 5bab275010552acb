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
def trail(request: StaffRequest, before: UUID | None = None) -> HttpResponse:
    rows = rows_of(office_trail(before=before, at_most=_SHOWN))
    older = reverse("backoffice:audit:trail_before", args=[rows[-1].id]) if len(rows) == _SHOWN else ""
    return render(request, "backoffice/trail.html", {"rows": rows, "older": older, "person": None})


@require_safe
@staff_page(Permission.READ_TRAIL)
def trail_by(request: StaffRequest, account_id: UUID, before: UUID | None = None) -> HttpResponse:
    person = get_object_or_404(Account, pk=account_id, kind__in=STAFF_KINDS)
    rows = rows_of(office_trail(by=account_id, before=before, at_most=_SHOWN))
    is_full = len(rows) == _SHOWN
    older = reverse("backoffice:audit:trail_by_before", args=[account_id, rows[-1].id]) if is_full else ""
    return render(request, "backoffice/trail.html", {"rows": rows, "older": older, "person": person})
