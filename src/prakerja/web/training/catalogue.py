"""The catalogue: looking for courses that can be bought. For everybody, signed in or not."""

from typing import Final

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from prakerja.kit.clock import read_clock, wib_day
from prakerja.pages.kept_pages import public_page
from prakerja.training.find_courses import Found, find_courses
from prakerja.web.training.course_words import CourseOnPage
from prakerja.web.training.search_form import SearchForm, position_in
from prakerja.web.training.visitor_card import card_of

_SHOWN: Final = 20


@require_safe
@login_not_required
def catalogue(request: HttpRequest) -> HttpResponse:
    card = card_of(request)
    form = SearchForm(request.GET, card=card, on=wib_day(read_clock()))
    after = position_in(request.GET.get("after", ""))
    is_read = form.is_valid()
    found = find_courses(form.wanted(), after=after, limit=_SHOWN) if is_read else Found((), None)
    context = {
        "form": form,
        "card": card,
        "is_read": is_read,
        "is_narrowed": not is_read or form.is_narrowed(),
        "is_first": after is None,
        "courses": [CourseOnPage.of(one) for one in found.courses],
        "next": form.address_of_next(found.next) if is_read else "",
    }
    if request.user.is_authenticated:
        return render(request, "training/catalogue.html", context)
    return public_page(request, "training/catalogue.html", context, for_strangers_only=True)
