"""Saying what one thinks of a training that one has finished, and writing it anew until it is answered."""

from typing import Final

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from prakerja.journey.release_incentive import release_incentive
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page
from prakerja.pages.middleware import ApplicantRequest
from prakerja.pages.typed_fields import LineField
from prakerja.training.reviews.own_review import OwnReview, own_review
from prakerja.training.reviews.rules import LONGEST
from prakerja.training.reviews.write_review import AnsweredAlready, NotFinished
from prakerja.words.reviews import HIDDEN_FOR

#: As many as the column holds.
_MOST: Final = 2**15
_STARS: Final = (
    (5, _("5 bintang: sangat baik")),
    (4, _("4 bintang: baik")),
    (3, _("3 bintang: cukup")),
    (2, _("2 bintang: kurang")),
    (1, _("1 bintang: buruk")),
)


class ReviewForm(forms.Form):
    stars = forms.TypedChoiceField(
        label=_("Berapa bintang?"),
        choices=_STARS,
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Pilih satu sampai lima bintang"),
            "invalid_choice": _("Pilih satu sampai lima bintang"),
        },
    )
    text = LineField(
        label=_("Bagaimana pelatihannya?"),
        help_text=_(
            "Paling banyak 1.000 huruf. Jangan tulis nama, nomor, atau alamat siapa pun: semua orang membacanya."
        ),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={
            "required": _("Tulis bagaimana pelatihannya menurut Anda"),
            "max_length": _("Tulis paling banyak 1.000 huruf"),
        },
    )


@form_page
def review_page(request: ApplicantRequest, number: int) -> HttpResponse:
    own = own_review(request.applicant_id, number) if number < _MOST else None
    if own is None:
        return redirect("learning:trainings")
    if request.method != "POST":
        written = {"stars": own.review.stars, "text": own.review.text} if own.review else None
        return _shown(request, number, own, ReviewForm(initial=written))
    form = ReviewForm(request.POST)
    if not form.is_valid():
        return _shown(request, number, own, form)
    try:
        with unit_of_work(by=request.actor) as work:
            release_incentive(
                applicant_id=request.applicant_id, purchase=number, **form.cleaned_data, by=work.actor, now=work.now
            )
    except (AnsweredAlready, NotFinished):
        pass  # The page says how it stands.
    return redirect("learning:review", number)


def _shown(request: ApplicantRequest, number: int, own: OwnReview, form: ReviewForm) -> HttpResponse:
    hidden_for = [HIDDEN_FOR[reason] for reason in own.hidden_for]
    context = {"form": form, "own": own, "number": number, "hidden_for": hidden_for}
    return render(request, "learning/review.html", context)
