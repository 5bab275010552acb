"""The register of exclusion lists: what stands in it, and taking in another one."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from prakerja.accounts.models import Account
from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.backoffice.screening.exclusion_list_form import ExclusionListForm
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.screening.import_exclusion_list import ImportedAsAnotherList, import_exclusion_list
from prakerja.screening.kinds import ListKind
from prakerja.screening.models import ExclusionList
from prakerja.screening.nik_rows import RowsRefused
from prakerja.words.amounts import thousands
from prakerja.words.screening import KIND_NAMES

#: A million rows take seconds; ten million a minute.
_LONGEST_MS = 600_000


@require_GET
@staff_page(Permission.READ_LISTS)
def lists(request: StaffRequest) -> HttpResponse:
    rows = list(ExclusionList.objects.order_by("-imported_at", "-pk"))
    officers = Account.objects.in_bulk({row.imported_by for row in rows if row.imported_by})
    shown = [(row, KIND_NAMES[ListKind(row.kind)], _name(officers, row.imported_by)) for row in rows]
    context = {"rows": shown, "may_import": Permission.HAND_IN_LISTS in request.may}
    return render(request, "backoffice/exclusion_lists.html", context)


def _name(officers: dict[UUID, Account], officer: UUID | None) -> str:
    return officers[officer].full_name if officer and officer in officers else ""


@require_http_methods(["GET", "POST"])
@staff_page(Permission.HAND_IN_LISTS)
def take_in(request: StaffRequest) -> HttpResponse:
    form = ExclusionListForm(request.POST or None, request.FILES or None)
    if request.method == "GET" or not form.is_valid():
        return render(request, "backoffice/exclusion_list_import.html", {"form": form})
    try:
        with unit_of_work(by=request.actor, statement_timeout_ms=_LONGEST_MS) as work:
            row = import_exclusion_list(file=form.file(), terms=form.terms(), by=work.actor, now=work.now)
    except RowsRefused as refused:
        form.add_faults(refused.faults)
    except ImportedAsAnotherList as refused:
        form.add_error("list_file", _("Berkas ini sudah ada sebagai “%(name)s”") % {"name": str(refused)})
    else:
        told = _("“%(name)s” ada di daftar: %(people)s orang.") % {"name": row.name, "people": thousands(row.people)}
        messages.success(request, told)
        return redirect("backoffice:exclusion_lists")
    return render(request, "backoffice/exclusion_list_import.html", {"form": form}, status=422)
