"""Who works for the partner and signs in here: a list, an invitation, an end."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from prakerja.accounts.end_colleague import LastKeeper, NoColleague, end_colleague
from prakerja.accounts.invite_colleague import ColleagueAlready, invite_colleague
from prakerja.accounts.partner_staff import Colleague, colleague_of, colleagues_of
from prakerja.codes.tallies import TriesSpent
from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page
from prakerja.pages.shown import require_as_shown, shows
from prakerja.partner_console.access import MemberRequest, member_page
from prakerja.partner_console.staff_forms import InviteForm
from prakerja.partners.states import PartnerRole
from prakerja.words.partners import PARTNER_ROLES


@require_safe
@member_page()
def staff(request: MemberRequest) -> HttpResponse:
    found = colleagues_of(request.partner, now=read_clock())
    context = {"colleagues": [(one, PARTNER_ROLES[one.role], one.id == request.user.pk) for one in found]}
    return render(request, "partner_console/staff.html", context)


@form_page
@member_page(for_keepers=True)
def invite(request: MemberRequest) -> HttpResponse:
    if request.method != "POST":
        return _invite_page(request, InviteForm())
    form = InviteForm(request.POST)
    if not form.is_valid():
        return _invite_page(request, form)
    given = form.cleaned_data
    try:
        _send(request, email=given["email"], full_name=given["full_name"], role=PartnerRole(given["role"]))
    except ColleagueAlready:
        form.add_error("email", _("Orang ini sudah menjadi staf di sini."))
        return _invite_page(request, form)
    except TriesSpent:
        form.add_error(None, _too_many())
        return _invite_page(request, form)
    messages.success(request, _("Undangan dikirim. Tautannya berlaku tiga hari."))
    return redirect("partner_console:staff")


@require_POST
@member_page(for_keepers=True)
def send_again(request: MemberRequest, account_id: UUID) -> HttpResponse:
    one = _colleague(request, account_id)
    try:
        _send(request, email=one.email, full_name=one.full_name, role=one.role)
    except ColleagueAlready:
        messages.warning(request, _("Orang ini sudah memakai tautannya."))
    except TriesSpent:
        messages.error(request, _too_many())
    else:
        messages.success(request, _("Tautan baru dikirim ke alamatnya. Yang lama tidak berlaku lagi."))
    return redirect("partner_console:staff")


@form_page
@member_page(for_keepers=True)
def end_membership(request: MemberRequest, account_id: UUID) -> HttpResponse:
    one = _colleague(request, account_id)
    is_self = one.id == request.user.pk
    if request.method != "POST":
        shows(request, one)
        return render(request, "partner_console/end_membership.html", {"colleague": one, "is_self": is_self})
    try:
        with unit_of_work(by=request.actor) as work:
            end_colleague(account_id=account_id, by=work.actor, now=work.now)
            require_as_shown(request, one)
    except (LastKeeper, NoColleague):
        messages.error(request, _("Ini pengelola terakhir. Undang dulu pengelola lain."))
        return redirect("partner_console:staff")
    if is_self:
        return redirect("public:landing")
    messages.success(request, _("Orang ini tidak dapat masuk lagi ke halaman mitra."))
    return redirect("partner_console:staff")


def _colleague(request: MemberRequest, account_id: UUID) -> Colleague:
    """Of this partner alone: of another's staff nobody is found."""
    found = colleague_of(request.partner, account_id, now=read_clock())
    if found is None:
        raise Http404
    return found


def _send(request: MemberRequest, *, email: str, full_name: str, role: PartnerRole) -> None:
    with unit_of_work(by=request.actor) as work:
        invite_colleague(email=email, full_name=full_name, role=role, by=work.actor, now=work.now)


def _invite_page(request: MemberRequest, form: InviteForm) -> HttpResponse:
    return render(request, "partner_console/invite.html", {"form": form})


def _too_many() -> str:
    return _("Hari ini sudah terlalu banyak undangan. Coba lagi besok.")
