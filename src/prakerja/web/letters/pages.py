"""Checking an award letter, for anybody: its code is typed or scanned, and the page says what there is to it."""

from collections.abc import Callable
from functools import wraps

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from prakerja.appeals.repayment.check_notice import check_notice
from prakerja.cards.check_letter import check_letter
from prakerja.cards.count_unknown_letter import count_unknown_letter
from prakerja.codes.tallies import TriesSpent
from prakerja.kit.clock import read_clock
from prakerja.pages.methods import form_page
from prakerja.pages.network import network_of
from prakerja.web.letters.letter_form import LetterForm
from prakerja.words.accounts import clock_time
from prakerja.words.appeals import DEMAND_TAGS
from prakerja.words.cards import standing_of
from prakerja.words.repayment_papers import spaced

type _View = Callable[..., HttpResponse]


def _in_no_search(view: _View) -> _View:
    """No search engine lists the page."""

    @wraps(view)
    def unlisted(request: HttpRequest, *arguments: object, **values: object) -> HttpResponse:
        response = view(request, *arguments, **values)
        response.headers["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return unlisted


@form_page
@login_not_required
@never_cache
@_in_no_search
def ask(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return render(request, "letters/ask.html", {"form": LetterForm()})
    form = LetterForm(request.POST)
    if form.is_valid():
        return redirect("letters:checked", form.cleaned_data["letter"].hex)
    return render(request, "letters/ask.html", {"form": form})


@require_safe
@login_not_required
@never_cache
@_in_no_search
def checked(request: HttpRequest, secret: str) -> HttpResponse:
    """`secret`: the code, in any spelling; of an award letter, or of a demand for repayment, which are far fewer."""
    if (letter := check_letter(secret)) is not None:
        tone, standing = standing_of(letter)
        return render(request, "letters/checked.html", {"letter": letter, "tone": tone, "standing": standing})
    if (notice := check_notice(secret)) is not None:
        told = {"notice": notice, "reference": spaced(notice.reference), "tag": DEMAND_TAGS[notice.state]}
        return render(request, "letters/notice.html", told)
    return _unknown(request)


def _unknown(request: HttpRequest) -> HttpResponse:
    """On neither kind of paper: that alone is counted."""
    try:
        count_unknown_letter(network=network_of(request), now=read_clock())
    except TriesSpent as spent:
        words = _("Terlalu banyak kode yang tidak dikenal dari jaringan Anda. Coba lagi setelah pukul %(time)s.")
        context = {"form": LetterForm(), "refusal": words % {"time": clock_time(spent.free_at)}}
        return render(request, "letters/ask.html", context, status=429)
    return render(request, "letters/unknown.html", status=404)
