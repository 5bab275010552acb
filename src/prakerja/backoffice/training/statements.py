"""What partners are owed: the statements of a month, and what is on none yet."""

from typing import Final

from django import forms
from django.db.models import Max, Sum
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from prakerja.approvals.models import Proposal
from prakerja.approvals.state_now import still_open
from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.kit.clock import read_clock
from prakerja.training.models import Statement
from prakerja.training.statements.dispute_act import ACCEPT_DISPUTE
from prakerja.training.statements.months import NoMonth, month_named, name_of_month
from prakerja.training.statements.overdue import waiting_disputes
from prakerja.training.statements.statement_acts import APPROVE_STATEMENT, TAKE_BACK
from prakerja.training.statements.states import StatementState
from prakerja.words.acts import ACT_TITLES
from prakerja.words.plans import subject_words
from prakerja.words.statements import STATEMENT_STATES, month_words

_SHOWN: Final = 500
_ACTS: Final = (APPROVE_STATEMENT.name, TAKE_BACK.name, ACCEPT_DISPUTE.name)


class StatementFilter(forms.Form):
    """What is no filter shows the newest month."""

    use_required_attribute = False

    month = forms.CharField(
        label=_("Bulan"),
        help_text=_("Tahun dan bulan, misalnya 2021-03"),
        required=False,
        max_length=7,
        error_messages={"max_length": _("Tulis tahun dan bulan, misalnya 2021-03")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    state = forms.ChoiceField(
        label=_("Keadaan"),
        required=False,
        choices=[("", _("semua")), *((state.value, words) for state, (_look, words) in STATEMENT_STATES.items())],
        error_messages={"invalid_choice": _("Pilih salah satu dari daftar")},
    )

    def clean_month(self) -> str:
        typed = str(self.cleaned_data["month"]).strip()
        try:
            return typed and name_of_month(month_named(typed))
        except NoMonth:
            raise forms.ValidationError(_("Tulis tahun dan bulan, misalnya 2021-03")) from None


@require_safe
@staff_page(Permission.READ_TRAINING)
def statements(request: StaffRequest) -> HttpResponse:
    form, now = StatementFilter(request.GET), read_clock()
    asked = form.cleaned_data if form.is_valid() else {}
    newest = Statement.objects.aggregate(newest=Max("month"))["newest"]
    month = month_named(asked["month"]) if asked.get("month") else newest
    found = Statement.objects.filter(month=month).select_related("partner").order_by("partner__name", "partner_id")
    if state := asked.get("state"):
        found = found.filter(state=state)
    rows = list(found[: _SHOWN + 1])
    waiting = still_open(Proposal.objects.waiting(now).filter(act__in=_ACTS), now=now)
    disputes, overdue = waiting_disputes(now=now)
    context = {
        "form": form,
        "month": month_words(month) if month else "",
        "rows": [(one, name_of_month(one.month), STATEMENT_STATES[StatementState(one.state)]) for one in rows[:_SHOWN]],
        "payout": found.aggregate(all=Sum("payout"))["all"] or 0,
        "has_more": len(rows) > _SHOWN,
        "waiting": [(one, ACT_TITLES[one.act], subject_words(one.plan)) for one in waiting],
        "disputes": disputes,
        "overdue": overdue,
    }
    return render(request, "backoffice/statements.html", context)
