"""Proposing that a partner may sign people in: its addresses, sign for sign, and what it may ever ask for."""

from typing import Any, Final
from uuid import UUID

from django import forms
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from prakerja.approvals.propose_act import propose_act
from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.backoffice.approvals.reason_form import ReasonForm
from prakerja.backoffice.approvals.told import tell
from prakerja.kit.typed_line import clean_line
from prakerja.pages.methods import form_page
from prakerja.pages.shown import shows
from prakerja.partners.models import Partner
from prakerja.partners.sso.act import REGISTER_SIGN_IN, as_asked
from prakerja.partners.sso.models import SignInAddress, SignInClient
from prakerja.partners.sso.rules import Registration, RegistrationFault
from prakerja.partners.states import AddressUse
from prakerja.words.acts import CONSEQUENCES
from prakerja.words.sso import REGISTRATION_FAULTS, SCOPE_NAMES

_LONGEST: Final = 6_000


def _missing(fault: RegistrationFault) -> dict[str, Any]:
    return dict.fromkeys(("required", "invalid_choice", "max_length"), REGISTRATION_FAULTS[fault])


class RegistrationForm(ReasonForm):
    """`registration()` after is_valid()."""

    redirect_addresses = forms.CharField(
        label=gettext_lazy("Alamat kembali setelah masuk"),
        help_text=gettext_lazy("Ke mana orang dibawa kembali. Satu baris satu alamat, persis seperti di mitra."),
        max_length=_LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages=_missing(RegistrationFault.REDIRECTS),
    )
    login_addresses = forms.CharField(
        label=gettext_lazy("Alamat masuk mitra"),
        help_text=gettext_lazy("Halaman masuk di layanan mitra itu. Satu baris satu alamat."),
        max_length=_LONGEST,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages=_missing(RegistrationFault.LOGINS),
    )
    scopes = forms.MultipleChoiceField(
        label=gettext_lazy("Data yang boleh diminta"),
        choices=[(scope.value, name) for scope, name in SCOPE_NAMES.items()],
        widget=forms.CheckboxSelectMultiple,
        error_messages=_missing(RegistrationFault.SCOPES),
    )

    def __init__(self, data: QueryDict | None = None, *, now: Registration | None = None) -> None:
        super().__init__(data, name="register")
        if now is not None:
            self.initial = {
                "redirect_addresses": "\n".join(now.redirect_addresses),
                "login_addresses": "\n".join(now.login_addresses),
                "scopes": list(now.scopes),
            }

    def clean(self) -> dict[str, Any]:
        for fault in self.registration().faults():
            if fault.value in self.cleaned_data:
                self.add_error(fault.value, str(REGISTRATION_FAULTS[fault]))
        return self.cleaned_data

    def registration(self) -> Registration:
        said = self.cleaned_data
        return Registration(
            redirect_addresses=tuple(_lines(said.get("redirect_addresses", ""))),
            login_addresses=tuple(_lines(said.get("login_addresses", ""))),
            scopes=tuple(said.get("scopes", ())),
        )


@form_page
@staff_page(Permission.READ_TRAINING, Permission.ADMIT_PARTNERS)
def registration_page(request: StaffRequest, partner_id: UUID) -> HttpResponse:
    partner: Partner = get_object_or_404(Partner, pk=partner_id)
    if request.method != "POST":
        return _page(request, partner, RegistrationForm(now=_now(partner)))
    form = RegistrationForm(request.POST)
    if not form.is_valid():
        return _page(request, partner, form)
    wanted = form.registration()
    tell(
        request,
        lambda work: propose_act(
            act=REGISTER_SIGN_IN,
            subject=partner.client_code,
            asked=as_asked(wanted),
            reason=form.reason,
            by=work.actor,
            now=work.now,
        ),
        _("Diusulkan. Sekarang petugas lain yang harus mengonfirmasi."),
        shown=(_now(partner),),
    )
    return redirect("backoffice:training:partner", partner.pk)


def _page(request: StaffRequest, partner: Partner, form: RegistrationForm) -> HttpResponse:
    shows(request, _now(partner))
    context = {
        "partner": partner,
        "form": form,
        "may": Permission.ADMIT_PARTNERS in request.may,
        "consequence": CONSEQUENCES[REGISTER_SIGN_IN.name],
    }
    return render(request, "backoffice/partner_sign_in.html", context)


def _now(partner: Partner) -> Registration | None:
    """What holds until another is decided."""
    client = SignInClient.objects.filter(pk=partner.pk).first()
    if client is None:
        return None
    by_use: dict[str, list[str]] = {use: [] for use in AddressUse}
    for one in SignInAddress.objects.filter(partner_id=partner.pk).order_by("address"):
        by_use[one.use].append(one.address)
    return Registration(tuple(by_use[AddressUse.REDIRECT]), tuple(by_use[AddressUse.LOGIN]), tuple(client.scopes))


def _lines(text: str) -> list[str]:
    return [line for line in map(clean_line, text.splitlines()) if line]
