"""The members of the office with their roles; one proposes who joins, changes or leaves, and another confirms it."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from prakerja.accounts.acts import APPOINT, CHANGE_ROLES, subject_of_address
from prakerja.accounts.kinds import STAFF_KINDS
from prakerja.accounts.models import Account
from prakerja.approvals.propose_act import propose_act
from prakerja.approvals.register import Act, Plan
from prakerja.authority.models import Member
from prakerja.authority.permissions import Permission
from prakerja.authority.roles import Role
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.backoffice.accounts.staff_forms import AppointForm, RolesForm
from prakerja.backoffice.approvals.told import tell
from prakerja.pages.methods import form_page
from prakerja.words.authority import ROLE_NAMES


@require_safe
@staff_page(Permission.READ_STAFF)
def members(request: StaffRequest) -> HttpResponse:
    roles = dict(Member.objects.values_list("account_id", "roles"))
    people = Account.objects.filter(pk__in=roles).order_by("full_name", "pk")
    rows = [(one, [ROLE_NAMES[Role(role)] for role in roles[one.pk]]) for one in people]
    context = {"rows": rows, "may_decide": Permission.DECIDE_STAFF in request.may}
    return render(request, "backoffice/staff.html", context)


@form_page
@staff_page(Permission.DECIDE_STAFF)
def appoint(request: StaffRequest) -> HttpResponse:
    if request.method != "POST":
        return render(request, "backoffice/staff_proposal.html", {"form": AppointForm()})
    form = AppointForm(request.POST)
    if not form.is_valid():
        return render(request, "backoffice/staff_proposal.html", {"form": form})
    given = form.cleaned_data
    asked = {"email": given["email"], "full_name": given["full_name"], "roles": given["roles"]}
    return _propose(request, APPOINT, subject_of_address(given["email"]), asked, given["reason"])


@form_page
@staff_page(Permission.DECIDE_STAFF)
def change(request: StaffRequest, account_id: UUID) -> HttpResponse:
    person = get_object_or_404(Account, pk=account_id, kind__in=STAFF_KINDS)
    if request.method != "POST":
        held = Member.objects.values_list("roles", flat=True).filter(pk=account_id).first()
        return _show(request, person, RolesForm(initial={"roles": held or []}))
    form = RolesForm(request.POST)
    if not form.is_valid():
        return _show(request, person, form)
    given = form.cleaned_data
    return _propose(request, CHANGE_ROLES, str(account_id), {"roles": given["roles"]}, given["reason"])


def _show(request: StaffRequest, person: Account, form: RolesForm) -> HttpResponse:
    context = {"form": form, "person": person, "is_reader": person.pk == request.staff_id}
    return render(request, "backoffice/staff_proposal.html", context)


def _propose(request: StaffRequest, act: Act, subject: str, asked: Plan, reason: str) -> HttpResponse:
    tell(
        request,
        lambda work: propose_act(act=act, subject=subject, asked=asked, reason=reason, by=work.actor, now=work.now),
        _("Usulan menunggu petugas lain."),
    )
    return redirect("backoffice:accounts:members")
