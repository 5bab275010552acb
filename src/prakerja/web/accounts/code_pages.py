"""What the three pages on which a code is typed have in common: asking for it, showing it, another letter."""

import math
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from prakerja.accounts.repeat_code import repeat_code
from prakerja.accounts.request_code import request_code
from prakerja.codes.figures import PAUSE, TRIES
from prakerja.codes.models import Code
from prakerja.codes.purpose import CodePurpose
from prakerja.codes.refusals import CodeGone, TooSoon
from prakerja.codes.rules import is_over, is_too_soon
from prakerja.codes.tallies import TriesSpent
from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.middleware import HouseRequest
from prakerja.pages.network import network_of
from prakerja.web.accounts.forms import AddressForm, CodeForm
from prakerja.web.accounts.known_browser import known_browser_of
from prakerja.web.accounts.visitor import wanted_page
from prakerja.words.accounts import clock_time, spent_words
from prakerja.words.moments import time_left_until


@dataclass(frozen=True)
class CodePage:
    purpose: CodePurpose
    #: Its own url and that of another letter, which take the code's id; and where to begin anew.
    url_name: str
    again_url_name: str
    start_url_name: str
    template: str


def ask_for_code(request: HouseRequest, form: AddressForm, purpose: CodePurpose) -> Code | None:
    """The code that the valid form asked for; None when the form now says why there is none."""
    try:
        with unit_of_work(by=request.actor) as work:
            return request_code(
                form_key=form.cleaned_data["form_key"],
                purpose=purpose,
                email=form.cleaned_data["email"],
                language=get_language() or "id",
                network=network_of(request),
                known=known_browser_of(request),
                by=work.actor,
                now=work.now,
            )
    except TriesSpent as refused:
        form.add_error(None, spent_words(refused))
        return None


def show_code_page(request: HttpRequest, page: CodePage, code_id: UUID, form: CodeForm) -> HttpResponse:
    """The page with its field; the page that says it is over, when the code is gone."""
    code: Code | None = Code.objects.of(page.purpose, code_id).first()
    if code is None:
        return show_gone(request, page)
    now = read_clock()
    context = {
        "form": form,
        "code_id": code_id,
        "email": code.address,
        "until": until_words(code.expires_at, now=now),
        "is_over": is_over(code.expires_at, now=now),
        "is_spent": code.tries >= TRIES,
        "again_url_name": page.again_url_name,
        "again_in": seconds_until_another(code, now),
        "next": wanted_page(request),
    }
    return render(request, page.template, context)


def until_words(moment: datetime, *, now: datetime) -> str:
    """With how long that is: nobody has to know which zone the hour is of."""
    left = time_left_until(moment, now=now)
    return f"{clock_time(moment)} ({left})" if left else clock_time(moment)


def seconds_until_another(code: Code, now: datetime) -> int:
    return math.ceil((code.sent_at + PAUSE - now).total_seconds()) if is_too_soon(code.sent_at, now=now) else 0


def wait_words(refused: TooSoon) -> str:
    wait = max(1, math.ceil((refused.free_at - read_clock()).total_seconds()))
    return _("E-mail terakhir baru saja diminta. Tunggu %(seconds)d detik, lalu tekan lagi.") % {"seconds": wait}


def show_gone(request: HttpRequest, page: CodePage) -> HttpResponse:
    return render(request, "accounts/code_gone.html", {"start_url_name": page.start_url_name}, status=410)


def send_another(request: HouseRequest, page: CodePage, code_id: UUID) -> HttpResponse:
    """Back to the page, with a note on what became of it."""
    try:
        with unit_of_work(by=request.actor) as work:
            repeat_code(
                purpose=page.purpose,
                code_id=code_id,
                network=network_of(request),
                known=known_browser_of(request),
                by=work.actor,
                now=work.now,
            )
        messages.success(request, _("E-mail baru sedang kami kirim. Biasanya sampai dalam satu menit."))
    except TooSoon as refused:
        messages.warning(request, wait_words(refused))
    except TriesSpent as refused:
        messages.warning(request, spent_words(refused))
    except CodeGone:
        return redirect(page.start_url_name)
    return redirect(page.url_name, code_id)
