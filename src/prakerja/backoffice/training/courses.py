"""Courses in each of their states, those that wait for curators first; found by words or by their code."""

from typing import Final

from django import forms
from django.contrib.postgres.search import SearchQuery
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from prakerja.authority.permissions import Permission
from prakerja.backoffice.access import StaffRequest, staff_page
from prakerja.pages.typed_fields import LineField
from prakerja.training.models import Course
from prakerja.training.states import CourseState
from prakerja.words.catalogue import COURSE_STATES

_SHOWN: Final = 50
#: What an identifier of a row can be.
_MOST: Final = 2**63 - 1


class CourseFilter(forms.Form):
    """What is no filter shows the drafts."""

    use_required_attribute = False

    sought = LineField(
        label=_("Kata di judul atau ringkasan, atau kode"),
        required=False,
        max_length=100,
        error_messages={"max_length": _("Tulis paling banyak 100 huruf")},
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off"}),
    )
    state = forms.ChoiceField(
        label=_("Keadaan"),
        required=False,
        choices=[("", _("semua")), *COURSE_STATES.items()],
        error_messages={"invalid_choice": _("Pilih salah satu dari daftar")},
    )
    after = forms.IntegerField(required=False, min_value=0, max_value=_MOST, widget=forms.HiddenInput)


@require_safe
@staff_page(Permission.READ_TRAINING)
def courses(request: StaffRequest) -> HttpResponse:
    """In the order in which they were drafted, so that a page is found as fast however far on it is."""
    form = CourseFilter(request.GET or {"state": CourseState.DRAFT.value})
    asked = form.cleaned_data if form.is_valid() else {}
    rows = list(_found(asked)[: _SHOWN + 1])
    context = {
        "form": form,
        "rows": [(one, COURSE_STATES[CourseState(one.state)]) for one in rows[:_SHOWN]],
        "next": rows[_SHOWN - 1].pk if len(rows) > _SHOWN else None,
        "sought": asked.get("sought") or None,
        "state": asked.get("state") or None,
    }
    return render(request, "backoffice/courses.html", context)


def _found(asked: dict[str, object]) -> QuerySet[Course]:
    found = Course.objects.select_related("institution").order_by("pk")
    if state := asked.get("state"):
        found = found.filter(state=state)
    if sought := str(asked.get("sought") or ""):
        found = found.filter(Q(words=SearchQuery(sought, config="indonesian", search_type="plain")) | Q(code=sought))
    if after := asked.get("after"):
        found = found.filter(pk__gt=after)
    return found
