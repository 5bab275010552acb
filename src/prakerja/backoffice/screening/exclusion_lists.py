"""The register of exclusion lists: how each stands, taking in another one, and proposing what becomes of one."""

from typing import Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from prakerja.approvals.models import Proposal
from prakerja.approvals.propose_act import AlreadyProposed, propose_act
from prakerja.approvals.register import Act
from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.backoffice.approvals.reason_form import ReasonForm
from prakerja.backoffice.approvals.told import tell
from prakerja.backoffice.screening.exclusion_list_form import LARGEST_FILE, ExclusionListForm
from prakerja.backoffice.screening.list_rows import list_rows
from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page
from prakerja.pages.uploads import takes_uploads
from prakerja.screening.acts import PUT_IN_FORCE, WITHDRAW, AlreadyInForce
from prakerja.screening.import_exclusion_list import ImportedAsAnotherList, import_exclusion_list
from prakerja.screening.list_faults import ListRefused
from prakerja.screening.models import ExclusionList
from prakerja.screening.spool_list import nobody_looks, spooled_list
from prakerja.words.approvals import REFUSED

#: A million rows take seconds; ten million a minute.
_LONGEST_MS: Final = 600_000
_ACTS: Final[dict[str, Act]] = {"berlakukan": PUT_IN_FORCE, "tarik": WITHDRAW}


@require_safe
@staff_page(Permission.READ_LISTS)
def lists(request: StaffRequest) -> HttpResponse:
    return _register(request)


def _register(request: StaffRequest, wrong: ReasonForm | None = None) -> HttpResponse:
    """`wrong`: the form of a proposal that could not be accepted, shown with its error."""
    context = {
        "rows": list_rows(now=read_clock(), wrong=wrong),
        "form": wrong,
        "may_import": Permission.HAND_IN_LISTS in request.may,
        "may_decide": Permission.DECIDE_LISTS in request.may,
    }
    return render(request, "backoffice/exclusion_lists.html", context)


@form_page
@staff_page(Permission.HAND_IN_LISTS)
@takes_uploads(up_to=LARGEST_FILE)
def take_in(request: StaffRequest) -> HttpResponse:
    if request.method != "POST":
        return render(request, "backoffice/exclusion_list_import.html", {"form": ExclusionListForm()})
    form = ExclusionListForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, "backoffice/exclusion_list_import.html", {"form": form})
    try:
        proposal = _import_and_propose(request, form)
    except ListRefused as refused:
        form.add_faults(refused.faults)
    except ImportedAsAnotherList as refused:
        form.add_error("list_file", _("Berkas ini sudah ada sebagai “%(name)s”") % {"name": str(refused)})
    except (AlreadyProposed, AlreadyInForce) as refused:
        messages.warning(request, str(REFUSED[type(refused)]))
        return redirect("backoffice:screening:lists")
    else:
        messages.success(
            request, _("Daftar masuk dan diusulkan. Daftar berlaku setelah petugas lain mengonfirmasinya.")
        )
        return redirect("backoffice:approvals:proposal", proposal.pk)
    return render(request, "backoffice/exclusion_list_import.html", {"form": form}, status=422)


def _import_and_propose(request: StaffRequest, form: ExclusionListForm) -> Proposal:
    details = form.details()
    with (
        spooled_list(form.file(), kind=details.kind, on_progress=nobody_looks) as spooled,
        unit_of_work(by=request.actor, statement_timeout_ms=_LONGEST_MS) as work,
    ):
        row = import_exclusion_list(spooled=spooled, details=details, by=work.actor, now=work.now)
        return propose_act(act=PUT_IN_FORCE, subject=str(row.pk), reason=form.reason_given, by=work.actor, now=work.now)


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
        statement_timeout_ms=_LONGEST_MS,
    )
    return redirect("backoffice:screening:lists")
