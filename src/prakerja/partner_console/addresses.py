"""Where an institution has its participants led back to."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page
from prakerja.pages.typed_fields import LineField
from prakerja.partner_console.access import MemberRequest, member_page
from prakerja.partners.add_redirect_address import NoWebAddress, TooManyAddresses, add_redirect_address
from prakerja.partners.models import RedirectAddress
from prakerja.partners.remove_redirect_address import remove_redirect_address
from prakerja.partners.rules import LONGEST_ADDRESS, MOST_ADDRESSES
from prakerja.partners.states import PartnerKind


class RedirectForm(forms.Form):
    use_required_attribute = False

    address = LineField(
        label=gettext_lazy("Alamat kembali"),
        help_text=gettext_lazy("Diawali https://, persis seperti yang akan dikirim sebagai redirect_uri."),
        max_length=LONGEST_ADDRESS,
        widget=forms.TextInput(attrs={"autocomplete": "off", "spellcheck": "false", "inputmode": "url"}),
        error_messages={
            "required": gettext_lazy("Tulis alamatnya"),
            "max_length": gettext_lazy("Tulis paling banyak 500 huruf"),
        },
    )


@form_page
@member_page(kind=PartnerKind.INSTITUTION, for_keepers=True)
def addresses(request: MemberRequest) -> HttpResponse:
    if request.method != "POST":
        return _page(request, RedirectForm())
    form = RedirectForm(request.POST)
    if not form.is_valid():
        return _page(request, form)
    try:
        with unit_of_work(by=request.actor) as work:
            add_redirect_address(address=form.cleaned_data["address"], by=work.actor, now=work.now)
    except NoWebAddress:
        form.add_error("address", _("Alamat itu bukan alamat https:// yang utuh, tanpa tanda # di dalamnya."))
        return _page(request, form)
    except TooManyAddresses:
        told = _("Sudah ada %(most)s alamat. Hapus dulu satu yang tidak dipakai lagi.")
        form.add_error("address", told % {"most": MOST_ADDRESSES})
        return _page(request, form)
    messages.success(request, _("Alamat sudah terdaftar."))
    return redirect("partner_console:addresses")


@require_POST
@member_page(kind=PartnerKind.INSTITUTION, for_keepers=True)
def remove_address(request: MemberRequest) -> HttpResponse:
    form = RedirectForm(request.POST)
    if form.is_valid():
        with unit_of_work(by=request.actor) as work:
            remove_redirect_address(address=form.cleaned_data["address"], by=work.actor, now=work.now)
        messages.success(request, _("Alamat itu tidak terdaftar lagi."))
    return redirect("partner_console:addresses")


def _page(request: MemberRequest, form: RedirectForm) -> HttpResponse:
    known = RedirectAddress.objects.filter(partner=request.partner).order_by("address")
    context = {"form": form, "addresses": list(known.values_list("address", flat=True))}
    return render(request, "partner_console/addresses.html", context)
