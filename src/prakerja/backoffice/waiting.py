"""What waits on the pages of the office for whoever opens its first page: how much, and since when."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.db.models import Count, Min, QuerySet
from django.utils.translation import gettext as _

from prakerja.appeals.models import VerdictObjection
from prakerja.appeals.repayment.open_demands import count_waiting
from prakerja.approvals.models import Proposal
from prakerja.approvals.register import declared_acts
from prakerja.approvals.state_now import still_open
from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest
from prakerja.cards.waiting_objections import waiting_objections
from prakerja.draw.custodians_now import secrets_awaited
from prakerja.draw.waves_to_decide import waves_to_decide
from prakerja.identity.models import Review
from prakerja.payouts.models import Batch, LinkedAccount, ReconciliationCase
from prakerja.training.models import PresencePhoto, Signal, TrainingDeclaration
from prakerja.training.statements.overdue import waiting_disputes
from prakerja.words.moments import waited_words


@dataclass(frozen=True)
class Waits:
    """`tone`: of its tag. A quiet one is told, and asks for nothing."""

    words: str
    tone: str = "warn"


type Look = Callable[[StaffRequest, datetime], Iterator[Waits]]


def waiting_for(request: StaffRequest, *, now: datetime) -> defaultdict[str, list[Waits]]:
    """By the name of the page: what this person can do there now, of what they may."""
    waiting: defaultdict[str, list[Waits]] = defaultdict(list)
    for page, needed, look in _LOOKS:
        if needed in request.may:
            waiting[page] += look(request, now)
    return waiting


def _queue(rows: Callable[[], QuerySet[Any]], since: str) -> Look:
    """Of cases that are decided one by one; whoever has waited longest is told of."""

    def look(_request: StaffRequest, now: datetime) -> Iterator[Waits]:
        found = rows().aggregate(count=Count("*"), oldest=Min(since))
        if found["count"]:
            told = {"count": found["count"], "oldest": waited_words(now - found["oldest"])}
            yield Waits(_("Menunggu: %(count)s, terlama %(oldest)s") % told)

    return look


def _reviews(request: StaffRequest, now: datetime) -> Iterator[Waits]:
    figures = Review.objects.figures(request.staff_id, now)
    if figures["count"]:
        told = {"count": figures["count"], "oldest": waited_words(now - figures["oldest"])}
        yield Waits(_("Menunggu: %(count)s, terlama %(oldest)s") % told)


def _proposals(request: StaffRequest, now: datetime) -> Iterator[Waits]:
    """Of others, that this person can confirm."""
    acts = [act.name for act in declared_acts() if act.permission in request.may]
    waiting = Proposal.objects.waiting(now).filter(act__in=acts)
    of_others = waiting.exclude(proposed_by=request.staff_id).exclude(about=request.staff_id)
    if count := len(still_open(of_others, now=now)):
        yield Waits(_("Menunggu konfirmasi Anda: %(count)s") % {"count": count})


def _waves(_request: StaffRequest, now: datetime) -> Iterator[Waits]:
    if count := waves_to_decide(now=now).count():
        yield Waits(_("Menunggu keputusan kantor: %(count)s") % {"count": count})


def _secrets(request: StaffRequest, now: datetime) -> Iterator[Waits]:
    if count := secrets_awaited(request.staff_id, now=now):
        yield Waits(_("Rahasia Anda ditunggu: %(count)s") % {"count": count})


def _disputes(_request: StaffRequest, now: datetime) -> Iterator[Waits]:
    waiting, late = waiting_disputes(now=now)
    if late:
        yield Waits(_("Sanggahan terlambat dijawab: %(count)s") % {"count": late}, "bad")
    elif waiting:
        yield Waits(_("Sanggahan menunggu: %(count)s") % {"count": waiting})


def _batches(_request: StaffRequest, _now: datetime) -> Iterator[Waits]:
    waiting, stopped = Batch.objects.waiting_and_stopped()
    if stopped:
        yield Waits(_("Berhenti sendiri: %(count)s") % {"count": stopped}, "bad")
    elif waiting:
        yield Waits(_("Menunggu dua petugas: %(count)s") % {"count": waiting})


def _demands(_request: StaffRequest, now: datetime) -> Iterator[Waits]:
    objections, late, of_dead = count_waiting(now)
    if late:
        yield Waits(_("Lewat batas waktu: %(count)s") % {"count": late}, "bad")
    elif objections:
        yield Waits(_("Keberatan yang menunggu: %(count)s") % {"count": objections})
    if of_dead:
        yield Waits(_("Berakhir karena wafat: %(count)s") % {"count": of_dead}, "quiet")


_LOOKS: Final[tuple[tuple[str, Permission, Look], ...]] = (
    ("waves:waves", Permission.HOLD_SECRETS, _secrets),
    ("waves:waves", Permission.DECIDE_WAVES, _waves),
    (
        "waves:verdict_objections",
        Permission.DECIDE_WAVES,
        _queue(lambda: VerdictObjection.objects.filter(decided_at=None), "at"),
    ),
    ("cards:cards", Permission.DECIDE_CARDS, _queue(waiting_objections, "at")),
    (
        "training:declarations",
        Permission.DECIDE_OBJECTIONS,
        _queue(TrainingDeclaration.objects.objected_to, "objected_at"),
    ),
    ("training:signals", Permission.JUDGE_SIGNALS, _queue(Signal.objects.that_nobody_judged, "found_at")),
    ("training:statements", Permission.DECIDE_STATEMENTS, _disputes),
    ("payouts:batches", Permission.DECIDE_PAYOUTS, _batches),
    ("payouts:cases", Permission.DECIDE_REPAYMENTS, _queue(ReconciliationCase.objects.waiting, "found_at")),
    ("appeals:demands", Permission.DECIDE_REPAYMENTS, _demands),
    ("identity:queue", Permission.REVIEW_IDENTITIES, _reviews),
    (
        "training:presence_photos",
        Permission.DECIDE_PRESENCES,
        _queue(PresencePhoto.objects.for_a_person, "sent_at"),
    ),
    (
        "payouts:doubts",
        Permission.DECIDE_ACCOUNT_DOUBTS,
        _queue(LinkedAccount.objects.in_doubt, "answered_at"),
    ),
    ("approvals:proposals", Permission.READ_PROPOSALS, _proposals),
)
