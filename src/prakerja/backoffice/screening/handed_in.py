"""One file that was handed in: how far its reading is, and why nothing came of it."""

from dataclasses import dataclass
from typing import Any, Final

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from prakerja.accounts.models import Account
from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.backoffice.screening.exclusion_list_form import LARGEST_FILE, ExclusionListForm
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page
from prakerja.pages.uploads import takes_uploads
from prakerja.screening import jobs
from prakerja.screening.hand_in_list import ImportedAlready, hand_in_list
from prakerja.screening.handed_in_states import SAVING, HandedInState
from prakerja.screening.kinds import ListKind
from prakerja.screening.list_files import kept_for_handing_in
from prakerja.screening.models import HandedInList
from prakerja.screening.try_list_again import try_list_again
from prakerja.words.amounts import file_size
from prakerja.words.list_faults import faults_words
from prakerja.words.screening import HANDED_IN_STATE_NAMES, kind_words
from prakerja.words.words import Words
from prakerja.work.progress import progress_of
from prakerja.work.state_of import state_of
from prakerja.work.states import WorkState

_SHOWN: Final = 20
_FORM: Final = "backoffice/exclusion_list_import.html"


@form_page
@staff_page(Permission.HAND_IN_LISTS)
@takes_uploads(up_to=LARGEST_FILE)
def hand_in(request: StaffRequest) -> HttpResponse:
    """The file is only kept here; reading it is the work of the background."""
    if request.method != "POST":
        return render(request, _FORM, {"form": ExclusionListForm()})
    form = ExclusionListForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, _FORM, {"form": form})
    try:
        with kept_for_handing_in(form.file()) as kept, unit_of_work(by=request.actor) as work:
            row = hand_in_list(file=kept, details=form.details(), by=work.actor, now=work.now)
    except ImportedAlready as refused:
        told = _("Berkas ini sudah ada sebagai “%(name)s”, dengan isian yang sama; pakai daftar itu")
        form.add_error("list_file", told % {"name": refused.row.name})
    else:
        if row.file_name != kept.name:
            messages.warning(request, _("Berkas ini sudah diserahkan; yang ini tidak disimpan lagi."))
        return redirect("backoffice:screening:handed_in", row.pk)
    return render(request, _FORM, {"form": form}, status=422)


@require_safe
@staff_page(Permission.READ_LISTS)
def handed_in(request: StaffRequest, handed_in_id: int) -> HttpResponse:
    row = get_object_or_404(HandedInList, pk=handed_in_id)
    if row.became_id is not None:
        return redirect("backoffice:screening:one_list", row.became_id)
    context: dict[str, Any] = {
        "row": row,
        "kind": kind_words(ListKind(row.kind), row.year),
        "handed_in_by": name_of_whoever(row),
        "size": file_size(row.size),
        "reading": reading_of(row),
        "faults": faults_words(row.why),
        "may_try_again": Permission.TRY_WORK_AGAIN in request.may,
        "may_import": Permission.HAND_IN_LISTS in request.may,
    }
    return render(request, "backoffice/handed_in_list.html", context)


@require_POST
@staff_page(Permission.READ_LISTS, do=Permission.TRY_WORK_AGAIN)
def try_again(request: StaffRequest, handed_in_id: int) -> HttpResponse:
    row = get_object_or_404(HandedInList, pk=handed_in_id)
    with unit_of_work(by=request.actor) as work:
        try_list_again(handed_in_id=row.pk, by=work.actor, now=work.now)
    return redirect("backoffice:screening:handed_in", row.pk)


@dataclass(frozen=True)
class Reading:
    """`percent`: of the file; None: nobody has begun it yet, or it is read and being saved."""

    has_failed: bool
    is_saving: bool
    percent: int | None


@dataclass(frozen=True)
class HandedInRow:
    """One file in the register, as long as it is no list."""

    row: HandedInList
    kind: str
    state: Words
    is_waiting: bool


def handed_in_rows() -> list[HandedInRow]:
    """Those that wait, and the last ones of which nothing came."""
    rows = HandedInList.objects.without_list()[:_SHOWN]
    return [
        HandedInRow(
            row,
            kind_words(ListKind(row.kind), row.year),
            HANDED_IN_STATE_NAMES[HandedInState(row.state)],
            row.state == HandedInState.WAITS,
        )
        for row in rows
    ]


def reading_of(row: HandedInList) -> Reading | None:
    """None: it is over."""
    if row.state != HandedInState.WAITS:
        return None
    progress = progress_of(jobs.take_in_list, handed_in_id=row.pk)
    is_saving = progress.cursor == SAVING
    is_reading = bool(progress.of) and not is_saving
    return Reading(
        has_failed=state_of(jobs.take_in_list, handed_in_id=row.pk) is WorkState.FAILED,
        is_saving=is_saving,
        percent=100 * progress.done // (progress.of or 1) if is_reading else None,
    )


def name_of_whoever(row: HandedInList) -> str:
    """The person of the office, or what the operator called themselves."""
    if row.handed_in_by is None:
        return row.operator
    return Account.objects.values_list("full_name", flat=True).filter(pk=row.handed_in_by).first() or ""
