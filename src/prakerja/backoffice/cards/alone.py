"""Doing one of the deeds to a card of whom one has looked up, with a note for the audit."""

from functools import partial

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.backoffice.approvals.told import tell
from prakerja.backoffice.cards.deed_forms import NoteForm
from prakerja.backoffice.cards.deeds import DEEDS, Deed
from prakerja.backoffice.cards.found import found_in
from prakerja.cards.card_acts import card_in, subject_of_card
from prakerja.cards.models import Card
from prakerja.cards.querysets import NoCard
from prakerja.pages.methods import form_page
from prakerja.pages.shown import row_facts, shows


@form_page
@staff_page(Permission.HOLD_CARDS)
def alone(request: StaffRequest, found: str, award: int, word: str) -> HttpResponse:
    applicant_id, deed = found_in(found, by=request.staff_id), DEEDS.get(word)
    if applicant_id is None:
        return redirect("backoffice:cards:search")
    if deed is None:
        raise Http404
    try:
        card = card_in(subject_of_card((applicant_id, award)))
    except NoCard:
        raise Http404 from None
    if request.method != "POST":
        return _page(request, found, card, deed, deed.form())
    form = deed.form(request.POST)
    if not form.is_valid():
        return _page(request, found, card, deed, form)
    tell(request, partial(deed.do, card, form), str(deed.done), shown=row_facts(card))
    return redirect("backoffice:cards:person", found)


def _page(request: StaffRequest, found: str, card: Card, deed: Deed, form: NoteForm) -> HttpResponse:
    shows(request, *row_facts(card))
    form.initial = {"leaked": card.last_four, "moves": card.moves}
    context = {"found": found, "card": card, "deed": deed, "against": deed.against(card), "form": form}
    return render(request, "backoffice/card_alone.html", context)
