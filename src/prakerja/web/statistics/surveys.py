"""What recipients have answered in surveys: by month, on a page and as files, of nobody in particular."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from prakerja.pages.kept_pages import public_page
from prakerja.statistics.models import SurveyMonth
from prakerja.statistics.suppress import LEAST
from prakerja.training.statements.months import NoMonth, month_named, name_of_month
from prakerja.words.statements import month_words
from prakerja.words.surveys import OPTIONS, QUESTIONS
from prakerja.words.words import Words


@require_safe
@login_not_required
def survey_answers(request: HttpRequest) -> HttpResponse:
    months = list(SurveyMonth.objects.defer("csv", "parquet").order_by("-month"))
    context = {
        "months": [(one, name_of_month(one.month), month_words(one.month)) for one in months],
        "newest": month_words(months[0].month) if months else "",
        "questions": _questions(months[0]) if months else [],
        "least": LEAST,
    }
    return public_page(request, "statistics/surveys.html", context)


@require_safe
@login_not_required
def as_csv(request: HttpRequest, month: str) -> HttpResponse:  # noqa: ARG001
    return _file(month, "csv", "text/csv; charset=utf-8")


@require_safe
@login_not_required
def as_parquet(request: HttpRequest, month: str) -> HttpResponse:  # noqa: ARG001
    return _file(month, "parquet", "application/vnd.apache.parquet")


def _file(month: str, form: str, content_type: str) -> HttpResponse:
    """It never changes. `month`: as `2021-04`."""
    try:
        first_day = month_named(month)
    except NoMonth:
        raise Http404 from None
    row = get_object_or_404(SurveyMonth.objects.only(form), pk=first_day)
    answer = HttpResponse(bytes(getattr(row, form)), content_type=content_type)
    answer["Content-Disposition"] = f'attachment; filename="survei-{month}.{form}"'
    return answer


def _questions(newest: SurveyMonth) -> list[tuple[Words, list[tuple[Words, int]]]]:
    """Of what is published, in the order in which they are asked."""
    return [
        (
            QUESTIONS[question],
            [(OPTIONS[question][option], sums[option]) for option in OPTIONS[question] if option in sums],
        )
        for question in QUESTIONS
        if (sums := newest.summary.get(question))
    ]
