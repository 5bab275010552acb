"""Proposing what two people decide about one card: on the page of the person whom one has looked up."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from prakerja.approvals.facts_of_proposal import facts_of_plan
from prakerja.approvals.propose_act import propose_act
from prakerja.approvals.register import Act, Plan
from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.backoffice.approvals.reason_form import ReasonForm
from prakerja.backoffice.approvals.told import tell
from prakerja.backoffice.cards.found import found_in
from prakerja.cards.card_acts import (
    EXTEND,
    MOST_DAYS,
    REINSTATE,
    REJECT_OBJECTION,
    REVOKE,
    card_in,
    subject_of_card,
    waiting_objection,
)
from prakerja.cards.entitlement_act import END_ENTITLEMENT
from prakerja.cards.models import Card
from prakerja.kit.clock import last_second, read_clock
from prakerja.kit.refused import Refused
from prakerja.pages.methods import form_page
from prakerja.pages.shown import shows
from prakerja.training.under_way_act import VOID_UNDER_WAY
from prakerja.words.acts import ACT_TITLES, CONSEQUENCES
from prakerja.words.moments import for_reader
from prakerja.words.plans import plan_words
from prakerja.words.words import Words

#: By the word in the address.
_ACTS: Final[dict[str, Act]] = {
    "perpanjang": EXTEND,
    "cabut": REVOKE,
    "pulihkan": REINSTATE,
    "tolak": REJECT_OBJECTION,
    "akhiri": END_ENTITLEMENT,
    "batalkan-pelatihan": VOID_UNDER_WAY,
}


class ExtensionForm(ReasonForm):
    """An extension says how long."""

    days = forms.IntegerField(
        label=gettext_lazy("Berapa hari"),
        min_value=1,
        max_value=MOST_DAYS,
        error_messages={
            "required": gettext_lazy("Isi jumlah hari"),
            "invalid": gettext_lazy("Isi jumlah hari dengan angka"),
            "min_value": gettext_lazy("Perpanjangan paling sedikit 1 hari dan paling banyak 30 hari."),
            "max_value": gettext_lazy("Perpanjangan paling sedikit 1 hari dan paling banyak 30 hari."),
        },
    )


@dataclass(frozen=True)
class Offer:
    """What can be proposed about a card as it stands."""

    word: str
    title: Words


def offers_on(card: Card) -> list[Offer]:
    """Asked of each act itself, so that nothing is offered which it would refuse."""
    return [Offer(word, ACT_TITLES[act.name]) for word, act in _ACTS.items() if _plan_of(act, card) is not None]


def _plan_of(act: Act, card: Card) -> Plan | None:
    """None: it could not be done now. An extension is asked for with the shortest one."""
    if act is END_ENTITLEMENT and card.held_since is None:
        return None  # It is what a card is held for, and of the others nobody needs to ask.
    try:
        return act.foresee(subject_of_card(card.pk), {"days": 1} if act is EXTEND else {}, read_clock())
    except Refused:
        return None


@form_page
@staff_page(Permission.DECIDE_CARDS)
def decide(request: StaffRequest, found: str, award: int, word: str) -> HttpResponse:
    applicant_id, act = found_in(found, by=request.staff_id), _ACTS.get(word)
    if applicant_id is None:
        # Where it is said why, and what to do.
        return redirect("backoffice:cards:person", found)
    if act is None:
        raise Http404
    card = _card(applicant_id, award)
    if request.method != "POST":
        return _page(request, found, card, act, _form_of(act, None))
    form = _form_of(act, request.POST)
    if not form.is_valid():
        return _page(request, found, card, act, form)
    tell(
        request,
        lambda work: propose_act(
            act=act,
            subject=subject_of_card(card.pk),
            asked={"days": form.cleaned_data["days"]} if act is EXTEND else None,
            reason=form.reason,
            by=work.actor,
            now=work.now,
        ),
        _("Diusulkan. Sekarang petugas lain yang harus mengonfirmasi."),
        shown=_facts(act, card),
    )
    return redirect("backoffice:cards:person", found)


def _card(applicant_id: UUID, award: int) -> Card:
    try:
        return card_in(subject_of_card((applicant_id, award)))
    except Refused:
        raise Http404 from None


def _form_of(act: Act, data: object) -> ReasonForm:
    kind = ExtensionForm if act is EXTEND else ReasonForm
    return kind(data, name="card")  # type: ignore[arg-type]  # what Django calls a QueryDict is a mapping


def _page(request: StaffRequest, found: str, card: Card, act: Act, form: ReasonForm) -> HttpResponse:
    plan = _plan_of(act, card)
    shows(request, *_facts(act, card))
    context = {
        "found": found,
        "card": card,
        "title": ACT_TITLES[act.name],
        "consequence": CONSEQUENCES[act.name],
        "plan": _words_of(plan, act, card) if plan is not None else [],
        "is_possible": plan is not None,
        "objection": waiting_objection(card),
        "form": form,
    }
    return render(request, "backoffice/card_decision.html", context)


def _facts(act: Act, card: Card) -> tuple[object, ...]:
    return facts_of_plan(act, subject_of_card(card.pk), {"days": 1} if act is EXTEND else {}, now=read_clock())


def _words_of(plan: Plan, act: Act, card: Card) -> Sequence[tuple[Words, str]]:
    """What an extension comes to depends on the days: the second person sees both before they confirm."""
    if act is EXTEND:
        return [(_("Tenggat pembelian pertama"), for_reader(last_second(card.buys_until), None))]
    return plan_words(plan)
