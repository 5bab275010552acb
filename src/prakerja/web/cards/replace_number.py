"""Another number for one's card, when the old one leaked: the old one is good for nothing in the same moment."""

from http import HTTPStatus

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from prakerja.cards.own_card import OwnCard, own_card
from prakerja.cards.reasons import HoldReason
from prakerja.cards.replace_number import replace_number
from prakerja.cards.require_spendable import CardEnded
from prakerja.cards.states import LIVE
from prakerja.codes.tallies import TriesSpent
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page
from prakerja.pages.middleware import ApplicantRequest
from prakerja.pages.recently_confirmed import recently_confirmed
from prakerja.words.moments import for_reader


class LeakedNumberForm(forms.Form):
    """Which number it is: a second tap finds another one there, and replaces nothing."""

    leaked = forms.RegexField(r"\A[0-9]{4}\Z", widget=forms.HiddenInput)


def _is_sent(request: HttpRequest) -> bool:
    return LeakedNumberForm(request.POST).is_valid()


@form_page
@recently_confirmed(when=_is_sent)
def replace_number_page(request: ApplicantRequest) -> HttpResponse:
    card = own_card(request.applicant_id)
    if not isinstance(card, OwnCard):
        return redirect("cards:card")
    if request.method != "POST":
        return _shown(request, card)
    form = LeakedNumberForm(request.POST)
    if not form.is_valid():
        return _shown(request, card)
    try:
        with unit_of_work(by=request.actor) as work:
            last_four = replace_number(
                applicant_id=request.applicant_id,
                award=card.award,
                leaked=form.cleaned_data["leaked"],
                by=work.actor,
                now=work.now,
            )
    except CardEnded:
        return redirect("cards:replace_number")  # The page says so.
    except TriesSpent as spent:
        return _shown(request, card, waits=for_reader(spent.free_at, card.regency))
    words = _(
        "Nomor kartu Anda sekarang berakhir dengan %(four)s; nomor yang lama tidak berlaku lagi. Tekan “Tampilkan nomor"
        " kartu” untuk melihat semua angkanya."
    )
    messages.success(request, words % {"four": last_four})
    return redirect("cards:card")


def _shown(request: ApplicantRequest, card: OwnCard, *, waits: str = "") -> HttpResponse:
    """`waits`: until when, where it was done too often."""
    context = {
        "card": card,
        "form": LeakedNumberForm(initial={"leaked": card.last_four}),
        "has_ended": card.state not in LIVE,
        "is_held_for_leak": card.held_for is HoldReason.NUMBER_LEAKED,
        "waits": waits,
    }
    status = HTTPStatus.TOO_MANY_REQUESTS if waits else HTTPStatus.OK
    return render(request, "cards/replace_number.html", context, status=status)
