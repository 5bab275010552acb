"""“Insentif saya”: what is done, what is missing, by when, what it will pay, and how each instalment stands."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from prakerja.incentives.own_incentives import own_incentives
from prakerja.kit.clock import read_clock, wib_day
from prakerja.pages.middleware import ApplicantRequest
from prakerja.payouts.accounts.own_linked_account import own_linked_account
from prakerja.words.incentives import conditions_of, day_words, instalment_tag, survey_tag


@require_safe
def incentives_page(request: ApplicantRequest) -> HttpResponse:
    own = own_incentives(request.applicant_id)
    if own is None:
        return redirect("cards:card")
    now = read_clock()
    today = wib_day(now)
    rows = [(one, day_words(one.due_on), *instalment_tag(own, one, today=today)) for one in own.instalments]
    surveys = [(one, day_words(one.open_until), *survey_tag(one, today=today)) for one in own.surveys]
    conditions = conditions_of(own, own_linked_account(request.applicant_id), now=now)
    return render(
        request,
        "incentives/incentives.html",
        {
            "own": own,
            "conditions": conditions,
            "rows": rows,
            "surveys": surveys,
            "last_day": day_words(own.last_payment_on),
        },
    )
