"""Cards by state, what runs out soon, and lists of cards by page: no name is read before one looks at a person."""

from typing import Final
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from prakerja.accounts.models import Account
from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.cards.card_figures import cards_by_state, running_out
from prakerja.cards.models import Card, Objection
from prakerja.cards.states import CardState
from prakerja.cards.waiting_objections import waiting_objections
from prakerja.kit.clock import read_clock
from prakerja.waves.models import Wave
from prakerja.words.card_office import CARD_STATES, initials

_SHOWN: Final = 50


class CardFilter(forms.Form):
    """Which cards of a wave; what is no filter shows all of them."""

    use_required_attribute = False

    state = forms.ChoiceField(
        label=gettext_lazy("Keadaan"), required=False, choices=[("", gettext_lazy("semua")), *CARD_STATES.items()]
    )
    last_four = forms.RegexField(
        r"\A[0-9]{4}\Z",
        label=gettext_lazy("Empat angka terakhir"),
        required=False,
        error_messages={"invalid": gettext_lazy("Tulis empat angka")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    after = forms.UUIDField(required=False, widget=forms.HiddenInput)


@require_safe
@staff_page(Permission.READ_CARDS)
def cards(request: StaffRequest) -> HttpResponse:
    now, waves = read_clock(), cards_by_state()
    whole = [sum(column) for column in zip(*(wave.cards for wave in waves), strict=True)]
    context = {
        "states": list(CARD_STATES.values()),
        "waves": waves,
        "whole": whole,
        "all": sum(whole),
        "days": running_out(now),
        "objections": _objections(),
        "as_of": now,
    }
    return render(request, "backoffice/cards.html", context)


@require_safe
@staff_page(Permission.READ_CARDS)
def cards_of_wave(request: StaffRequest, number: int) -> HttpResponse:
    """In the order of their keys, so that a page is found as fast however far on it is."""
    wave = get_object_or_404(Wave, number=number)
    form = CardFilter(request.GET or None)
    asked = form.cleaned_data if form.is_valid() else {}
    found = Card.objects.filter(wave=wave).order_by("applicant_id")
    wanted = {key: asked.get(key) or None for key in ("state", "last_four")}
    if after := asked.get("after"):
        found = found.filter(applicant_id__gt=after)
    rows = list(found.filter(**{key: value for key, value in wanted.items() if value})[: _SHOWN + 1])
    context = {
        "wave": wave,
        "form": form,
        "rows": _rows(rows[:_SHOWN]),
        "next": {**wanted, "after": rows[_SHOWN - 1].applicant_id} if len(rows) > _SHOWN else None,
    }
    return render(request, "backoffice/cards_of_wave.html", context)


def _objections() -> list[tuple[Objection, str]]:
    """As many as a page holds; when those are decided, the next ones are here."""
    shown = list(waiting_objections()[:_SHOWN])
    names = _names([one.applicant_id for one in shown])
    return [(one, initials(names.get(one.applicant_id, ""))) for one in shown]


def _names(of: list[UUID]) -> dict[UUID, str]:
    return dict(Account.objects.filter(pk__in=of).values_list("pk", "full_name"))


def _rows(shown: list[Card]) -> list[tuple[Card, str, object]]:
    names = _names([card.applicant_id for card in shown])
    return [(card, initials(names.get(card.applicant_id, "")), CARD_STATES[CardState(card.state)]) for card in shown]
