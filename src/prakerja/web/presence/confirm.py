"""“Apakah Anda hadir?”: which training and meeting, for whom, and what the institution learns of it.

The institution's address is reached by a fresh start of the browser, and not by the answer to the form: a browser keeps
to `form-action` through all that an answer leads to, and an institution may lead on to wherever its lessons are.
"""

from collections.abc import Callable
from functools import partial
from typing import Final

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from prakerja.connectors.faces.compare import is_compared
from prakerja.identity.photo_rules import MAX_BYTES, PhotoKind
from prakerja.kit.clock import is_open, read_clock
from prakerja.kit.refused import Refused
from prakerja.kit.shown import ShownOtherwise
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.lead_back import with_said
from prakerja.pages.methods import form_page, pressed
from prakerja.pages.middleware import ApplicantRequest
from prakerja.pages.network import network_of
from prakerja.pages.shown import require_as_shown, shows
from prakerja.pages.uploads import takes_uploads
from prakerja.training.ask_for_presence import OPEN_FOR
from prakerja.training.confirm_presence import confirm_presence
from prakerja.training.decline_presence import decline_presence
from prakerja.training.own_presence import OwnPresence, own_presence
from prakerja.training.require_attending import AttendedAlready
from prakerja.training.signals.keep_trace import SeenFrom
from prakerja.web.accounts.known_browser import known_browser_of
from prakerja.web.identity.forms import PhotoForm
from prakerja.web.presence.photo import NotReceived, receive_photo
from prakerja.words.learning import meeting_words
from prakerja.words.presence_errors import error_word

#: By the button: nobody is present because something else was sent.
_ANSWERS: Final = ("confirm", "decline")


@form_page
@never_cache
@takes_uploads(up_to=MAX_BYTES)
def confirm_page(request: ApplicantRequest, secret: str) -> HttpResponse:
    """`secret`: the state of what was asked."""
    asked = own_presence(request.applicant_id, secret)
    if asked is None:
        return render(request, "presence/not_asked.html", status=404)
    if request.method != "POST":
        return _shown(request, asked, secret)
    answer = pressed(request, "go")
    if answer not in _ANSWERS:
        return _shown(request, asked, secret)
    if answer == "confirm" and is_compared() and not asked.is_confirmed:
        return _confirmed_by_photo(request, asked, secret)
    verb = partial(confirm_presence, seen=seen_from(request)) if answer == "confirm" else decline_presence
    return _answered(request, asked, secret, verb)


def _confirmed_by_photo(request: ApplicantRequest, asked: OwnPresence, secret: str) -> HttpResponse:
    """Where a service compares faces. What it says is waited for by nobody."""
    form = PhotoForm(request.POST, request.FILES, kind=PhotoKind.SELFIE)
    if not form.is_valid():
        return _shown(request, asked, secret, form)
    # Asked here as well: of a confirmation that does not count no photo is kept.
    require_as_shown(request, *_asked_for(asked))
    try:
        photo = receive_photo(request, form)
    except NotReceived as why:
        return _shown(request, asked, secret, form, status=why.status)
    verb = partial(confirm_presence, seen=seen_from(request), photo=photo)
    return _answered(request, asked, secret, verb)


def _answered(request: ApplicantRequest, asked: OwnPresence, secret: str, verb: Callable[..., None]) -> HttpResponse:
    try:
        with unit_of_work(by=request.actor) as work:
            verb(applicant_id=request.applicant_id, state=secret, by=work.actor, now=work.now)
            require_as_shown(request, *_asked_for(asked))
    except AttendedAlready:
        pass  # The page says so.
    except ShownOtherwise:
        raise  # Which leads back to the page; whatever else is refused leads to the institution.
    except Refused as refused:
        return _led_back(request, asked, secret, error=error_word(refused))
    return redirect("presence:confirm", secret)


def seen_from(request: ApplicantRequest) -> SeenFrom:
    """Whoever is signed in has a browser that keeps a key, unless they took it away."""
    return SeenFrom(network_of(request), known_browser_of(request).key)


def _shown(
    request: ApplicantRequest, asked: OwnPresence, secret: str, form: PhotoForm | None = None, *, status: int = 200
) -> HttpResponse:
    if asked.is_confirmed:
        return _led_back(request, asked, secret, error="")
    if asked.is_refused:
        return _led_back(request, asked, secret, error="refused")
    if asked.is_declined:
        return _led_back(request, asked, secret, error="declined")
    if not is_open(asked.expires_at, now=read_clock(), lasts=OPEN_FOR):
        return _led_back(request, asked, secret, error="expired")
    shows(request, *_asked_for(asked))
    photo = (form or PhotoForm(kind=PhotoKind.SELFIE)) if is_compared() else None
    return render(request, "presence/confirm.html", {**_context(asked, secret), "form": photo}, status=status)


def _asked_for(asked: OwnPresence) -> tuple[object, ...]:
    """The institution may correct the name of its course meanwhile, and the meeting's place among the others."""
    return asked.title, asked.institution, asked.sequence, asked.begins


def _led_back(request: ApplicantRequest, asked: OwnPresence, secret: str, *, error: str) -> HttpResponse:
    back = with_said(asked.redirect_address, state=secret, error=error)
    context = {**_context(asked, secret), "back": back, "error": error}
    response = render(request, "presence/back.html", context)
    if not error:
        # Who was refused reads why first, and goes back by the link.
        response.headers["Refresh"] = f"0; url={back}"
    return response


def _context(asked: OwnPresence, secret: str) -> dict[str, object]:
    return {"asked": asked, "meeting": meeting_words(asked.sequence), "secret": secret}
