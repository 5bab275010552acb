"""The reviewers' pages: the queue, one case side by side, the decision with its reason."""

from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.backoffice.identity.case import case_of, waited_words
from prakerja.backoffice.identity.forms import DecisionForm
from prakerja.backoffice.identity.photo_links import photo_in
from prakerja.identity.close_review import ReasonMissing
from prakerja.identity.decide_claim import decide_claim
from prakerja.identity.decide_review import decide_review
from prakerja.identity.keys import ReviewId
from prakerja.identity.models import Review
from prakerja.identity.open_photo import NotYourCase, open_photo
from prakerja.identity.read_full_nik import read_full_nik
from prakerja.identity.store_photo import read_photo
from prakerja.identity.take_review import ReviewTaken, take_review
from prakerja.kit.clock import read_clock
from prakerja.kit.holders import HeldByAnother
from prakerja.kit.states import MoveRefused
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.words.identity import REVIEW_REASONS

_SHOWN: Final = 50


@require_safe
@staff_page(Permission.READ_REVIEWS, Permission.REVIEW_IDENTITIES)
def queue(request: StaffRequest) -> HttpResponse:
    waiting = Review.objects.waiting()
    now = read_clock()
    rows = [
        {
            "review": review,
            "reasons": [REVIEW_REASONS[reason] for reason in review.reasons],
            "waited": waited_words(now - review.opened_at),
            "is_mine": review.reviewer_id == request.staff_id,
            "is_free": review.is_free(now),
        }
        for review in waiting[:_SHOWN]
    ]
    return render(request, "backoffice/identity_queue.html", {"rows": rows, "count": waiting.count()})


@require_safe
@staff_page(Permission.READ_REVIEWS, Permission.REVIEW_IDENTITIES)
def case(request: StaffRequest, applicant_id: UUID, number: int) -> HttpResponse:
    return _case_page(request, (applicant_id, number), DecisionForm())


@require_POST
@staff_page(Permission.READ_REVIEWS, Permission.REVIEW_IDENTITIES)
def take(request: StaffRequest, applicant_id: UUID, number: int) -> HttpResponse:
    try:
        with unit_of_work(by=request.actor) as work:
            take_review(review_id=(applicant_id, number), by=work.actor, now=work.now)
    except ReviewTaken:
        messages.warning(request, _("Kasus ini sedang dipegang petugas lain, atau sudah diputuskan."))
    return redirect("backoffice:identity:case", applicant_id, number)


@require_POST
@staff_page(Permission.READ_REVIEWS, Permission.REVIEW_IDENTITIES)
def decide(request: StaffRequest, applicant_id: UUID, number: int) -> HttpResponse:
    review = get_object_or_404(Review, pk=(applicant_id, number))
    form = DecisionForm(request.POST)
    if not form.is_valid():
        return _case_page(request, review.pk, form)
    verb = decide_claim if review.is_claim else decide_review
    try:
        with unit_of_work(by=request.actor) as work:
            verb(review_id=review.pk, by=work.actor, now=work.now, **form.decided())
    except (ReviewTaken, MoveRefused, HeldByAnother):
        messages.warning(request, _("Kasus ini sedang dipegang petugas lain, atau sudah diputuskan."))
        return redirect("backoffice:identity:case", applicant_id, number)
    except ReasonMissing:
        form.add_error("note", _("Tulis alasan keputusan"))
        return _case_page(request, review.pk, form)
    messages.success(request, _("Keputusan tersimpan. Pendaftar diberi tahu lewat e-mail."))
    return redirect("backoffice:identity:queue")


@require_POST
@staff_page(Permission.READ_REVIEWS, Permission.REVIEW_IDENTITIES)
def full_nik(request: StaffRequest, applicant_id: UUID, number: int) -> HttpResponse:
    try:
        with unit_of_work(by=request.actor) as work:
            nik = read_full_nik(review_id=(applicant_id, number), by=work.actor, now=work.now)
    except NotYourCase:
        raise PermissionDenied from None
    return _case_page(request, (applicant_id, number), DecisionForm(), full_nik=nik)


@require_safe
@staff_page(Permission.READ_REVIEWS, Permission.REVIEW_IDENTITIES)
def photo(request: StaffRequest, token: str) -> HttpResponse:
    try:
        photo_id = photo_in(token, reader=request.staff_id)
    except signing.BadSignature:
        raise Http404 from None
    try:
        with unit_of_work(by=request.actor) as work:
            file_name = open_photo(photo_id=photo_id, by=work.actor, now=work.now)
    except NotYourCase:
        raise PermissionDenied from None
    headers = {"Cache-Control": "no-store", "Content-Disposition": "inline", "X-Content-Type-Options": "nosniff"}
    return HttpResponse(read_photo(file_name), content_type="image/jpeg", headers=headers)


def _case_page(request: StaffRequest, review_id: ReviewId, form: DecisionForm, *, full_nik: str = "") -> HttpResponse:
    review = get_object_or_404(Review, pk=review_id)
    context: dict[str, Any] = case_of(review, reader=request.staff_id, now=read_clock())
    return render(request, "backoffice/identity_case.html", context | {"form": form, "full_nik": full_nik})
