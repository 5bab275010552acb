"""One objection as curators see it: what was declared and proven, what its participant says; and their decision."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Final
from uuid import UUID

from django.db.models import Q
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from prakerja.approvals.models import Proposal
from prakerja.approvals.propose_act import propose_act
from prakerja.approvals.register import Act
from prakerja.approvals.state_now import still_open
from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.backoffice.approvals.reason_form import ReasonForm
from prakerja.backoffice.approvals.told import tell
from prakerja.backoffice.audit.history import history_of
from prakerja.backoffice.training.certificates import WithdrawalForm
from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import Work
from prakerja.pages.methods import form_page, pressed
from prakerja.pages.shown import row_facts, shows
from prakerja.training.certificates.withdrawal_act import WITHDRAW_CERTIFICATE, subject_of_certificate
from prakerja.training.declarations.objection_acts import (
    DISMISS_OBJECTION,
    UPHOLD_OBJECTION,
    certifies,
    subject_of_declaration,
)
from prakerja.training.declarations.states import DeclarationKind, DeclarationState, LeaveReason
from prakerja.training.models import HandIn, Purchase, TrainingDeclaration
from prakerja.training.photos.counting import counted
from prakerja.words.acts import ACT_TITLES, CONSEQUENCES
from prakerja.words.declarations import DECLARATION_TAGS, DECLARED_NAMES, LEAVE_REASONS
from prakerja.words.learning import meeting_words

_ACTS: Final[dict[str, Act]] = {"uphold": UPHOLD_OBJECTION, "dismiss": DISMISS_OBJECTION}
#: While it is open, and once it was upheld, its page says what becomes of a certificate that stands.
_TELLING: Final = (DeclarationState.OBJECTED, DeclarationState.UPHELD)
#: As many as the columns hold.
_MOST: Final = 2**15


@form_page
@staff_page(Permission.READ_TRAINING, Permission.DECIDE_OBJECTIONS)
def objection_page(request: StaffRequest, applicant_id: UUID, purchase: int, number: int) -> HttpResponse:
    one = _found(applicant_id, purchase, number)
    if one is None:
        raise Http404
    here = redirect("backoffice:training:objection", applicant_id, purchase, number)
    if request.method != "POST":
        return _page(request, one)
    word = pressed(request, "go")
    if word not in _ACTS:
        return here
    form = _form(word, one, request.POST)
    if not form.is_valid():
        return _page(request, one, form)
    done = _("Diusulkan. Sekarang petugas lain yang harus mengonfirmasi.")
    tell(request, partial(_propose, _ACTS[word], one, form), done, shown=row_facts(one))
    return here


def _found(applicant_id: UUID, purchase: int, number: int) -> TrainingDeclaration | None:
    """Only one that was objected to: nobody looks into what nobody disputes."""
    if max(purchase, number) >= _MOST:
        return None
    objected = TrainingDeclaration.objects.exclude(objected_at=None).select_related("institution")
    found: TrainingDeclaration | None = objected.filter(pk=(applicant_id, purchase, number)).first()
    return found


def _propose(act: Act, one: TrainingDeclaration, form: ReasonForm, work: Work) -> None:
    propose_act(
        act=act,
        subject=subject_of_declaration(one.pk),
        asked={name: said for name, said in form.cleaned_data.items() if name == "withdrawn_for"},
        reason=form.reason,
        by=work.actor,
        now=work.now,
    )


def _page(request: StaffRequest, one: TrainingDeclaration, wrong: ReasonForm | None = None) -> HttpResponse:
    now = read_clock()
    shows(request, *row_facts(one))
    waiting = _waiting(one, now)
    is_open = one.state == DeclarationState.OBJECTED and not waiting
    may = Permission.DECIDE_OBJECTIONS in request.may and is_open
    forms = [(word, _shown(word, one, wrong), act.name) for word, act in _ACTS.items()] if may else []
    context = {
        "one": one,
        **_facts(one),
        "certificate": certifies(one) if one.state in _TELLING else None,
        "history": history_of(request, one),
        "is_upheld": one.state == DeclarationState.UPHELD,
        "waiting": [(proposal, ACT_TITLES[proposal.act]) for proposal in waiting],
        "forms": [(word, form, ACT_TITLES[name], CONSEQUENCES[name]) for word, form, name in forms],
        "form": wrong,
    }
    return render(request, "backoffice/objection.html", context)


def _waiting(one: TrainingDeclaration, now: datetime) -> Sequence[Proposal]:
    """What two are deciding about it, and about its certificate once it was upheld."""
    names = [act.name for act in _ACTS.values()]
    of_it = Q(act__in=names, subject=subject_of_declaration(one.pk))
    if one.state == DeclarationState.UPHELD:
        of_it |= Q(act=WITHDRAW_CERTIFICATE.name, subject=subject_of_certificate((one.applicant_id, one.purchase)))
    return still_open(Proposal.objects.waiting(now).filter(of_it), now=now)


def _form(word: str, one: TrainingDeclaration, data: QueryDict | None = None) -> ReasonForm:
    """Who upholds what a certificate stands for says as well what its page will say."""
    if word == "uphold" and certifies(one) is not None:
        return WithdrawalForm(data, name=word)
    return ReasonForm(data, name=word)


def _shown(word: str, one: TrainingDeclaration, wrong: ReasonForm | None) -> ReasonForm:
    return wrong if wrong is not None and wrong.name == word else _form(word, one)


def _facts(one: TrainingDeclaration) -> dict[str, object]:
    of_it = {"applicant_id": one.applicant_id, "purchase": one.purchase}
    attended = counted().filter(**of_it).order_by("confirmed_at")
    purchases = Purchase.objects.select_related("schedule__course", "platform")
    tone, words = DECLARATION_TAGS[DeclarationState(one.state)]
    return {
        "purchase": purchases.get(pk=(one.applicant_id, one.purchase)),
        "declared": DECLARED_NAMES[DeclarationKind(one.kind)],
        "because": LEAVE_REASONS[LeaveReason(one.reason)] if one.reason else "",
        "tone": tone,
        "words": words,
        "attended": [(meeting_words(row.sequence), row.confirmed_at) for row in attended],
        "handed_in": HandIn.objects.filter(**of_it).count(),
    }
