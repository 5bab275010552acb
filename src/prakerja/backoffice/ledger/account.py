"""An account of the programme with its transfers. Those of recipients are opened on record alone (`own_account.py`)."""

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.backoffice.ledger.account_lines import page_of_lines
from prakerja.backoffice.ledger.page_link import Reached, read_link
from prakerja.ledger.chart import Account, Of
from prakerja.ledger.spelling import NoSuchAccount, account_named, spelled, spelled_kind


@require_safe
@staff_page(Permission.READ_LEDGER)
def account(request: StaffRequest, name: str) -> HttpResponse:
    return _page(request, account_of_programme(name), None)


@require_safe
@staff_page(Permission.READ_LEDGER)
def account_goes_on(request: StaffRequest, name: str, page: str) -> HttpResponse:
    found = account_of_programme(name)
    reached = read_link(page, found)
    if reached is None:
        messages.warning(request, _("Halaman lanjutan itu sudah tidak berlaku. Mulai lagi dari yang terbaru."))
        return redirect("backoffice:ledger:account", name)
    return _page(request, found, reached)


def account_of_programme(name: str) -> Account:
    """Raises Http404: also where it is a recipient's, which no name opens."""
    try:
        found = account_named(name)
    except NoSuchAccount:
        raise Http404 from None
    if found.nature.of is Of.APPLICANT:
        raise Http404
    return found


def _page(request: StaffRequest, found: Account, reached: Reached | None) -> HttpResponse:
    name = spelled(found.kind, found.of)
    further = partial(_address, name)
    context = {
        **page_of_lines(found, reached, address_of=further),
        "kind": spelled_kind(found.kind),
        "newest": reverse("backoffice:ledger:account", args=[name]),
        "person": "",
        "download": reverse("backoffice:ledger:download", args=[name]),
    }
    return render(request, "backoffice/ledger_account.html", context)


def _address(name: str, page: str) -> str:
    return reverse("backoffice:ledger:account_goes_on", args=[name, page])
