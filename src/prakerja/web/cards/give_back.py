"""Giving one's card back: what is lost stands there first, and it is done by whoever shows that the card is theirs."""

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from prakerja.cards.end_card import MoneyUnderWay
from prakerja.cards.give_back import give_back
from prakerja.cards.own_return import AgainstReturn, OwnReturn, own_return
from prakerja.cards.require_spendable import CardEnded, CardHeld
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page
from prakerja.pages.middleware import ApplicantRequest
from prakerja.pages.recently_confirmed import recently_confirmed
from prakerja.pages.shown import require_as_shown, shows
from prakerja.schemes.load_scheme import load_scheme
from prakerja.words.giving_back import NOT_NOW, in_the_household, joining_again


class GiveBackForm(forms.Form):
    """One tick, so that nobody loses a card by a slip of the thumb."""

    use_required_attribute = False

    agrees = forms.BooleanField(
        label=gettext_lazy("Saya mengerti apa yang hilang, dan bahwa saya tidak dapat membatalkannya."),
        error_messages={"required": gettext_lazy("Centang bahwa Anda mengerti apa yang hilang")},
    )


def _is_ticked(request: HttpRequest) -> bool:
    """Nobody types their password for a form that is not whole."""
    return GiveBackForm(request.POST).is_valid()


@form_page
@recently_confirmed(when=_is_ticked)
def give_back_page(request: ApplicantRequest) -> HttpResponse:
    one = own_return(request.applicant_id)
    if one is None:
        return redirect("cards:card")
    if request.method != "POST":
        return _shown(request, one, GiveBackForm())
    # Sent twice, or ended in another way: the card's page says what became of it.
    if one.against is AgainstReturn.ENDED:
        return redirect("cards:card")
    form = GiveBackForm(request.POST)
    if not form.is_valid():
        return _shown(request, one, form)
    try:
        with unit_of_work(by=request.actor) as work:
            require_as_shown(request, own_return(request.applicant_id))
            give_back(applicant_id=request.applicant_id, award=one.award, by=work.actor, now=work.now)
    except (CardEnded, CardHeld, MoneyUnderWay):
        return redirect("cards:give_back")  # The page says which of them it is.
    messages.success(request, _("Kartu Anda sudah dikembalikan. Kami mengirim kabarnya ke e-mail Anda."))
    return redirect("cards:card")


def _shown(request: ApplicantRequest, one: OwnReturn, form: GiveBackForm) -> HttpResponse:
    shows(request, one)
    eligibility = load_scheme(one.scheme).eligibility
    context = {
        "one": one,
        "form": form,
        "not_now": NOT_NOW[one.against] if one.against is not None else "",
        "joining_again": joining_again(eligibility),
        "in_the_household": in_the_household(eligibility),
    }
    return render(request, "cards/give_back.html", context)
