"""Before what would lock its owner out, somebody signed in shows once more that it is them."""

from collections.abc import Callable
from functools import wraps
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from webauthn.helpers import base64url_to_bytes, bytes_to_base64url, generate_challenge

from prakerja.accounts.check_own_password import check_own_password
from prakerja.accounts.check_passkey import check_passkey
from prakerja.accounts.check_second_factor import check_second_factor
from prakerja.accounts.counted_tries import tries_in
from prakerja.accounts.models import Account, Passkey
from prakerja.accounts.passkey_ceremony import question_for_known
from prakerja.codes.tallies import TriesSpent
from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.confirm_forms import OF_THE_PAGE, ConfirmForm, form_for
from prakerja.pages.signed_in import store_of
from prakerja.words.accounts import spent_words

type _View = Callable[..., HttpResponse]
type _Whether = Callable[[HttpRequest], bool]

_CHALLENGE: Final = "confirmation_challenge"


def always(_request: HttpRequest) -> bool:
    return True


def recently_confirmed(*, when: _Whether = always) -> Callable[[_View], _View]:
    """The view is reached once its reader has shown lately that it is them: the password; of staff a second factor.

    The page that asks stands at the view's own address and carries along what was sent there, so that nothing is typed
    twice and nobody is led elsewhere. `when`: for which requests.
    """

    def protect(view: _View) -> _View:
        @wraps(view)
        @sensitive_post_parameters()
        def guarded(request: HttpRequest, *arguments: object, **values: object) -> HttpResponse:
            account = request.user
            if not isinstance(account, Account) or not when(request):
                return view(request, *arguments, **values)
            if store_of(request).is_confirmed(read_clock()):
                return view(request, *arguments, **values)
            form = form_for(account, request.POST)
            if not form.is_bound or not form.is_valid() or not _is_shown(request, account, form):
                return _ask(request, account, form)
            if form.wants_page:
                return redirect(request.get_full_path())
            return view(request, *arguments, **values)

        return guarded

    return protect


def _is_shown(request: HttpRequest, account: Account, form: ConfirmForm) -> bool:
    """The session is confirmed, under a new key; or the form says what was wrong. The try counts in both cases."""
    session = store_of(request)
    challenge = base64url_to_bytes(session.pop(_CHALLENGE, ""))
    tries = tries_in(account, session.sitting)
    try:
        with unit_of_work(by=request.actor) as work:  # type: ignore[attr-defined]  # set by RequestMiddleware
            if form.passkey:
                is_right = check_passkey(account=account, answer=form.passkey, challenge=challenge, now=work.now)
            elif account.is_guarded:
                is_right = check_second_factor(account=account, typed=form.shown, tries=tries, now=work.now)
            else:
                is_right = check_own_password(account=account, password=form.shown, tries=tries, now=work.now)
            if is_right:
                session.confirm(work.now)
                return True
    except TriesSpent as refused:
        form.add_error(None, spent_words(refused))
        return False
    form.add_error(form.field_name, str(form.wrong_words))
    return False


def _ask(request: HttpRequest, account: Account, form: ConfirmForm) -> HttpResponse:
    question = ""
    if passkeys := list(Passkey.objects.filter(account_id=account.pk)) if account.is_guarded else []:
        challenge = generate_challenge()
        store_of(request)[_CHALLENGE] = bytes_to_base64url(challenge)
        question = question_for_known(challenge, passkeys)
    kept = [(name, value) for name, values in request.POST.lists() for value in values if name not in OF_THE_PAGE]
    wants_page = request.method != "POST" or form.wants_page
    context = {
        "form": form,
        "kept": kept,
        "question": question,
        "wants_page": wants_page,
        "here": request.get_full_path(),
    }
    return render(request, "confirm_first.html", context)
