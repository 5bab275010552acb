"""The register of exclusion lists: how each stands, and proposing what becomes of one."""

from typing import Final

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from prakerja.approvals.propose_act import propose_act
from prakerja.approvals.register import Act
from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.backoffice.approvals.reason_form import ReasonForm
from prakerja.backoffice.approvals.told import tell
from prakerja.backoffice.audit.history import history_of
from prakerja.backoffice.screening.handed_in import handed_in_rows
from prakerja.backoffice.screening.list_rows import list_rows
from prakerja.backoffice.screening.work_on_cards import work_on_cards
from prakerja.cards.try_rescreening_again import try_rescreening_again
from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.shown import row_facts
from prakerja.screening.acts import PUT_IN_FORCE, WITHDRAW, known_of, looks_of
from prakerja.screening.models import ExclusionList
from prakerja.words.plans import plan_words

_ACTS: Final[dict[str, Act]] = {"berlakukan": PUT_IN_FORCE, "tarik": WITHDRAW}


@require_safe
@staff_page(Permission.READ_LISTS)
def lists(request: StaffRequest) -> HttpResponse:
    return _register(request)


def _register(request: StaffRequest, wrong: ReasonForm | None = None) -> HttpResponse:
    """`wrong`: the form of a proposal that could not be accepted, shown with its error."""
    context = {
        "handed_in": handed_in_rows(),
        "rows": list_rows(ExclusionList.objects.newest(), now=read_clock(), wrong=wrong),
        "form": wrong,
        "may_import": Permission.HAND_IN_LISTS in request.may,
        "may_decide": Permission.DECIDE_LISTS in request.may,
    }
    return render(request, "backoffice/exclusion_lists.html", context)


@require_safe
@staff_page(Permission.READ_LISTS)
def one_list(request: StaffRequest, list_id: int) -> HttpResponse:
    row = get_object_or_404(ExclusionList, pk=list_id)
    context = {
        "one": list_rows([row], now=read_clock())[0],
        "list_id": row.pk,
        "figures": plan_words({**looks_of(row), **known_of(row)}),
        "work": work_on_cards(row.pk),
        "history": history_of(request, row),
        "may_decide": Permission.DECIDE_LISTS in request.may,
        "may_try_again": Permission.TRY_WORK_AGAIN in request.may,
    }
    return render(request, "backoffice/exclusion_list.html", context)


@require_POST
@staff_page(Permission.READ_LISTS, do=Permission.TRY_WORK_AGAIN)
def try_cards_again(request: StaffRequest, list_id: int) -> HttpResponse:
    row = get_object_or_404(ExclusionList, pk=list_id)
    with unit_of_work(by=request.actor) as work:
        try_rescreening_again(list_id=row.pk, by=work.actor, now=work.now)
    return redirect("backoffice:screening:one_list", row.pk)


@require_POST
@staff_page(Permission.READ_LISTS, do=Permission.DECIDE_LISTS)
def propose(request: StaffRequest, list_id: int, name: str) -> HttpResponse:
    """That a list is put in force or withdrawn; why is asked in the same form."""
    row = get_object_or_404(ExclusionList, pk=list_id)
    if name not in _ACTS:
        raise Http404
    form = ReasonForm(request.POST, name=str(list_id))
    if not form.is_valid():
        return _register(request, form)
    tell(
        request,
        lambda work: propose_act(act=_ACTS[name], subject=str(row.pk), reason=form.reason, by=work.actor, now=work.now),
        _("Usulan untuk “%(name)s” menunggu petugas lain.") % {"name": row.name},
        shown=row_facts(row),
    )
    return redirect("backoffice:screening:lists")
