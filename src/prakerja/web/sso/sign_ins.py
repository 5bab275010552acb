"""“Mitra tempat Anda masuk”: with whom one signs in, what they learn, and taking it back."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page
from prakerja.pages.middleware import ApplicantRequest
from prakerja.partners.sso.own_sign_ins import own_sign_ins
from prakerja.partners.sso.withdraw_consent import withdraw_consent
from prakerja.words.sso import SCOPE_NAMES


class PartnerForm(forms.Form):
    partner = forms.UUIDField(widget=forms.HiddenInput)


@form_page
@never_cache
def sign_ins_page(request: ApplicantRequest) -> HttpResponse:
    if request.method != "POST":
        return _shown(request)
    form = PartnerForm(request.POST)
    if not form.is_valid():
        return _shown(request)
    with unit_of_work(by=request.actor) as work:
        withdraw_consent(
            applicant_id=request.applicant_id,
            partner_id=form.cleaned_data["partner"],
            by=work.actor,
            now=work.now,
        )
    messages.success(request, _("Persetujuan dicabut. Mitra itu tidak menerima data Anda lagi."))
    return redirect("sso:sign_ins")


def _shown(request: ApplicantRequest) -> HttpResponse:
    rows = [(one, [SCOPE_NAMES[scope] for scope in one.scopes]) for one in own_sign_ins(request.applicant_id)]
    return render(request, "sso/sign_ins.html", {"rows": rows})
