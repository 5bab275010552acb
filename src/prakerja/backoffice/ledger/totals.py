"""All books as one table, and one kind of account by year and wave."""

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.kit.clock import read_clock
from prakerja.ledger.chart import NATURE, AccountKind, Of, Side
from prakerja.ledger.hot_accounts import hot_accounts
from prakerja.ledger.spelling import NoSuchAccount, kind_named, spelled, spelled_kind
from prakerja.ledger.totals import Totals
from prakerja.words.ledger import account_words, kind_words, signed_rupiah
from prakerja.words.words import Words


@dataclass(frozen=True)
class KindRow:
    kind: str
    title: Words
    #: A column a year.
    amounts: list[str]


@dataclass(frozen=True)
class SideOfBooks:
    """Kinds that grow on the same side, and what they hold together."""

    is_debit: bool
    rows: list[KindRow]
    whole: list[str]


@require_safe
@staff_page(Permission.READ_LEDGER)
def totals(request: StaffRequest) -> HttpResponse:
    as_of, found = read_clock(), Totals.now()
    sides = [_side(side, found) for side in (Side.DEBIT, Side.CREDIT)]
    context = {"as_of": as_of, "years": found.years, "sides": sides}
    return render(request, "backoffice/ledger_totals.html", context)


def _side(side: Side, found: Totals) -> SideOfBooks:
    kinds = [kind for kind, nature in NATURE.items() if nature.grows_on is side]
    rows = [
        KindRow(
            spelled_kind(kind), kind_words(kind), [signed_rupiah(found.of_year(kind, year)) for year in found.years]
        )
        for kind in kinds
    ]
    whole = [signed_rupiah(found.on_side(side, year)) for year in found.years]
    return SideOfBooks(side is Side.DEBIT, rows, whole)


@require_safe
@staff_page(Permission.READ_LEDGER)
def kind(request: StaffRequest, kind: str) -> HttpResponse:
    try:
        asked = kind_named(kind)
    except NoSuchAccount:
        raise Http404 from None
    as_of, parts = read_clock(), Totals.now().of_kind(asked)
    context = {
        "as_of": as_of,
        "title": kind_words(asked),
        "kind": spelled_kind(asked),
        "is_personal": NATURE[asked].of is Of.APPLICANT,
        "parts": [(part.year, part.wave, signed_rupiah(part.holds)) for part in parts],
        "whole": signed_rupiah(sum(part.holds for part in parts)),
        "accounts": _accounts(asked),
    }
    return render(request, "backoffice/ledger_kind.html", context)


def _accounts(asked: AccountKind) -> list[tuple[str, str, str]]:
    """Name in addresses, in words, and what it holds."""
    return [(spelled(asked, of), account_words(asked, of), signed_rupiah(holds)) for of, holds in hot_accounts(asked)]
