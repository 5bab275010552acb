"""What partners dispute: what waits, the longest first; and one of them with its answer."""

from typing import Final
from uuid import UUID

from django import forms
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from prakerja.approvals.models import Proposal
from prakerja.approvals.propose_act import propose_act
from prakerja.approvals.register import Plan
from prakerja.approvals.state_now import still_open
from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.backoffice.approvals.told import tell
from prakerja.backoffice.audit.history import history_of
from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import Work
from prakerja.pages.methods import form_page, pressed
from prakerja.pages.shown import row_facts, shows
from prakerja.training.models import PayableLine, StatementDispute
from prakerja.training.statements.dispute_act import ACCEPT_DISPUTE
from prakerja.training.statements.months import name_of_month
from prakerja.training.statements.reasons import DisputeReason
from prakerja.training.statements.reject_dispute import reject_dispute
from prakerja.training.statements.states import DisputeState
from prakerja.words.acts import ACT_TITLES, CONSEQUENCES
from prakerja.words.statements import DISPUTE_REASONS, DISPUTE_STATES, month_words

_SHOWN: Final = 200
_MISSING: Final = gettext_lazy("Tulis jawabannya untuk mitra")


class AnswerForm(forms.Form):
    """What the partner reads."""

    use_required_attribute = False
    name = "reject"

    answer = forms.CharField(
        label=gettext_lazy("Jawaban untuk mitra"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": _MISSING, "max_length": gettext_lazy("Tulis paling banyak 1.000 huruf")},
    )


class AcceptForm(AnswerForm):
    """And what the next statement adds or takes."""

    name = "accept"

    amount = forms.IntegerField(
        label=gettext_lazy("Penyesuaian dalam rupiah"),
        help_text=gettext_lazy("Untuk mitra; beri tanda minus bila dipotong, atau 0 bila tidak ada uang yang bergerak"),
        min_value=-(10**13),
        max_value=10**13,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": gettext_lazy("Isi jumlahnya, atau 0"),
            "invalid": gettext_lazy("Tulis rupiah bulat tanpa titik, misalnya 60000 atau -60000"),
        },
    )
    budget_year = forms.RegexField(
        r"\A20[2-9][0-9]\Z",
        label=gettext_lazy("Tahun anggaran"),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
        error_messages={
            "required": gettext_lazy("Isi tahun anggaran"),
            "invalid": gettext_lazy("Tahun anggaran ditulis dengan empat angka, misalnya 2026."),
        },
    )

    def __init__(self, data: QueryDict | None = None) -> None:
        super().__init__(data, prefix="accept")

    def asked(self) -> Plan:
        return {"amount": self.cleaned_data["amount"], "budget_year": int(self.cleaned_data["budget_year"])}


@require_safe
@staff_page(Permission.READ_TRAINING)
def disputes(request: StaffRequest) -> HttpResponse:
    now = read_clock()
    waiting = StatementDispute.objects.filter(state=DisputeState.RAISED).select_related("partner")
    rows = list(waiting.order_by("answer_by", "id")[: _SHOWN + 1])
    context = {
        "rows": [
            (one, DISPUTE_REASONS[DisputeReason(one.reason)], month_words(one.month), one.answer_by <= now)
            for one in rows[:_SHOWN]
        ],
        "has_more": len(rows) > _SHOWN,
    }
    return render(request, "backoffice/disputes.html", context)


@form_page
@staff_page(Permission.READ_TRAINING, Permission.DECIDE_STATEMENTS)
def dispute_page(request: StaffRequest, dispute_id: UUID) -> HttpResponse:
    found = StatementDispute.objects.filter(pk=dispute_id).select_related("partner").first()
    if found is None:
        raise Http404
    if request.method != "POST":
        return _page(request, found)
    word = pressed(request, "go")
    if word not in ("reject", "accept"):
        return redirect("backoffice:training:dispute", dispute_id)
    form = AcceptForm(request.POST) if word == "accept" else AnswerForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form)
    done = (
        _("Sanggahan ditolak.") if word == "reject" else _("Diusulkan. Sekarang petugas lain yang harus mengonfirmasi.")
    )
    tell(request, lambda work: _do(found, form, work), done, shown=row_facts(found))
    return redirect("backoffice:training:dispute", dispute_id)


def _do(found: StatementDispute, form: AnswerForm, work: Work) -> None:
    said = form.cleaned_data["answer"]
    if not isinstance(form, AcceptForm):
        reject_dispute(dispute_id=found.pk, text=said, by=work.actor, now=work.now)
        return
    propose_act(act=ACCEPT_DISPUTE, subject=str(found.pk), asked=form.asked(), reason=said, by=work.actor, now=work.now)


def _page(request: StaffRequest, found: StatementDispute, wrong: AnswerForm | None = None) -> HttpResponse:
    now = read_clock()
    shows(request, *row_facts(found))
    waiting = still_open(Proposal.objects.waiting(now).of(ACCEPT_DISPUTE.name, str(found.pk)), now=now)
    may = Permission.DECIDE_STATEMENTS in request.may and found.state == DisputeState.RAISED and not waiting
    forms_now: dict[str, AnswerForm] = {"reject": AnswerForm(), "accept": AcceptForm()} if may else {}
    if wrong is not None and wrong.name in forms_now:
        forms_now[wrong.name] = wrong
    context = {
        "dispute": found,
        "reason": DISPUTE_REASONS[DisputeReason(found.reason)],
        "state": DISPUTE_STATES[DisputeState(found.state)],
        "month": month_words(found.month),
        "name": name_of_month(found.month),
        "is_overdue": found.state == DisputeState.RAISED and found.answer_by <= now,
        "posting_id": _posting(found),
        "history": history_of(request, found),
        "waiting": [(one, ACT_TITLES[one.act]) for one in waiting],
        "form": wrong,
        "says": CONSEQUENCES[ACCEPT_DISPUTE.name],
        "reject_form": forms_now.get("reject"),
        "accept_form": forms_now.get("accept"),
    }
    return render(request, "backoffice/dispute.html", context)


def _posting(found: StatementDispute) -> UUID | None:
    """Of the line that it is about."""
    if found.applicant_id is None:
        return None
    lines = PayableLine.objects.filter(pk=(found.applicant_id, found.purchase, found.line))
    return lines.values_list("posting_id", flat=True).first()
