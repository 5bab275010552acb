"""The members of the office with their roles; one proposes who joins, changes or leaves, and another confirms it."""

from typing import Final
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from prakerja.accounts.acts import APPOINT, CHANGE_ROLES, RESET_FACTOR, subject_of_address
from prakerja.accounts.invite_again import NothingToAccept, invite_again
from prakerja.accounts.kinds import STAFF_KINDS
from prakerja.accounts.models import Account, Invitation
from prakerja.accounts.second_factors import has_second_factor
from prakerja.approvals.propose_act import propose_act
from prakerja.approvals.register import Act, Plan
from prakerja.authority.models import Member
from prakerja.authority.permissions import Permission
from prakerja.authority.roles import Role
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.backoffice.accounts.sign_somebody_out import sign_out_form, sign_somebody_out
from prakerja.backoffice.accounts.staff_forms import AppointForm, RolesForm
from prakerja.backoffice.approvals.reason_form import ReasonForm
from prakerja.backoffice.approvals.told import tell
from prakerja.backoffice.audit.history import history_of
from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page
from prakerja.pages.shown import shows
from prakerja.words.authority import ROLE_NAMES

_RESET: Final = "reset"


@require_safe
@staff_page(Permission.READ_STAFF)
def members(request: StaffRequest) -> HttpResponse:
    roles = dict(Member.objects.values_list("account_id", "roles"))
    people = Account.objects.filter(pk__in=roles).order_by("full_name", "pk")
    waiting = set(Invitation.objects.filter(used_at=None).values_list("account_id", flat=True))
    rows = [(one, [ROLE_NAMES[Role(role)] for role in roles[one.pk]], one.pk in waiting) for one in people]
    context = {"rows": rows, "may_decide": Permission.DECIDE_STAFF in request.may}
    return render(request, "backoffice/staff.html", context)


@form_page
@staff_page(Permission.DECIDE_STAFF)
def appoint(request: StaffRequest) -> HttpResponse:
    if request.method != "POST":
        return render(request, "backoffice/staff_proposal.html", {"form": AppointForm(), "person": None})
    form = AppointForm(request.POST)
    if not form.is_valid():
        return render(request, "backoffice/staff_proposal.html", {"form": form, "person": None})
    given = form.cleaned_data
    asked = {"email": given["email"], "full_name": given["full_name"], "roles": given["roles"]}
    return _propose(request, APPOINT, subject_of_address(given["email"]), asked, given["reason"], shown=None)


@form_page
@staff_page(Permission.DECIDE_STAFF)
def change(request: StaffRequest, account_id: UUID) -> HttpResponse:
    person = get_object_or_404(Account, pk=account_id, kind__in=STAFF_KINDS)
    if request.method != "POST":
        return _show(request, person, _roles_of(person))
    form = RolesForm(request.POST)
    if not form.is_valid():
        return _show(request, person, form)
    given = form.cleaned_data
    asked = {"roles": given["roles"]}
    return _propose(request, CHANGE_ROLES, str(account_id), asked, given["reason"], shown=_facts(person))


@require_POST
@staff_page(Permission.DECIDE_STAFF, Permission.INVITE_STAFF)
def invite(request: StaffRequest, account_id: UUID) -> HttpResponse:
    """The link once more, for somebody who has not used theirs."""
    person = get_object_or_404(Account, pk=account_id, kind__in=STAFF_KINDS)
    try:
        with unit_of_work(by=request.actor) as work:
            invite_again(account=person, by=work.actor, now=work.now)
    except NothingToAccept:
        messages.error(request, _("Orang ini sudah memakai tautannya, atau tidak lagi di kantor."))
    else:
        messages.success(request, _("Tautan baru dikirim ke alamatnya. Yang lama tidak berlaku lagi."))
    return redirect("backoffice:accounts:change", account_id)


@require_POST
@staff_page(Permission.DECIDE_STAFF)
def propose_reset(request: StaffRequest, account_id: UUID) -> HttpResponse:
    """A second factor that is lost is taken away once another officer confirms it."""
    person, form = (
        get_object_or_404(Account, pk=account_id, kind__in=STAFF_KINDS),
        ReasonForm(request.POST, name=_RESET),
    )
    if not form.is_valid():
        return _show(request, person, _roles_of(person), reset=form)
    return _propose(request, RESET_FACTOR, str(account_id), {}, form.reason, shown=_facts(person))


@require_POST
@staff_page(Permission.DECIDE_STAFF, Permission.END_SESSIONS)
def sign_out(request: StaffRequest, account_id: UUID) -> HttpResponse:
    """The person is signed out everywhere."""
    person, form = get_object_or_404(Account, pk=account_id, kind__in=STAFF_KINDS), sign_out_form(request.POST)
    if not form.is_valid():
        return _show(request, person, _roles_of(person), out=form)
    sign_somebody_out(request, person, form)
    return redirect("backoffice:accounts:change", account_id)


def _roles_of(person: Account) -> RolesForm:
    held = Member.objects.values_list("roles", flat=True).filter(pk=person.pk).first()
    return RolesForm(initial={"roles": held or []})


def _show(
    request: StaffRequest,
    person: Account,
    form: RolesForm,
    *,
    reset: ReasonForm | None = None,
    out: ReasonForm | None = None,
) -> HttpResponse:
    shows(request, *_facts(person))
    invitation = Invitation.objects.filter(pk=person.pk, used_at=None).first() if person.is_active else None
    context = {
        "form": form,
        "person": person,
        "history": history_of(request, person),
        "is_reader": person.pk == request.staff_id,
        "invitation": invitation,
        "reset": (reset or ReasonForm(name=_RESET)) if has_second_factor(person.pk) else None,
        "out": out or sign_out_form(),
        "is_late": invitation is not None and not invitation.is_open(read_clock()),
    }
    return render(request, "backoffice/staff_proposal.html", context)


def _facts(person: Account) -> tuple[object, ...]:
    held = Member.objects.values_list("roles", flat=True).filter(pk=person.pk).first()
    return person.full_name, person.email, person.is_active, sorted(held or [])


def _propose(
    request: StaffRequest, act: Act, subject: str, asked: Plan, reason: str, *, shown: tuple[object, ...] | None
) -> HttpResponse:
    tell(
        request,
        lambda work: propose_act(act=act, subject=subject, asked=asked, reason=reason, by=work.actor, now=work.now),
        _("Usulan menunggu petugas lain."),
        shown=shown,
    )
    return redirect("backoffice:accounts:members")
