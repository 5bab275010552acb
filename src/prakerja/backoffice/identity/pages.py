"""The reviewers' pages: the queue, one case side by side, the decision with its reason."""

from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from prakerja.approvals.facts_of_proposal import facts_of_plan, facts_of_proposal
from prakerja.approvals.propose_act import AlreadyProposed
from prakerja.approvals.require_confirmed import NotConfirmed
from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.backoffice.audit.history import history_of
from prakerja.backoffice.identity.case import case_of, own_side
from prakerja.backoffice.identity.forms import DecisionForm
from prakerja.backoffice.identity.hand_over import HandOver, hand_over_of, proposers_on
from prakerja.backoffice.names import names_of
from prakerja.identity.close_review import ReasonMissing
from prakerja.identity.decide_review import decide_review
from prakerja.identity.hand_back_review import hand_back_review
from prakerja.identity.keys import ReviewId
from prakerja.identity.models import Review
from prakerja.identity.open_photo import NotYourCase
from prakerja.identity.read_full_nik import read_full_nik
from prakerja.identity.seen_photos import PhotosNotSeen
from prakerja.identity.states import ReviewDecision
from prakerja.identity.take_review import OwnDecision, ReviewTaken, take_review
from prakerja.journey.acts import HAND_OVER_NIK, NothingToHandOver, subject_of_claim
from prakerja.journey.decide_claim import decide_claim
from prakerja.journey.propose_hand_over import propose_hand_over
from prakerja.kit.clock import read_clock
from prakerja.kit.holders import HeldByAnother
from prakerja.kit.states import MoveRefused
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.shown import require_as_shown, row_facts, shows
from prakerja.words.identity import OWN_DECISION, PHOTOS_NOT_SEEN, REVIEW_DECISIONS, REVIEW_REASONS
from prakerja.words.moments import waited_words

_SHOWN: Final = 50


@require_safe
@staff_page(Permission.READ_REVIEWS, Permission.REVIEW_IDENTITIES)
def queue(request: StaffRequest) -> HttpResponse:
    now = read_clock()
    # What colleagues hold is counted and not listed: the first page is work, however much of it is under way.
    shown = list(Review.objects.free_for(request.staff_id, now).order_by("opened_at", "pk")[:_SHOWN])
    proposers = proposers_on(shown, now=now)
    rows = [
        {
            "review": review,
            "reasons": [REVIEW_REASONS[reason] for reason in review.reasons],
            "waited": waited_words(now - review.opened_at),
            "is_mine": review.reviewer_id == request.staff_id,
            "is_proposed": review.pk in proposers,
            "is_mine_to_confirm": proposers.get(review.pk, request.staff_id) != request.staff_id,
        }
        for review in shown
    ]
    figures = Review.objects.figures(request.staff_id, now)
    context = {
        "rows": rows,
        "count": figures["count"],
        "free": figures["free"],
        "held": figures["count"] - figures["free"],
        "oldest": waited_words(now - figures["oldest"]) if figures["oldest"] else "",
    }
    return render(request, "backoffice/identity_queue.html", context)


@require_safe
@staff_page(Permission.READ_REVIEWS, Permission.REVIEW_IDENTITIES)
def decided(request: StaffRequest) -> HttpResponse:
    """The last decisions, for a colleague's question, a complaint, or the auditor."""
    shown, now = list(Review.objects.decided()[:_SHOWN]), read_clock()
    names = names_of({one.reviewer_id for one in shown})
    rows = [
        {
            "review": one,
            "decision": REVIEW_DECISIONS[ReviewDecision(one.decision)],
            "reasons": [REVIEW_REASONS[reason] for reason in one.reasons],
            "by": names.get(one.reviewer_id, "") if one.reviewer_id else "",
            "took": waited_words((one.decided_at or now) - one.opened_at),
        }
        for one in shown
    ]
    return render(request, "backoffice/identity_decided.html", {"rows": rows})


@require_safe
@staff_page(Permission.READ_REVIEWS, Permission.REVIEW_IDENTITIES)
def case(request: StaffRequest, applicant_id: UUID, number: int) -> HttpResponse:
    return _case_page(request, (applicant_id, number))


@require_POST
@staff_page(Permission.READ_REVIEWS, Permission.REVIEW_IDENTITIES)
def take(request: StaffRequest, applicant_id: UUID, number: int) -> HttpResponse:
    try:
        with unit_of_work(by=request.actor) as work:
            take_review(review_id=(applicant_id, number), by=work.actor, now=work.now)
    except ReviewTaken:
        messages.warning(request, _("Kasus ini sedang dipegang petugas lain, atau sudah diputuskan."))
    except OwnDecision:
        messages.warning(request, str(OWN_DECISION))
    return redirect("backoffice:identity:case", applicant_id, number)


