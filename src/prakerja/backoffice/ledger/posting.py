"""One posting: every leg of it, why it was made, and what it closes or corrects."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.ledger.chart import NATURE, AccountKind, Of
from prakerja.ledger.models import Transfer
from prakerja.ledger.read_posting import read_posting
from prakerja.ledger.spelling import spelled
from prakerja.words.ledger import account_words, signed_rupiah
from prakerja.words.postings import act_words


@require_safe
@staff_page(Permission.READ_LEDGER)
def posting(request: StaffRequest, owner_id: UUID, posting_id: UUID) -> HttpResponse:
    found = read_posting(owner_id, posting_id)
    if found is None:
        raise Http404
    context = {
        "posting": found,
        "act": act_words(found.first.act),
        "whole": signed_rupiah(sum(leg.amount for leg in found.legs)),
        "legs": [_leg(leg) for leg in found.legs],
        "others": [(one, act_words(one.act)) for one in (found.closed_by, found.corrected_by) if one],
        "personal": _personal(found.legs),
    }
    return render(request, "backoffice/ledger_posting.html", context)


def _leg(leg: Transfer) -> tuple[int, tuple[str, str], tuple[str, str], str]:
    return leg.leg, _account(leg.debit, leg.debit_of), _account(leg.credit, leg.credit_of), signed_rupiah(leg.amount)


def _account(kind: int, of: UUID) -> tuple[str, str]:
    """In words, and by name where it may be opened without putting anybody on record."""
    is_personal = kind not in NATURE or NATURE[AccountKind(kind)].of is Of.APPLICANT
    return account_words(kind, of), "" if is_personal else spelled(kind, of)


def _personal(legs: list[Transfer]) -> list[tuple[str, str, UUID]]:
    """Accounts of recipients in it: their kind in addresses, in words, and whose they are, each once."""
    sides = dict.fromkeys(
        (kind, of) for leg in legs for kind, of in ((leg.debit, leg.debit_of), (leg.credit, leg.credit_of))
    )
    return [
        (spelled(kind, of).partition(":")[0], account_words(kind, of), of)
        for kind, of in sides
        if kind in NATURE and NATURE[AccountKind(kind)].of is Of.APPLICANT
    ]
