"""What looks like fraud: the newest first, each with its figures, and what people have found."""

from collections.abc import Callable
from typing import Final
from uuid import UUID

from django import forms
from django.db.models import Count, QuerySet
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from prakerja.approvals.models import Proposal
from prakerja.approvals.propose_act import propose_act
from prakerja.approvals.state_now import still_open
from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.backoffice.approvals.reason_form import ReasonForm
from prakerja.backoffice.approvals.told import tell
from prakerja.backoffice.audit.history import history_of
from prakerja.backoffice.training.curation_forms import note_form
from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import Work
from prakerja.pages.methods import form_page, pressed
from prakerja.pages.shown import row_facts, shows
from prakerja.training.models import Signal
from prakerja.training.signals.confirm_signal import confirm_signal
from prakerja.training.signals.querysets import NoSignal
from prakerja.training.signals.signal_act import CLEAR_SIGNAL, signal_in
from prakerja.training.signals.states import SignalKind, SignalState
from prakerja.words.acts import ACT_TITLES, CONSEQUENCES
from prakerja.words.signals import SIGNAL_FIGURES, SIGNAL_KINDS, SIGNAL_STATES

_SHOWN: Final = 50
#: What can be done with a signal in each state, by the button.
_OPEN: Final[dict[SignalState, tuple[str, ...]]] = {
    SignalState.OPEN: ("confirm", "clear"),
    SignalState.CONFIRMED: ("clear",),
    SignalState.CLEARED: (),
}


class SignalFilter(forms.Form):
    """What is no filter shows those that nobody has judged."""

    use_required_attribute = False

    state = forms.ChoiceField(
        label=gettext_lazy("Keadaan"),
        required=False,
        choices=[
            ("", gettext_lazy("semua")),
            *((state.value, words) for state, (_tone, words) in SIGNAL_STATES.items()),
        ],
        error_messages={"invalid_choice": gettext_lazy("Pilih salah satu dari daftar")},
    )
    after = forms.UUIDField(required=False, widget=forms.HiddenInput)


@require_safe
@staff_page(Permission.READ_TRAINING)
def signals(request: StaffRequest) -> HttpResponse:
    form = SignalFilter(request.GET or {"state": SignalState.OPEN.value})
    asked = form.cleaned_data if form.is_valid() else {}
    rows = list(_found(asked)[: _SHOWN + 1])
    context = {
        "form": form,
        "rows": [
            (one, SIGNAL_KINDS[SignalKind(one.kind)], *SIGNAL_STATES[SignalState(one.state)]) for one in rows[:_SHOWN]
        ],
        "next": rows[_SHOWN - 1].pk if len(rows) > _SHOWN else None,
        "state": asked.get("state") or None,
    }
    return render(request, "backoffice/signals.html", context)


def _found(asked: dict[str, object]) -> QuerySet[Signal]:
    """The ids are in the order in which they were found."""
    signals: QuerySet[Signal] = Signal.objects.select_related("course__institution")
    found = signals.annotate(held=Count("purchases")).order_by("-pk")
    if state := asked.get("state"):
        found = found.filter(state=state)
    if after := asked.get("after"):
        found = found.filter(pk__lt=after)
    return found


@form_page
@staff_page(Permission.READ_TRAINING, Permission.JUDGE_SIGNALS)
def signal_page(request: StaffRequest, signal_id: UUID) -> HttpResponse:
    try:
        signal = signal_in(str(signal_id))
    except NoSignal:
        raise Http404 from None
    if request.method != "POST":
        return _page(request, signal)
    word = pressed(request, "go")
    if word not in ("confirm", "clear"):
        return redirect("backoffice:training:signal", signal.pk)
    form = _form_of(word, request.POST)
    if not form.is_valid():
        return _page(request, signal, form)
    tell(request, _deed(word, signal, form.reason), _done(word), shown=row_facts(signal))
    return redirect("backoffice:training:signal", signal.pk)


def _deed(word: str, signal: Signal, reason: str) -> Callable[[Work], object]:
    if word == "confirm":
        return lambda work: confirm_signal(signal_id=signal.pk, reason=reason, by=work.actor, now=work.now)
    return lambda work: propose_act(
        act=CLEAR_SIGNAL, subject=str(signal.pk), reason=reason, by=work.actor, now=work.now
    )


def _done(word: str) -> str:
    if word == "confirm":
        return _("Dicatat. Uangnya tetap ditahan.")
    return _("Diusulkan. Sekarang petugas lain yang harus mengonfirmasi.")


def _form_of(word: str, data: QueryDict | None = None) -> ReasonForm:
    return note_form(word, data) if word == "confirm" else ReasonForm(data, name=word)


def _page(request: StaffRequest, signal: Signal, wrong: ReasonForm | None = None) -> HttpResponse:
    now = read_clock()
    shows(request, *row_facts(signal))
    waiting = still_open(Proposal.objects.waiting(now).filter(act=CLEAR_SIGNAL.name, subject=str(signal.pk)), now=now)
    may = Permission.JUDGE_SIGNALS in request.may
    words = [word for word in _OPEN[SignalState(signal.state)] if may and not (word == "clear" and waiting)]
    made = {word: wrong if wrong is not None and wrong.name == word else _form_of(word) for word in words}
    tone, state = SIGNAL_STATES[SignalState(signal.state)]
    context = {
        "signal": signal,
        "kind": SIGNAL_KINDS[SignalKind(signal.kind)],
        "tone": tone,
        "state": state,
        "figures": [(words, signal.facts[name]) for name, words in SIGNAL_FIGURES.items() if name in signal.facts],
        "held": signal.purchases.count(),
        "history": history_of(request, signal),
        "waiting": [(one, ACT_TITLES[one.act]) for one in waiting],
        "form": wrong,
        "says": CONSEQUENCES[CLEAR_SIGNAL.name],
        "confirm_form": made.get("confirm"),
        "clear_form": made.get("clear"),
    }
    return render(request, "backoffice/signal.html", context)
