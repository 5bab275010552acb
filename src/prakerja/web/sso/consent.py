"""“Masuk ke … dengan akun Prakerja”: what the partner would learn, and yes or no by a button of this page.

The partner's address is reached by a fresh start of the browser, as in web/presence. Before everything in the address
is known to be registered, nobody is led anywhere.
"""

from http import HTTPStatus

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from prakerja.kit.refused import Refused
from prakerja.kit.shown import ShownOtherwise
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.lead_back import with_said
from prakerja.pages.methods import form_page, pressed
from prakerja.pages.middleware import ApplicantRequest
from prakerja.pages.shown import require_as_shown, shows
from prakerja.partners.sso.agree_to_sign_in import agree_to_sign_in
from prakerja.partners.sso.wanted_sign_in import AskedSignIn, WantedSignIn, wanted_sign_in
from prakerja.web.sso.shown_facts import shown_facts
from prakerja.web.sso.sign_in_form import SignInForm
from prakerja.words.sso import why_not


@form_page
@never_cache
def consent_page(request: ApplicantRequest) -> HttpResponse:
    form = SignInForm(request.GET)
    if not form.is_valid():
        return _not_possible(request, None)
    asked = form.asked()
    try:
        wanted = wanted_sign_in(asked)
    except Refused as refused:
        return _not_possible(request, refused)
    if request.method != "POST":
        return _shown(request, wanted)
    word = pressed(request, "go")
    if word == "decline":
        return _led_back(request, wanted, error="access_denied")
    if word != "agree":
        return _shown(request, wanted)
    return _agreed(request, asked, wanted)


def _agreed(request: ApplicantRequest, asked: AskedSignIn, wanted: WantedSignIn) -> HttpResponse:
    try:
        with unit_of_work(by=request.actor) as work:
            require_as_shown(request, *_told(request, wanted))
            code = agree_to_sign_in(applicant_id=request.applicant_id, asked=asked, by=work.actor, now=work.now)
    except ShownOtherwise:
        raise  # Which leads back to the page; whatever else is refused leads nowhere.
    except Refused as refused:
        return _not_possible(request, refused)
    return _led_back(request, wanted, code=code)


def _shown(request: ApplicantRequest, wanted: WantedSignIn) -> HttpResponse:
    shows(request, *_told(request, wanted))
    context = {"wanted": wanted, "facts": shown_facts(request.user, wanted.scopes), "here": request.get_full_path()}
    return render(request, "sso/consent.html", context)


def _told(request: ApplicantRequest, wanted: WantedSignIn) -> tuple[object, ...]:
    """Whom they tell of themselves, and what. Of a person the values, not their names in some language."""
    account = request.user
    return wanted.partner.name, sorted(map(str, wanted.scopes)), account.full_name, account.email


def _led_back(request: ApplicantRequest, wanted: WantedSignIn, **said: str) -> HttpResponse:
    back = with_said(wanted.redirect_address, **said, state=wanted.state)
    context = {"partner": wanted.partner.name, "back": back, "is_declined": "error" in said}
    response = render(request, "sso/back.html", context)
    response.headers["Refresh"] = f"0; url={back}"
    # The code is for the partner's server, and for no page that its own may show.
    response.headers["Referrer-Policy"] = "no-referrer"
    return response


def _not_possible(request: ApplicantRequest, refused: Refused | None) -> HttpResponse:
    context = {"why": why_not(refused)}
    return render(request, "sso/not_possible.html", context, status=HTTPStatus.BAD_REQUEST)
