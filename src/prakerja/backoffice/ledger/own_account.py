"""Accounts of recipients: in lists without a name, and each opened on record before anybody sees it."""

from functools import partial
from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.backoffice.cards.found import found_by, found_in
from prakerja.backoffice.ledger.account_lines import page_of_lines
from prakerja.backoffice.ledger.page_link import Reached, read_link
from prakerja.cards.models import Card
from prakerja.journey.look_up_person import ByAccount, look_up_person
from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.ledger.chart import NATURE, Account, AccountKind, Of
from prakerja.ledger.models import Balance
from prakerja.ledger.spelling import NoSuchAccount, kind_named, spelled_kind
from prakerja.waves.models import Wave
from prakerja.words.ledger import kind_words, signed_rupiah

_SHOWN: Final = 50
_FIRST: Final = UUID(int=0)


@require_safe
@staff_page(Permission.READ_LEDGER)
def accounts(request: StaffRequest, kind: str, number: int) -> HttpResponse:
    return _list(request, _kind_named(kind), number, _FIRST)


@require_safe
@staff_page(Permission.READ_LEDGER)
def more_accounts(request: StaffRequest, kind: str, number: int, after: UUID) -> HttpResponse:
    return _list(request, _kind_named(kind), number, after)


def _kind_named(name: str) -> AccountKind:
    try:
        kind = kind_named(name)
    except NoSuchAccount:
        raise Http404 from None
    if NATURE[kind].of is not Of.APPLICANT:
        raise Http404
    return kind


def _list(request: StaffRequest, kind: AccountKind, number: int, after: UUID) -> HttpResponse:
    """In the order of their keys, so that a page is found as fast however far on it is."""
    wave, now = get_object_or_404(Wave, number=number), read_clock()
    cards = list(Card.objects.filter(wave=wave, applicant_id__gt=after).order_by("applicant_id")[: _SHOWN + 1])
    shown = cards[:_SHOWN]
    whose = [card.applicant_id for card in shown]
    amounts = dict(Balance.objects.filter(kind=kind, of__in=whose).values_list("of", "amount"))
    context = {
        "wave": wave,
        "title": kind_words(kind),
        "kind": spelled_kind(kind),
        "rows": [(card, signed_rupiah(amounts.get(card.applicant_id, 0))) for card in shown],
        "after": whose[-1] if len(cards) > _SHOWN else None,
        "as_of": now,
    }
    return render(request, "backoffice/ledger_accounts.html", context)


@require_POST
@staff_page(Permission.READ_LEDGER)
def look(request: StaffRequest, kind: str, applicant_id: UUID) -> HttpResponse:
    """At the account of somebody: that one did is in the audit before anything is shown."""
    name = spelled_kind(_kind_named(kind))
    with unit_of_work(by=request.actor) as work:
        found = look_up_person(sought=ByAccount(applicant_id), by=work.actor, now=work.now)
    if found is None:
        messages.warning(request, _("Rekening itu tidak ada."))
        return redirect("backoffice:ledger:kind", name)
    return redirect("backoffice:ledger:own_account", found_by(request.staff_id, found), name)


@require_safe
@staff_page(Permission.READ_LEDGER)
def own_account(request: StaffRequest, found: str, kind: str) -> HttpResponse:
    account = _looked_up(request, found, kind)
    return _nobody(request, kind) if account is None else _page(request, account, found, None)


@require_safe
@staff_page(Permission.READ_LEDGER)
def own_account_goes_on(request: StaffRequest, found: str, kind: str, page: str) -> HttpResponse:
    account = _looked_up(request, found, kind)
    if account is None:
        return _nobody(request, kind)
    reached = read_link(page, account)
    if reached is None:
        messages.warning(request, _("Halaman lanjutan itu sudah tidak berlaku. Mulai lagi dari yang terbaru."))
        return redirect("backoffice:ledger:own_account", found, kind)
    return _page(request, account, found, reached)


def _looked_up(request: StaffRequest, found: str, kind: str) -> Account | None:
    """None: somebody else looked them up, or it was too long ago."""
    whose = found_in(found, by=request.staff_id)
    return None if whose is None else Account(_kind_named(kind), whose)


def _nobody(request: StaffRequest, kind: str) -> HttpResponse:
    messages.warning(request, _("Rekening itu dibuka oleh orang lain atau sudah lebih dari satu jam lalu. Buka lagi."))
    return redirect("backoffice:ledger:kind", spelled_kind(_kind_named(kind)))


def _page(request: StaffRequest, account: Account, found: str, reached: Reached | None) -> HttpResponse:
    kind = spelled_kind(account.kind)
    context = {
        **page_of_lines(account, reached, address_of=partial(_address, found, kind)),
        "kind": kind,
        "newest": reverse("backoffice:ledger:own_account", args=[found, kind]),
        "person": reverse("backoffice:cards:person", args=[found]),
        "download": "",
    }
    return render(request, "backoffice/ledger_account.html", context)


def _address(found: str, kind: str, page: str) -> str:
    return reverse("backoffice:ledger:own_account_goes_on", args=[found, kind, page])
