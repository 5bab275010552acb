"""Looking somebody up, and what befell them. Who looked, at whom and by what, is in the audit before they see it."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from prakerja.accounts.models import Account
from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.backoffice.audit.history import history_of_person
from prakerja.backoffice.cards.decisions import offers_on
from prakerja.backoffice.cards.deeds import deeds_on
from prakerja.backoffice.cards.found import found_by, found_in
from prakerja.backoffice.cards.sought import read_sought
from prakerja.cards.card_acts import waiting_objection
from prakerja.cards.models import Card
from prakerja.cards.reasons import HoldReason
from prakerja.cards.states import CardState
from prakerja.identity.numbers import UnreadableNumber
from prakerja.journey.look_up_person import ByCard, Sought, look_up_person
from prakerja.journey.timeline import timeline_of
from prakerja.kit.actor import ApplicantId
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page
from prakerja.words.card_office import CARD_STATES, HOLD_NAMES, befell_words, who_words


class SearchForm(forms.Form):
    """What the person gives as their number; sent, and never in an address."""

    use_required_attribute = False

    sought = forms.CharField(
        label=gettext_lazy("Nomor peserta undian, atau NIK lengkap"),
        help_text=gettext_lazy("Misalnya 12-7F3KQ2M9XA4TW7, atau 16 angka NIK. Pencarian ini tercatat di jejak audit."),
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": gettext_lazy("Isi nomor peserta undian atau NIK")},
    )


@form_page
@staff_page(Permission.READ_CARDS)
def search(request: StaffRequest) -> HttpResponse:
    if request.method != "POST":
        return render(request, "backoffice/card_search.html", {"form": SearchForm()})
    form = SearchForm(request.POST)
    if not form.is_valid():
        return render(request, "backoffice/card_search.html", {"form": form})
    try:
        sought = read_sought(form.cleaned_data["sought"])
    except UnreadableNumber:
        form.add_error("sought", _("Itu bukan nomor peserta undian dan bukan NIK. NIK terdiri dari 16 angka."))
        return render(request, "backoffice/card_search.html", {"form": form})
    found = _looked_up(request, sought)
    if found is None:
        form.add_error("sought", _("Tidak ada orang dengan nomor ini. Cocokkan dengan dokumennya."))
        return render(request, "backoffice/card_search.html", {"form": form})
    return redirect("backoffice:cards:person", found_by(request.staff_id, found))


@require_POST
@staff_page(Permission.READ_CARDS)
def look(request: StaffRequest, applicant_id: UUID) -> HttpResponse:
    """At the holder of a card in a list."""
    found = _looked_up(request, ByCard(applicant_id))
    if found is None:
        messages.warning(request, _("Kartu itu tidak ada."))
        return redirect("backoffice:cards:cards")
    return redirect("backoffice:cards:person", found_by(request.staff_id, found))


def _looked_up(request: StaffRequest, sought: Sought) -> ApplicantId | None:
    with unit_of_work(by=request.actor) as work:
        return look_up_person(sought=sought, by=work.actor, now=work.now)


@require_safe
@staff_page(Permission.READ_CARDS)
def person(request: StaffRequest, found: str) -> HttpResponse:
    applicant_id = found_in(found, by=request.staff_id)
    if applicant_id is None:
        messages.warning(request, _("Pencarian itu bukan milik Anda atau sudah lebih dari satu jam. Cari lagi."))
        return redirect("backoffice:cards:search")
    cards = list(Card.objects.of_applicant(applicant_id).select_related("wave").order_by("award"))
    told = timeline_of(applicant_id)
    context = {
        "name": Account.objects.values_list("full_name", flat=True).filter(pk=applicant_id).first() or "",
        "cards": [_shown(card, may=request.may) for card in cards],
        "found": found,
        "history": history_of_person(request, applicant_id, cards),
        "told": [(one.at, befell_words(one.what, one.facts), who_words(one.by, one.name), one.note) for one in told],
    }
    return render(request, "backoffice/card_person.html", context)


def _shown(card: Card, *, may: frozenset[Permission]) -> dict[str, object]:
    return {
        "card": card,
        "state": CARD_STATES[CardState(card.state)],
        "objection": waiting_objection(card),
        "held_for": HOLD_NAMES[HoldReason(card.held_for)] if card.held_since is not None else "",
        "deeds": deeds_on(card) if Permission.HOLD_CARDS in may else [],
        "offers": offers_on(card) if Permission.DECIDE_CARDS in may else [],
    }
