"""An account of the programme as a file, as long as one answer can hold it; what is longer an operator exports."""

import csv
import io
from typing import Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.backoffice.ledger.account import account_of_programme
from prakerja.ledger.chart import Account
from prakerja.ledger.spelling import spelled
from prakerja.ledger.transfers_of import AccountPage, page_of
from prakerja.words.amounts import thousands

MOST_LINES: Final = 20_000
_COLUMNS: Final = (
    *("posted_at", "act", "posting_id", "leg", "debit", "credit", "amount", "year", "wave", "corrects", "closes"),
    "holds_after",
)


@require_safe
@staff_page(Permission.READ_LEDGER)
def download(request: StaffRequest, name: str) -> HttpResponse:
    found = account_of_programme(name)
    page = page_of(found, after="", limit=MOST_LINES + 1)
    if len(page.lines) > MOST_LINES:
        told = _("Rekening ini memuat lebih dari %(most)s transaksi. Minta operator server mengekspor buku besar.")
        messages.warning(request, told % {"most": thousands(MOST_LINES)})
        return redirect("backoffice:ledger:account", name)
    answer = HttpResponse(_as_csv(found, page), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="rekening.csv"'
    return answer


def _as_csv(account: Account, page: AccountPage) -> str:
    """The newest first; whole rupiah without signs of thousands."""
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow(_COLUMNS)
    for line, holds in page.with_balances(account, holds=page.holds):
        accounts = (spelled(line.debit, line.debit_of), spelled(line.credit, line.credit_of))
        named = (line.posted_at.isoformat(), line.act, line.posting_id, line.leg)
        writer.writerow((*named, *accounts, line.amount, line.year, line.wave, line.corrects, line.closes, holds))
    return file.getvalue()
