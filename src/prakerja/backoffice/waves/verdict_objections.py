"""Objections of people who were left out of a draw: those that wait, and one with its facts, on which two decide."""

from functools import partial
from typing import Final
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from prakerja.appeals.models import VerdictObjection
from prakerja.appeals.screening.acts import REJECT_VERDICT, UPHOLD_VERDICT, subject_of_verdict
from prakerja.appeals.screening.own_objection import OwnVerdictObjection, own_verdict_objection
from prakerja.approvals.models import Proposal
from prakerja.approvals.propose_act import propose_act
from prakerja.approvals.register import Act
from prakerja.approvals.state_now import still_open
from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.backoffice.approvals.reason_form import ReasonForm
from prakerja.backoffice.approvals.told import tell
from prakerja.draw.engine.continuing.appeal_ends import AppealEnd
from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import Work
from prakerja.pages.methods import form_page, pressed
from prakerja.pages.shown import row_facts, shows
from prakerja.screening.failed_rules import FailedRule, failed_rules_of
from prakerja.words.acts import ACT_TITLES, CONSEQUENCES
from prakerja.words.approvals import REFUSED
from prakerja.words.plans import plan_words
from prakerja.words.reasons import facts_of, reason_sentence
from prakerja.words.screening import RULE_NAMES
from prakerja.words.verdict_objections import ENDS
from prakerja.words.words import Words

_ACTS: Final[dict[str, Act]] = {"uphold": UPHOLD_VERDICT, "reject": REJECT_VERDICT}
_MOST: Final = 200


@require_safe
@staff_page(Permission.READ_CARDS)
def verdict_objections(request: StaffRequest) -> HttpResponse:
    rows = VerdictObjection.objects.select_related("wave")
    context = {
        "waiting": rows.filter(decided_at=None).order_by("at")[:_MOST],
        "decided": rows.filter(decided_at__isnull=False).order_by("-decided_at")[:_MOST],
    }
    return render(request, "backoffice/verdict_objections.html", context)


@form_page
@staff_page(Permission.READ_CARDS, Permission.DECIDE_WAVES)
def verdict_objection(request: StaffRequest, number: int, applicant_id: UUID) -> HttpResponse:
    own = own_verdict_objection(number=number, applicant_id=applicant_id)
    if own is None or own.said is None:
        raise Http404
    if request.method != "POST":
        return _page(request, own, own.said)
    here, word = redirect("backoffice:waves:verdict_objection", number, applicant_id), pressed(request, "go")
    if word not in _ACTS:
        return here
    form = ReasonForm(request.POST, name=word)
    if not form.is_valid():
        return _page(request, own, own.said, form)
    done = _("Diusulkan. Sekarang petugas lain yang harus mengonfirmasi.")
    tell(request, partial(_propose, _ACTS[word], own.said, form), done, shown=row_facts(own.said))
    return here


def _propose(act: Act, said: VerdictObjection, form: ReasonForm, work: Work) -> None:
    propose_act(act=act, subject=_subject(said), reason=form.reason, by=work.actor, now=work.now)


def _subject(said: VerdictObjection) -> str:
    return subject_of_verdict((said.applicant_id, said.wave_id))


def _page(
    request: StaffRequest, own: OwnVerdictObjection, said: VerdictObjection, wrong: ReasonForm | None = None
) -> HttpResponse:
    now = read_clock()
    shows(request, *row_facts(said))
    names = [act.name for act in _ACTS.values()]
    waiting = still_open(Proposal.objects.waiting(now).filter(act__in=names, subject=_subject(said)), now=now)
    is_to_decide = said.decided_at is None and not waiting and Permission.DECIDE_WAVES in request.may
    failed = failed_rules_of(wave_id=own.wave.pk, applicant_ids=[said.applicant_id])
    context = {
        "own": own,
        "said": said,
        "rules": [_in_words(one) for one in failed.get(said.applicant_id, ())],
        "tag": ENDS[AppealEnd(own.outcome.outcome)] if own.outcome else None,
        "waiting": [(proposal, ACT_TITLES[proposal.act]) for proposal in waiting],
        "ways": [_way(word, act, said, wrong) for word, act in _ACTS.items()] if is_to_decide else [],
        "form": wrong,
    }
    return render(request, "backoffice/verdict_objection.html", context)


def _in_words(failed: FailedRule) -> tuple[Words, str, list[tuple[str, str]]]:
    return RULE_NAMES[failed.rule], reason_sentence(failed), facts_of(failed)


def _way(word: str, act: Act, said: VerdictObjection, wrong: ReasonForm | None) -> dict[str, object]:
    """What would happen, or why it cannot."""
    form = wrong if wrong is not None and wrong.name == word else ReasonForm(name=word)
    way = {"word": word, "title": ACT_TITLES[act.name], "says": CONSEQUENCES[act.name], "form": form, "why_not": ""}
    try:
        return {**way, "plan": plan_words(act.foresee(_subject(said), {}, read_clock()))}
    except tuple(REFUSED) as refused:
        return {**way, "why_not": REFUSED[type(refused)]}
