"""The first page of the back office: who is signed in, and what waits for them."""

from collections.abc import Callable
from datetime import datetime
from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from prakerja.appeals.models import VerdictObjection
from prakerja.appeals.repayment.open_demands import count_waiting
from prakerja.approvals.models import Proposal
from prakerja.approvals.register import declared_acts
from prakerja.approvals.state_now import still_open
from prakerja.authority.permissions import Permission
from prakerja.authority.roles import Role
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.backoffice.identity.case import waited_words
from prakerja.connectors.faces.compare import is_compared
from prakerja.draw.custodians_now import secrets_awaited
from prakerja.identity.models import Review
from prakerja.kit.clock import read_clock
from prakerja.payouts.models import Batch, LinkedAccount, ReconciliationCase
from prakerja.training.models import PresencePhoto, TrainingDeclaration
from prakerja.training.statements.overdue import waiting_disputes
from prakerja.waves.models import Wave
from prakerja.waves.states import WaveState
from prakerja.words.authority import ROLE_NAMES
from prakerja.words.work import trouble_words
from prakerja.work.troubles import troubles

#: What waits for anybody with the permission.
_COUNTS: Final[dict[str, tuple[Permission, Callable[[], int]]]] = {
    "presence_photos": (Permission.DECIDE_PRESENCES, lambda: PresencePhoto.objects.for_a_person().count()),
    "doubts": (Permission.DECIDE_ACCOUNT_DOUBTS, lambda: LinkedAccount.objects.in_doubt().count()),
    "verdict_objections": (Permission.DECIDE_WAVES, lambda: VerdictObjection.objects.filter(decided_at=None).count()),
    "objections": (Permission.DECIDE_OBJECTIONS, lambda: TrainingDeclaration.objects.objected_to().count()),
}


@require_safe
@staff_page(Permission.READ_OFFICE)
def start(request: StaffRequest) -> HttpResponse:
    roles = [ROLE_NAMES[role] for role in Role if role in request.roles]
    to_look_at = [trouble_words(trouble) for trouble in troubles()]
    context = {"roles": roles, "troubles": to_look_at, "compares_faces": is_compared(), **_waiting_for(request)}
    return render(request, "backoffice/start.html", context)


def _waiting_for(request: StaffRequest) -> dict[str, object]:
    """Counts of what this person can do now, for what they may."""
    waiting: dict[str, object] = {}
    if Permission.READ_PROPOSALS in request.may:
        waiting["proposals"] = _to_confirm(request)
    if Permission.HOLD_SECRETS in request.may:
        waiting["secrets"] = secrets_awaited(request.staff_id, now=read_clock())
    if Permission.DECIDE_STATEMENTS in request.may:
        waiting["disputes"], waiting["late_disputes"] = waiting_disputes(now=read_clock())
    if Permission.DECIDE_PAYOUTS in request.may:
        waiting["batches"], waiting["stopped_batches"] = Batch.objects.waiting_and_stopped()
    if Permission.DECIDE_REPAYMENTS in request.may:
        counted = count_waiting(read_clock())
        waiting["demand_objections"], waiting["late_demands"], waiting["demands_of_dead"] = counted
        waiting["cases"] = ReconciliationCase.objects.waiting().count()
    if Permission.REVIEW_IDENTITIES in request.may:
        waiting |= _reviews(request, now=read_clock())
    if Permission.READ_WAVES in request.may:
        waiting["late_waves"] = _late_waves(now=read_clock())
    return waiting | {name: count() for name, (needed, count) in _COUNTS.items() if needed in request.may}


def _reviews(request: StaffRequest, *, now: datetime) -> dict[str, object]:
    """How many cases wait, and for how long the oldest has."""
    figures = Review.objects.figures(request.staff_id, now)
    oldest = waited_words(now - figures["oldest"]) if figures["oldest"] else ""
    return {"reviews": figures["count"], "oldest_review": oldest}


def _late_waves(*, now: datetime) -> list[Wave]:
    """Whose result everybody was promised by now, and nobody has."""
    under_way = (WaveState.OPEN, WaveState.CLOSED, WaveState.SCREENED, WaveState.FROZEN, WaveState.DRAWN)
    return list(Wave.objects.filter(state__in=under_way, result_expected_at__lt=now).order_by("number"))


def _to_confirm(request: StaffRequest) -> int:
    """How many proposals of others this person can confirm."""
    acts = [act.name for act in declared_acts() if act.permission in request.may]
    now = read_clock()
    waiting = Proposal.objects.waiting(now).filter(act__in=acts)
    of_others = waiting.exclude(proposed_by=request.staff_id).exclude(about=request.staff_id)
    return len(still_open(of_others, now=now))
