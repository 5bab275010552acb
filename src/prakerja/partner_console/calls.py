"""What the partner's program has asked, how it ended, and what to do about what was refused."""

from datetime import UTC, date, datetime, timedelta
from typing import Any, Final

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from prakerja.kit.clock import read_clock
from prakerja.pages.typed_fields import LineField
from prakerja.partner_console.access import MemberRequest, member_page
from prakerja.partners.forget_old_calls import KEPT
from prakerja.partners.own_calls import Reached, Sought, counted_errors, own_calls
from prakerja.words.partner_errors import ERROR_ADVICE, error_advice

_PLAIN: Final = {"autocomplete": "off", "spellcheck": "false"}
#: Of days outside these no database counts the hours.
_FIRST_DAY: Final = date(2020, 1, 1)
_LAST_DAY: Final = date(2999, 12, 31)
_NO_DAY: Final = _("Tulis tanggalnya seperti 2021-03-31")
_BEGINNING: Final = datetime(1970, 1, 1, tzinfo=UTC)
_OUTCOMES: Final = [("", _("semua")), ("refused", _("ditolak")), ("done", _("berhasil"))]


class CallFilter(forms.Form):
    """What is no filter shows all of them."""

    use_required_attribute = False

    endpoint = LineField(
        label=_("Layanan"),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs=_PLAIN),
        error_messages={"max_length": _("Tulis paling banyak 60 huruf")},
    )
    outcome = forms.ChoiceField(
        label=_("Hasil"),
        required=False,
        choices=_OUTCOMES,
        error_messages={"invalid_choice": _("Pilih salah satu dari daftar")},
    )
    error = LineField(
        label=_("Kode kesalahan"),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs=_PLAIN),
        error_messages={"max_length": _("Tulis paling banyak 40 huruf")},
    )
    day = forms.DateField(
        label=_("Tanggal (WIB)"),
        required=False,
        validators=[MinValueValidator(_FIRST_DAY, _NO_DAY), MaxValueValidator(_LAST_DAY, _NO_DAY)],
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": _NO_DAY},
    )
    after_at = forms.IntegerField(required=False, min_value=0, max_value=2**52, widget=forms.HiddenInput)
    after_id = forms.UUIDField(required=False, widget=forms.HiddenInput)


@require_safe
@member_page()
def calls(request: MemberRequest) -> HttpResponse:
    """In the order of time, so that a page is found as fast however far back it is."""
    form, now = CallFilter(request.GET), read_clock()
    asked = form.cleaned_data if form.is_valid() else {}
    page = own_calls(request.partner.pk, _sought(asked), after=_after(asked))
    counted = counted_errors(request.partner.pk, now=now)
    context = {
        "form": form,
        "rows": [
            (one, error_advice(one.error) if one.error else "", round(one.microseconds / 1000)) for one in page.calls
        ],
        "next": _further(asked, page.goes_on),
        "total": sum(one.times for one in counted),
        "refused": sum(one.times for one in counted if one.error),
        "errors": [(one, error_advice(one.error)) for one in counted if one.error],
        "days": KEPT.days,
    }
    return render(request, "partner_console/calls.html", context)


@require_safe
@member_page()
def errors(request: MemberRequest) -> HttpResponse:
    """Every error that a program of a partner may get."""
    return render(request, "partner_console/errors.html", {"errors": list(ERROR_ADVICE.items())})


def _sought(asked: dict[str, Any]) -> Sought:
    outcome = asked.get("outcome")
    return Sought(
        endpoint=asked.get("endpoint") or "",
        error=asked.get("error") or "",
        is_refused=outcome == "refused" if outcome else None,
        day=asked.get("day"),
    )


def _after(asked: dict[str, Any]) -> Reached | None:
    at, call_id = asked.get("after_at"), asked.get("after_id")
    return None if at is None or call_id is None else Reached(_moment(at), call_id)


def _further(asked: dict[str, Any], reached: Reached | None) -> dict[str, object] | None:
    """What the link to the earlier ones says beside what is sought."""
    if reached is None:
        return None
    kept = {name: asked.get(name) or None for name in ("endpoint", "outcome", "error")}
    day = asked.get("day")
    return {**kept, "day": day and day.isoformat(), "at": _microseconds(reached.at), "id": reached.id}


def _microseconds(moment: datetime) -> int:
    return (moment - _BEGINNING) // timedelta(microseconds=1)


def _moment(microseconds: int) -> datetime:
    return _BEGINNING + timedelta(microseconds=microseconds)
