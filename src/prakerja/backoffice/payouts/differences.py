"""Over- and underpayment: what differs, how much and since when; and proposing that it is rectified."""

from datetime import datetime
from typing import Final

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from prakerja.approvals.models import Proposal
from prakerja.approvals.propose_act import propose_act
from prakerja.approvals.state_now import still_open
from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.backoffice.approvals.reason_form import ReasonForm
from prakerja.backoffice.approvals.told import tell
from prakerja.kit.clock import read_clock
from prakerja.pages.methods import form_page, pressed
from prakerja.pages.shown import shows
from prakerja.payouts.differences.act import RECTIFY
from prakerja.payouts.differences.kinds import DIRECTION_OF, Direction
from prakerja.payouts.differences.listed import Listed, Sum, page_of_differences, sums
from prakerja.payouts.differences.rules import LEAST_RECTIFIED
from prakerja.payouts.partners.partner_differences import (
    PartnerDifference,
    PartnerDifferenceKind,
    partner_differences,
    to_rectify,
)
from prakerja.payouts.partners.rectify_act import RECTIFY_PARTNERS
from prakerja.payouts.states import DueKind
from prakerja.training.statements.waiting_claims import waiting_claims
from prakerja.words.acts import ACT_TITLES, CONSEQUENCES
from prakerja.words.ledger import signed_rupiah
from prakerja.words.payment_differences import (
    DIFFERENCE_KINDS,
    DIRECTIONS,
    PARTNER_DIFFERENCES,
    TOO_LITTLE,
    claim_words,
    direction_words,
    what_happens,
    what_happens_to_partner,
)
from prakerja.words.payout_office import DUE_KINDS
from prakerja.words.words import Words

_SHOWN: Final = 50


class DifferenceFilter(forms.Form):
    """What is no filter shows all of them."""

    use_required_attribute = False

    kind = forms.ChoiceField(
        label=gettext_lazy("Jenis selisih"),
        required=False,
        choices=[("", gettext_lazy("semua")), *((kind.value, words) for kind, words in DIFFERENCE_KINDS.items())],
        error_messages={"invalid_choice": gettext_lazy("Pilih salah satu dari daftar")},
    )


#: What a button says, and which act it proposes of which direction.
_PROPOSED: Final = {
    **{one.value: (RECTIFY, one) for one in Direction},
    **{f"partners_{one}": (RECTIFY_PARTNERS, one) for one in Direction},
}


@form_page
@staff_page(Permission.READ_PAYOUTS, Permission.DECIDE_PAYOUTS)
def differences(request: StaffRequest) -> HttpResponse:
    if request.method != "POST":
        return _page(request, None)
    word = pressed(request, "go")
    if word not in _PROPOSED:
        raise Http404
    form = ReasonForm(request.POST, name=word)
    if not form.is_valid():
        return _page(request, form)
    act, way = _PROPOSED[word]
    tell(
        request,
        lambda work: propose_act(act=act, subject=way.value, asked={}, reason=form.reason, by=work.actor, now=work.now),
        _("Diusulkan. Sekarang petugas lain yang harus mengonfirmasi."),
        shown=(*sums(), *partner_differences()),
    )
    return redirect("backoffice:payouts:differences")


def _page(request: StaffRequest, sent: ReasonForm | None) -> HttpResponse:
    shown, now = DifferenceFilter(request.GET), read_clock()
    kind = shown.cleaned_data["kind"] if shown.is_valid() else ""
    rows = page_of_differences(kind=kind, after=request.GET.get("after", ""), limit=_SHOWN + 1)
    found, of_partners, waiting = sums(), partner_differences(), _waiting(now)
    may_decide = Permission.DECIDE_PAYOUTS in request.may
    shows(request, *found, *of_partners)
    context = {
        "filter": shown,
        "form": sent,
        "sums": [(one, DIFFERENCE_KINDS[one.kind], direction_words(one.kind)) for one in found],
        "rows": [_row(one) for one in rows[:_SHOWN]],
        "next": {"kind": kind or None, "after": rows[_SHOWN - 1].key} if len(rows) > _SHOWN else None,
        "waiting": [(one, ACT_TITLES[one.act], DIRECTIONS[Direction(one.subject)]) for one in waiting],
        "to_propose": _to_propose(found, waiting, sent) if may_decide else [],
        "consequence": CONSEQUENCES[RECTIFY.name],
        "least": LEAST_RECTIFIED,
        "partners": [_of_partner(one, of_partners) for one in of_partners],
        "claims": [(one, signed_rupiah(one.amount), claim_words(one)) for one in waiting_claims(limit=_SHOWN)],
        "to_propose_of_partners": _of_partners_to_propose(of_partners, waiting, sent) if may_decide else [],
        "partners_consequence": CONSEQUENCES[RECTIFY_PARTNERS.name],
    }
    return render(request, "backoffice/payouts/differences.html", context)


def _of_partner(one: PartnerDifference, found: list[PartnerDifference]) -> tuple[PartnerDifference, Words, Words]:
    is_enough = one in to_rectify(found, one.direction)
    what = what_happens_to_partner(one) if is_enough else TOO_LITTLE
    return one, PARTNER_DIFFERENCES[PartnerDifferenceKind(one.kind)], what


def _of_partners_to_propose(
    found: list[PartnerDifference], waiting: list[Proposal], sent: ReasonForm | None
) -> list[tuple[str, Words, ReasonForm]]:
    proposed = {one.subject for one in waiting if one.act == RECTIFY_PARTNERS.name}
    ways = [one for one in Direction if to_rectify(found, one) and one not in proposed]
    return [(word := f"partners_{one}", DIRECTIONS[one], _form(word, sent)) for one in ways]


def _waiting(now: datetime) -> list[Proposal]:
    return still_open(Proposal.objects.waiting(now).filter(act__in=[RECTIFY.name, RECTIFY_PARTNERS.name]), now=now)


def _to_propose(
    found: list[Sum], waiting: list[Proposal], sent: ReasonForm | None
) -> list[tuple[Direction, Words, ReasonForm]]:
    """Each direction in which something differs and nobody has proposed yet, with its form."""
    directions = {DIRECTION_OF[one.kind] for one in found if one.kind in DIRECTION_OF}
    directions -= {Direction(one.subject) for one in waiting if one.act == RECTIFY.name}
    return [(one, DIRECTIONS[one], _form(one.value, sent)) for one in Direction if one in directions]


def _form(word: str, sent: ReasonForm | None) -> ReasonForm:
    return sent if sent is not None and sent.name == word else ReasonForm(name=word)


def _row(one: Listed) -> dict[str, object]:
    return {
        "one": one,
        "kind": DIFFERENCE_KINDS[one.kind],
        "due": DUE_KINDS[DueKind(one.due_kind)] if one.due_kind else "",
        "what": what_happens(one.kind, is_enough=one.is_enough),
    }
