"""The account that the partner is paid into: how it stands, naming one, stopping one."""

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page
from prakerja.pages.recently_confirmed import recently_confirmed
from prakerja.pages.shown import require_as_shown, shows
from prakerja.pages.typed_fields import LineField
from prakerja.partner_console.access import MemberRequest, member_page
from prakerja.payouts.partners.account_rules import RESTS_FOR, NoAccountNumber
from prakerja.payouts.partners.banks import BANKS
from prakerja.payouts.partners.name_partner_account import name_partner_account
from prakerja.payouts.partners.own_partner_accounts import OwnPartnerAccount, own_partner_accounts
from prakerja.payouts.partners.stop_own_partner_account import stop_own_partner_account
from prakerja.words.partner_pay import NUMBER_FAULTS, PARTNER_ACCOUNT_STATES, PARTNER_PAY_REFUSED, partner_mending


class AccountForm(forms.Form):
    use_required_attribute = False

    bank = forms.ChoiceField(
        label=gettext_lazy("Bank"),
        choices=[("", gettext_lazy("Pilih")), *BANKS.items()],
        error_messages={
            "required": gettext_lazy("Pilih salah satu bank dari daftar."),
            "invalid_choice": gettext_lazy("Pilih salah satu bank dari daftar."),
        },
    )
    number = LineField(
        label=gettext_lazy("Nomor rekening"),
        help_text=gettext_lazy("Rekening harus atas nama mitra, seperti terdaftar di Prakerja."),
        max_length=40,
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
        error_messages={
            "required": gettext_lazy("Tulis nomor rekeningnya."),
            "max_length": gettext_lazy("Nomor rekening terdiri atas 5 sampai 20 angka."),
        },
    )


@require_safe
@member_page(when_suspended=True)
def account(request: MemberRequest) -> HttpResponse:
    own = own_partner_accounts(by=request.actor)
    context = {
        "own": own,
        "rows": [
            (one, PARTNER_ACCOUNT_STATES[one.state], partner_mending(one.problem) if one.problem else None)
            for one in own.rows
        ],
        "now": read_clock(),
    }
    return render(request, "partner_console/account.html", context)


@form_page
@member_page(for_keepers=True)
@recently_confirmed()
def name_account(request: MemberRequest) -> HttpResponse:
    if request.method != "POST":
        return _name_page(request, AccountForm())
    form = AccountForm(request.POST)
    if not form.is_valid():
        return _name_page(request, form)
    try:
        with unit_of_work(by=request.actor) as work:
            name_partner_account(
                bank_code=form.cleaned_data["bank"], typed=form.cleaned_data["number"], by=work.actor, now=work.now
            )
    except NoAccountNumber as refused:
        form.add_error("number", str(NUMBER_FAULTS[refused.fault]))
        return _name_page(request, form)
    except tuple(PARTNER_PAY_REFUSED) as refused:
        form.add_error(None, str(PARTNER_PAY_REFUSED[type(refused)]))
        return _name_page(request, form)
    messages.success(request, _("Rekening diajukan. Bank ditanya dulu, lalu dua petugas memeriksanya."))
    return redirect("partner_console:account")


@form_page
@member_page(for_keepers=True)
def stop_account(request: MemberRequest, number: int) -> HttpResponse:
    own = own_partner_accounts(by=request.actor)
    one = next((row for row in own.rows if row.number == number and _can_be_stopped(row)), None)
    if request.method != "POST":
        if one is None:
            raise Http404
        shows(request, one)
        return render(request, "partner_console/stop_account.html", {"one": one})
    try:
        with unit_of_work(by=request.actor) as work:
            stop_own_partner_account(number=number, by=work.actor, now=work.now)
            require_as_shown(request, one)
    except tuple(PARTNER_PAY_REFUSED) as refused:
        messages.error(request, str(PARTNER_PAY_REFUSED[type(refused)]))
    else:
        messages.success(request, _("Ke rekening itu tidak ada lagi yang dibayar."))
    return redirect("partner_console:account")


def _can_be_stopped(one: OwnPartnerAccount) -> bool:
    return one.is_in_use or one.is_under_way


def _name_page(request: MemberRequest, form: AccountForm) -> HttpResponse:
    return render(request, "partner_console/name_account.html", {"form": form, "days": RESTS_FOR})
