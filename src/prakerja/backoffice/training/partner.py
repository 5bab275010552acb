"""One partner: whose it is, its keys, and what can be done with it."""

from collections.abc import Callable
from datetime import datetime
from typing import Final
from uuid import UUID

from django import forms
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from prakerja.accounts.partner_staff import colleagues_of
from prakerja.approvals.propose_act import propose_act
from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.backoffice.approvals.reason_form import ReasonForm
from prakerja.backoffice.approvals.told import tell
from prakerja.backoffice.audit.history import history_of
from prakerja.backoffice.training.curation_forms import note_form
from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import Work, unit_of_work
from prakerja.pages.methods import form_page, pressed
from prakerja.pages.shown import require_as_shown, row_facts, shows
from prakerja.partners.acts import RESUME
from prakerja.partners.end_sign_key import end_sign_key
from prakerja.partners.give_sign_key import give_sign_key
from prakerja.partners.models import Partner, PartnerKey
from prakerja.partners.own_calls import counted_errors
from prakerja.partners.states import PartnerKind
from prakerja.partners.suspend_partner import suspend_partner
from prakerja.partners.webhooks.own_webhook import found_standing
from prakerja.training.models import Course
from prakerja.training.rehearsals.own_cases import own_cases
from prakerja.training.teaching_act import END_TEACHING
from prakerja.words.acts import CONSEQUENCES
from prakerja.words.catalogue import PARTNER_KINDS
from prakerja.words.partner_errors import error_advice
from prakerja.words.partners import PARTNER_ROLES
from prakerja.words.webhooks import webhook_tag

_SHOWN: Final = 20


class EndKeyForm(ReasonForm):
    """Which key it is: one that was given since is not ended by an old page."""

    number = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=32_767)

    def __init__(self, data: QueryDict | None = None, number: int | None = None) -> None:
        super().__init__(data, name="end_key", missing=_("Tulis alasannya, untuk jejak audit"))
        self.initial = {"number": number}
        self.auto_id = f"id_{number}_%s"


@form_page
@staff_page(Permission.READ_TRAINING, Permission.ADMIT_PARTNERS)
def partner_page(request: StaffRequest, partner_id: UUID) -> HttpResponse:
    partner: Partner = get_object_or_404(Partner, pk=partner_id)
    if request.method != "POST":
        return _page(request, partner)
    word = pressed(request, "go")
    if word == "give_key":
        with unit_of_work(by=request.actor) as work:
            key = give_sign_key(partner_id=partner.pk, by=work.actor, now=work.now)
            require_as_shown(request, *row_facts(partner))
        # Shown in this answer alone: nobody can read it again.
        return _page(request, partner, key=key)
    if word not in ("suspend", "resume", "end_teaching", "end_key"):
        return _page(request, partner)
    form = EndKeyForm(request.POST) if word == "end_key" else note_form(word, request.POST)
    if not form.is_valid():
        return _page(request, partner, form)
    tell(request, _deed(word, partner, form), _done(word), shown=row_facts(partner))
    return redirect("backoffice:training:partner", partner.pk)


def _deed(word: str, partner: Partner, form: ReasonForm) -> Callable[[Work], object]:
    reason = form.reason
    if word == "suspend":
        return lambda work: suspend_partner(partner_id=partner.pk, reason=reason, by=work.actor, now=work.now)
    if word == "resume":
        return lambda work: propose_act(
            act=RESUME, subject=partner.client_code, reason=reason, by=work.actor, now=work.now
        )
    if word == "end_teaching":
        return lambda work: propose_act(
            act=END_TEACHING, subject=partner.client_code, reason=reason, by=work.actor, now=work.now
        )
    number = form.cleaned_data["number"]
    return lambda work: end_sign_key(partner_id=partner.pk, number=number, reason=reason, by=work.actor, now=work.now)


def _done(word: str) -> str:
    return {
        "suspend": _("Mitra dihentikan."),
        "end_key": _("Kunci tidak berlaku lagi."),
    }.get(word, _("Diusulkan. Sekarang petugas lain yang harus mengonfirmasi."))


def _calls(partner: Partner, now: datetime) -> dict[str, object]:
    """How the calls of a week ended, and of which hundred how many were refused."""
    counted = counted_errors(partner.pk, now=now)
    total, refused = (sum(one.times for one in of) for of in (counted, [one for one in counted if one.error]))
    return {
        "calls": total,
        "refused": refused,
        "rate": round(100 * refused / total) if total else 0,
        "errors": [(one, error_advice(one.error)) for one in counted if one.error],
    }


def _program(partner: Partner) -> dict[str, object]:
    """How its webhook stands, and of an institution its test runs."""
    teaches = partner.kind == PartnerKind.INSTITUTION
    cases = own_cases(partner.pk) if teaches else []
    standing = found_standing(partner.pk)
    return {
        "cases": cases,
        "passed": sum(one.first_passed_at is not None for one in cases),
        "webhook": standing,
        "webhook_state": webhook_tag(standing.webhook) if standing is not None else None,
    }


def _form_of(word: str, wrong: ReasonForm | None) -> ReasonForm:
    return wrong if wrong is not None and wrong.name == word else note_form(word)


def _page(request: StaffRequest, partner: Partner, wrong: ReasonForm | None = None, *, key: str = "") -> HttpResponse:
    now, may = read_clock(), Permission.ADMIT_PARTNERS in request.may
    shows(request, *row_facts(partner))
    keys = list(PartnerKey.objects.filter(partner=partner).defer("sealed_sign_key").order_by("-number")[:_SHOWN])
    word = "resume" if partner.suspended_at else "suspend"
    fails = partner.suspended_at is not None and partner.kind == PartnerKind.INSTITUTION
    context = {
        "partner": partner,
        "kind": PARTNER_KINDS[PartnerKind(partner.kind)],
        "owners": list(partner.owners.order_by("name")),
        "addresses": list(partner.redirect_addresses.order_by("address")),
        "keys": [
            (
                one,
                one.valid_until is None or one.valid_until > now,
                (now - one.valid_from).days,
                EndKeyForm(number=one.number),
            )
            for one in keys
        ],
        **_calls(partner, now),
        **_program(partner),
        "history": history_of(request, partner, named=partner.client_code),
        "staff": [(one, PARTNER_ROLES[one.role]) for one in colleagues_of(partner, now=now)],
        "courses": Course.objects.filter(institution=partner).count(),
        "new_key": key,
        "may": may,
        "word": word,
        "says": CONSEQUENCES[RESUME.name],
        "deed_form": _form_of(word, wrong),
        "teaching_says": CONSEQUENCES[END_TEACHING.name],
        "teaching_form": _form_of("end_teaching", wrong) if fails else None,
        "form": wrong,
    }
    return render(request, "backoffice/partner.html", context)
