"""The sixteen digits, for a minute, to whoever has just shown that the card is theirs."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from prakerja.cards.querysets import NoCard
from prakerja.cards.show_number import SHOWN_FOR, show_number
from prakerja.codes.tallies import TriesSpent
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.middleware import ApplicantRequest
from prakerja.pages.recently_confirmed import recently_confirmed
from prakerja.web.cards.card import render_card
from prakerja.words.accounts import clock_time
from prakerja.words.cards import grouped


@require_POST
@recently_confirmed()
def number_page(request: ApplicantRequest) -> HttpResponse:
    """Only ever an answer to a form: no address leads to it, and no browser keeps it (middleware.py)."""
    try:
        with unit_of_work(by=request.actor) as work:
            number = show_number(applicant_id=request.applicant_id, by=work.actor, now=work.now)
    except NoCard:
        return redirect("cards:card")
    except TriesSpent as spent:
        words = _("Nomor kartu sudah sering ditampilkan. Nomor dapat dilihat lagi setelah pukul %(time)s.")
        return render_card(request, refusal=words % {"time": clock_time(spent.free_at)}, status=429)
    response = render(request, "cards/number.html", {"number": grouped(number)})
    # The header works without script, as the element of that kind would; it hides a secret, which is no reason to
    # keep somebody who reads slowly: the number can be shown again.
    response.headers["Refresh"] = f"{SHOWN_FOR.seconds}; url={reverse('cards:card')}"
    return response