@require_POST
@staff_page(Permission.READ_REVIEWS, Permission.REVIEW_IDENTITIES)
def hand_back(request: StaffRequest, applicant_id: UUID, number: int) -> HttpResponse:
    try:
        with unit_of_work(by=request.actor) as work:
            hand_back_review(review_id=(applicant_id, number), by=work.actor, now=work.now)
    except ReviewTaken:
        messages.warning(request, _("Kasus ini tidak sedang Anda pegang."))
    else:
        messages.success(request, _("Kasus ini kembali ke antrean."))
    return redirect("backoffice:identity:queue")


@require_POST
@staff_page(Permission.READ_REVIEWS, Permission.REVIEW_IDENTITIES)
def decide(request: StaffRequest, applicant_id: UUID, number: int) -> HttpResponse:
    review = get_object_or_404(Review, pk=(applicant_id, number))
    form = DecisionForm(request.POST, hand_over=_hand_over(request, review))
    if not form.is_valid():
        return _case_page(request, review.pk, form)
    try:
        done = _decide_or_propose(request, review, form)
    except (ReviewTaken, MoveRefused, HeldByAnother):
        messages.warning(request, _("Kasus ini sedang dipegang petugas lain, atau sudah diputuskan."))
    except (NotConfirmed, NothingToHandOver, AlreadyProposed):
        messages.warning(request, _("Keadaannya berubah sementara Anda memutuskan. Lihat kasusnya sekali lagi."))
    except PhotosNotSeen:
        form.add_error(None, str(PHOTOS_NOT_SEEN))
        return _case_page(request, review.pk, form)
    except ReasonMissing:
        form.add_error("note", _("Tulis alasan keputusan"))
        return _case_page(request, review.pk, form)
    else:
        messages.success(request, done)
        return redirect("backoffice:identity:queue")
    return redirect("backoffice:identity:case", applicant_id, number)


def _decide_or_propose(request: StaffRequest, review: Review, form: DecisionForm) -> str:
    """What the next page says of it."""
    given = form.decided()
    facts = _facts(review, form.hand_over)
    takes_it_from_somebody = form.hand_over is not None and given["decision"] is ReviewDecision.APPROVED
    with unit_of_work(by=request.actor) as work:
        if takes_it_from_somebody:
            propose_hand_over(review_id=review.pk, note=given["note"], by=work.actor, now=work.now)
            require_as_shown(request, *facts)
            return _("Usulan menunggu petugas lain. NIK belum berpindah.")
        verb = decide_claim if review.is_claim else decide_review
        verb(review_id=review.pk, by=work.actor, now=work.now, **given)
        require_as_shown(request, *facts)
    return _("Keputusan tersimpan. E-mail untuk pendaftar sedang dikirim.")


@require_POST
@staff_page(Permission.READ_REVIEWS, Permission.REVIEW_IDENTITIES)
def full_nik(request: StaffRequest, applicant_id: UUID, number: int) -> HttpResponse:
    try:
        with unit_of_work(by=request.actor) as work:
            nik = read_full_nik(review_id=(applicant_id, number), by=work.actor, now=work.now)
    except NotYourCase:
        raise PermissionDenied from None
    return _case_page(request, (applicant_id, number), full_nik=nik)


def _hand_over(request: StaffRequest, review: Review) -> HandOver | None:
    return hand_over_of(review, reader=request.staff_id, now=read_clock())


def _facts(review: Review, found: HandOver | None) -> tuple[object, ...]:
    """What is decided about: whose case it is and what became of it, and who would lose a NIK by it."""
    if found is not None and found.proposal is not None:
        return facts_of_proposal(found.proposal, now=read_clock())
    of_claim = facts_of_plan(HAND_OVER_NIK, subject_of_claim(review.pk), {}, now=read_clock()) if found else ()
    return *row_facts(*own_side(review)), review.reasons, *of_claim


def _case_page(
    request: StaffRequest, review_id: ReviewId, form: DecisionForm | None = None, *, full_nik: str = ""
) -> HttpResponse:
    review = get_object_or_404(Review, pk=review_id)
    found = _hand_over(request, review)
    shows(request, *_facts(review, found))
    shown: dict[str, Any] = {"hand_over": found, "form": form or DecisionForm(hand_over=found), "full_nik": full_nik}
    shown["history"] = history_of(request, review)
    context: dict[str, Any] = case_of(review, reader=request.staff_id, now=read_clock())
    return render(request, "backoffice/identity_case.html", context | shown)
