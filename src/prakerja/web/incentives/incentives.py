"""“Insentif saya”: what is done, what is missing, by when, what it will pay, and how each instalment stands."""

from collections.abc import Iterable
from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from prakerja.incentives.own_incentives import own_incentives
from prakerja.kit.clock import read_clock
from prakerja.pages.middleware import ApplicantRequest
from prakerja.payouts.accounts.own_linked_account import own_linked_account
from prakerja.payouts.own_payments import own_payments
from prakerja.payouts.shown_payments import OwnDue
from prakerja.payouts.standing import Standing
from prakerja.payouts.states import DueKind
from prakerja.words.incentives import conditions_of, day_words
from prakerja.words.payments import said_of


@require_safe
def incentives_page(request: ApplicantRequest) -> HttpResponse:
    own = own_incentives(request.applicant_id)
    if own is None:
        return redirect("cards:card")
    now = read_clock()
    every = own_payments(request.applicant_id, at=now).dues
    dues = [due for due in every if due.award == own.award]
    has_failed = any(due.standing is Standing.ACCOUNT_FAILED for due in dues)
    account = own_linked_account(request.applicant_id)
    return render(
        request,
        "incentives/incentives.html",
        {
            "own": own,
            "conditions": conditions_of(own, account, has_failed=has_failed, now=now),
            "rows": _rows(dues, DueKind.INSTALMENT, now),
            "surveys": _rows(dues, DueKind.SURVEY, now),
            "last_day": day_words(own.last_payment_on),
        },
    )


def _rows(dues: Iterable[OwnDue], kind: DueKind, now: datetime) -> list[tuple[OwnDue, str, str, str]]:
    """Each with its day, the look of its tag and its words: the same that the page of payments says."""
    said = [(due, said_of(due, now=now)) for due in dues if due.kind is kind]
    return [(due, day_words(due.day), words.tone, words.status) for due, words in said]
