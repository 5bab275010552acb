"""“Halaman uji”: a programmer answers as a participant would, and is led back as one would be. Nobody signs in."""

from typing import Final

from django.contrib.auth.decorators import login_not_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from prakerja.kit.clock import is_open, read_clock
from prakerja.kit.refused import Refused
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.lead_back import with_said
from prakerja.pages.methods import form_page, pressed
from prakerja.pages.middleware import HouseRequest
from prakerja.training.ask_for_presence import OPEN_FOR
from prakerja.training.rehearsals.answer_rehearsal import answer_rehearsal
from prakerja.training.rehearsals.asked_rehearsal import AskedRehearsal, asked_rehearsal
from prakerja.training.require_attending import AttendedAlready
from prakerja.words.learning import meeting_words
from prakerja.words.presence_errors import error_word

_IS_PRESENT: Final = {"confirm": True, "decline": False}


@form_page
@login_not_required
@never_cache
def confirm_page(request: HouseRequest, secret: str) -> HttpResponse:
    """`secret`: the state of what was asked."""
    asked = asked_rehearsal(secret)
    if asked is None:
        return render(request, "rehearsals/not_asked.html", status=404)
    if request.method != "POST":
        return _shown(request, asked, secret)
    is_present = _IS_PRESENT.get(pressed(request, "go"))
    if is_present is None:
        return _shown(request, asked, secret)
    try:
        with unit_of_work(by=request.actor) as work:
            answer_rehearsal(state=secret, is_present=is_present, by=work.actor, now=work.now)
    except AttendedAlready:
        pass  # The page says so.
    except Refused as refused:
        return _led_back(request, asked, secret, error=error_word(refused))
    return redirect("rehearsals:confirm", secret)


def _shown(request: HouseRequest, asked: AskedRehearsal, secret: str) -> HttpResponse:
    if asked.is_confirmed:
        return _led_back(request, asked, secret, error="")
    if asked.is_declined:
        return _led_back(request, asked, secret, error="declined")
    if asked.is_of_before or not is_open(asked.expires_at, now=read_clock(), lasts=OPEN_FOR):
        return _led_back(request, asked, secret, error="expired")
    return render(request, "rehearsals/confirm.html", _context(asked, secret))


def _led_back(request: HouseRequest, asked: AskedRehearsal, secret: str, *, error: str) -> HttpResponse:
    back = with_said(asked.redirect_address, state=secret, error=error)
    response = render(request, "rehearsals/back.html", {**_context(asked, secret), "back": back, "error": error})
    if not error:
        response.headers["Refresh"] = f"0; url={back}"
    return response


def _context(asked: AskedRehearsal, secret: str) -> dict[str, object]:
    return {"asked": asked, "meeting": meeting_words(asked.sequence), "secret": secret}
