"""What participants say of the institution's courses, and its answer, once."""

from typing import Final
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page
from prakerja.partner_console.access import MemberRequest, member_page
from prakerja.partners.states import PartnerKind
from prakerja.training.own_catalogue import OwnReview, own_review, own_reviews
from prakerja.training.reviews.answer_review import AnswerBarred, NoReview, answer_review
from prakerja.training.reviews.read_text import NothingSaid
from prakerja.training.reviews.write_review import AnsweredAlready
from prakerja.words.reviews import HIDDEN_FOR

_TEACHES: Final = PartnerKind.INSTITUTION


class AnswerForm(forms.Form):
    use_required_attribute = False

    text = forms.CharField(
        label=gettext_lazy("Jawaban"),
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={
            "required": gettext_lazy("Tulis jawabannya"),
            "max_length": gettext_lazy("Tulis paling banyak 1.000 huruf"),
        },
    )


@require_safe
@member_page(kind=_TEACHES)
def reviews(request: MemberRequest) -> HttpResponse:
    return render(request, "partner_console/reviews.html", {"reviews": own_reviews(request.partner)})


@form_page
@member_page(kind=_TEACHES)
def answer(request: MemberRequest, reference: UUID) -> HttpResponse:
    found = own_review(request.partner, reference)
    if found is None:
        raise Http404
    if request.method != "POST":
        return _page(request, found, AnswerForm())
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _page(request, found, form)
    try:
        with unit_of_work(by=request.actor) as work:
            answer_review(reference=reference, text=form.cleaned_data["text"], by=work.actor, now=work.now)
    except NothingSaid:
        form.add_error("text", _("Tulis jawabannya"))
        return _page(request, found, form)
    except AnswerBarred as refused:
        told = _("Jawaban ini tidak dapat tampil: %(why)s.")
        form.add_error("text", told % {"why": ", ".join(str(HIDDEN_FOR[reason]) for reason in refused.reasons)})
        return _page(request, found, form)
    except (NoReview, AnsweredAlready):
        messages.warning(request, _("Ulasan itu sudah dijawab, ditulis ulang, atau tidak tampil lagi."))
    else:
        messages.success(request, _("Jawaban tampil di bawah ulasannya, dan penulisnya diberi tahu."))
    return redirect("partner_console:reviews")


def _page(request: MemberRequest, found: OwnReview, form: AnswerForm) -> HttpResponse:
    return render(request, "partner_console/answer.html", {"one": found, "form": form})
