"""“Rekening saya”: how it stands, linking one, and the code that confirms it."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from prakerja.codes.refusals import CodesLocked, TooSoon
from prakerja.codes.tallies import TriesSpent
from prakerja.connectors.sms_budget import SmsSpent
from prakerja.kit.clock import read_clock
from prakerja.kit.sealed import masked
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page
from prakerja.pages.middleware import ApplicantRequest
from prakerja.pages.network import network_of
from prakerja.pages.recently_confirmed import recently_confirmed
from prakerja.payouts.accounts.confirm_account import confirm_account
from prakerja.payouts.accounts.houses import AccountHouse
from prakerja.payouts.accounts.link_account import (
    AnotherUnderWay,
    LinkedAlready,
    NobodyToPay,
    NotAPartner,
    houses_open_to,
    link_account,
)
from prakerja.payouts.accounts.own_linked_account import own_linked_account
from prakerja.payouts.accounts.read_number import NotAnAccountNumber
from prakerja.payouts.accounts.send_account_code import NoPhone, NothingToConfirm, send_account_code
from prakerja.payouts.models import Instruction
from prakerja.profile.facts import phone_of
from prakerja.web.payouts.forms import NUMBER_PROBLEMS, CodeForm, LinkForm
from prakerja.web.payouts.money_elsewhere import leads_money_elsewhere
from prakerja.words.accounts_to_pay import HOUSES, MENDINGS


@require_safe
def account_page(request: ApplicantRequest) -> HttpResponse:
    own = own_linked_account(request.applicant_id)
    rows = [(one, HOUSES[one.house], MENDINGS[one.problem] if one.problem else None) for one in own.rows]
    linked = own.linked
    has_failed = linked is not None and Instruction.objects.has_failed_last(request.applicant_id, linked.number)
    context = {"own": own, "rows": rows, "now": read_clock(), "has_failed": has_failed}
    return render(request, "payouts/account.html", context)


@form_page
@recently_confirmed(when=leads_money_elsewhere)
def link(request: ApplicantRequest) -> HttpResponse:
    try:
        houses = houses_open_to(request.applicant_id, read_clock())
    except NobodyToPay:
        return redirect("cards:card")
    if request.method != "POST":
        return _show_link(request, LinkForm(houses=houses))
    form = LinkForm(request.POST, houses=houses)
    if not form.is_valid():
        return _show_link(request, form)
    if _is_asked(request, form):
        return redirect("payouts:account")
    return _show_link(request, form)


def _is_asked(request: ApplicantRequest, form: LinkForm) -> bool:
    """Whether it is, or another one is already; else the form says why not."""
    try:
        _link(request, form)
    except AnotherUnderWay:
        return True
    except NotAnAccountNumber as refused:
        form.add_error("number", str(NUMBER_PROBLEMS[refused.problem]))
    except LinkedAlready:
        form.add_error("number", _("Rekening ini sudah tersambung"))
    except (NotAPartner, NobodyToPay):
        form.add_error("house", _("Pilih bank atau dompet digital"))
    except TriesSpent:
        form.add_error("number", _("Anda sudah mencoba 10 kali hari ini. Coba lagi besok"))
    return form.is_valid()


def _link(request: ApplicantRequest, form: LinkForm) -> None:
    with unit_of_work(by=request.actor) as work:
        link_account(
            applicant_id=request.applicant_id,
            house=AccountHouse(form.cleaned_data["house"]),
            typed=form.cleaned_data["number"],
            by=work.actor,
            now=work.now,
        )


def _show_link(request: ApplicantRequest, form: LinkForm) -> HttpResponse:
    return render(request, "payouts/link.html", {"form": form, "mendings": MENDINGS.values()})


@form_page
def code(request: ApplicantRequest) -> HttpResponse:
    if request.method != "POST":
        return _show_code(request, CodeForm())
    form = CodeForm(request.POST)
    if not form.is_valid():
        return _show_code(request, form)
    try:
        with unit_of_work(by=request.actor) as work:
            tried = confirm_account(
                applicant_id=request.applicant_id, typed=form.cleaned_data["code"], by=work.actor, now=work.now
            )
    except NothingToConfirm:
        return redirect("payouts:account")
    if tried.refused is None:
        return redirect("payouts:account")
    form.add_error("code", _("Kode salah atau sudah kedaluwarsa. Periksa SMS, atau minta kode baru"))
    return _show_code(request, form)


def _show_code(request: ApplicantRequest, form: CodeForm) -> HttpResponse:
    """For which account it is, and to which of their numbers it went."""
    one, phone = own_linked_account(request.applicant_id).newest, phone_of(request.applicant_id)
    context = {"form": form, "one": one, "house": HOUSES[one.house] if one else "", "phone": masked(phone or "")}
    return render(request, "payouts/code.html", context)


@require_POST
def send(request: ApplicantRequest) -> HttpResponse:
    try:
        with unit_of_work(by=request.actor) as work:
            send_account_code(
                applicant_id=request.applicant_id,
                language=get_language() or "id",
                network=network_of(request),
                by=work.actor,
                now=work.now,
            )
    except TooSoon:
        return redirect("payouts:code")
    except NoPhone:
        return redirect("profile:phone")
    except NothingToConfirm:
        return redirect("payouts:account")
    except (TriesSpent, CodesLocked, SmsSpent):
        messages.error(request, _("Terlalu sering meminta kode. Coba lagi nanti."))
    return redirect("payouts:code")
