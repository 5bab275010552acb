"""All batches of payments, the newest first: where each stands, and what was held back that night."""

from typing import Final
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from prakerja.approvals.models import Proposal
from prakerja.approvals.state_now import still_open
from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.kit.clock import read_clock
from prakerja.payouts.acts import PAUSE, RELEASE, RESUME
from prakerja.payouts.models import Batch
from prakerja.payouts.states import BatchState, PayeeKind
from prakerja.words.acts import ACT_TITLES
from prakerja.words.payout_office import BATCH_STATES, PAYEE_KINDS, held_back_sums, house_words
from prakerja.words.plans import subject_words

ACTS: Final = (RELEASE, PAUSE, RESUME)
_SHOWN: Final = 50


class BatchFilter(forms.Form):
    """What is no filter shows all of them."""

    use_required_attribute = False

    state = forms.ChoiceField(
        label=gettext_lazy("Keadaan"),
        required=False,
        choices=[
            ("", gettext_lazy("semua")),
            *((state.value, words) for state, (_look, words) in BATCH_STATES.items()),
        ],
        error_messages={"invalid_choice": gettext_lazy("Pilih salah satu dari daftar")},
    )


@require_safe
@staff_page(Permission.READ_PAYOUTS)
def batches(request: StaffRequest) -> HttpResponse:
    """In the order in which they were begun, which is that of their keys."""
    form, now = BatchFilter(request.GET), read_clock()
    asked = form.cleaned_data if form.is_valid() else {}
    found = Batch.objects.order_by("-pk")
    if state := asked.get("state"):
        found = found.filter(state=state)
    if before := _before(request):
        found = found.filter(pk__lt=before)
    rows = list(found[: _SHOWN + 1])
    waiting = still_open(Proposal.objects.waiting(now).filter(act__in=[act.name for act in ACTS]), now=now)
    context = {
        "form": form,
        "rows": [_row(batch) for batch in rows[:_SHOWN]],
        "waiting": [(one, ACT_TITLES[one.act], subject_words(one.plan)) for one in waiting],
        "next": {"state": state or None, "before": rows[_SHOWN - 1].pk} if len(rows) > _SHOWN else None,
    }
    return render(request, "backoffice/payouts/batches.html", context)


def _before(request: StaffRequest) -> UUID | None:
    """Where the page before ended; what is none is the beginning."""
    try:
        return UUID(request.GET.get("before", ""))
    except ValueError:
        return None


def _row(batch: Batch) -> dict[str, object]:
    held_back = held_back_sums(batch.held_back)
    return {
        "batch": batch,
        "house": house_words(batch.house),
        "payees": PAYEE_KINDS[PayeeKind(batch.payee_kind)],
        "state": BATCH_STATES[BatchState(batch.state)],
        "people_held_back": sum(one.people for one in held_back),
        "amount_held_back": sum(one.amount for one in held_back),
    }
