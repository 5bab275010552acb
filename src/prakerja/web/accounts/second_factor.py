"""The second factor at signing in: a code of the app, one from paper, or a passkey."""

from collections.abc import Callable

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from prakerja.accounts.check_passkey import check_passkey
from prakerja.accounts.check_second_factor import check_second_factor
from prakerja.accounts.counted_tries import tries_of
from prakerja.accounts.models import Account, Passkey
from prakerja.accounts.passkey_ceremony import question_for_known
from prakerja.codes.tallies import TriesSpent
from prakerja.kit.unit_of_work import Work, unit_of_work
from prakerja.pages.methods import form_page
from prakerja.pages.middleware import HouseRequest
from prakerja.web.accounts.known_browser import known_browser_of
from prakerja.web.accounts.let_in import Waiting, ask_again, complete, stop_waiting, waiting_in
from prakerja.web.accounts.second_factor_forms import PasskeyForm, SecondFactorForm
from prakerja.words.accounts import spent_words

type Check = Callable[[Account, Work], bool]


@form_page
@login_not_required
@never_cache
def second_factor_page(request: HouseRequest) -> HttpResponse:
    waiting = waiting_in(request)
    if waiting is None:
        return redirect("accounts:sign_in")
    if request.method != "POST":
        return _show(request, waiting, SecondFactorForm())
    form = SecondFactorForm(request.POST)
    if not form.is_valid():
        return _show(request, waiting, form)
    typed, known = form.cleaned_data["code"], known_browser_of(request)

    def check(account: Account, work: Work) -> bool:
        tries = tries_of(account, waiting.came_by, known)
        return check_second_factor(account=account, typed=typed, tries=tries, now=work.now)

    tried = _tried(request, waiting, check, wrong_code())
    if isinstance(tried, HttpResponse):
        return tried
    form.add_error("code", tried)
    return _show(request, waiting_in(request) or waiting, form)


@require_POST
@login_not_required
@never_cache
def passkey_page(request: HouseRequest) -> HttpResponse:
    """Where the script sends what the device signed."""
    waiting, form = waiting_in(request), PasskeyForm(request.POST)
    if waiting is None:
        return redirect("accounts:sign_in")
    if not form.is_valid():
        return redirect("accounts:second_factor")
    answer, wrong = form.cleaned_data["credential"], _("Kunci sandi itu tidak cocok. Ketik kode dari aplikasi.")
    tried = _tried(request, waiting, lambda account, work: _by_passkey(account, answer, waiting, work), wrong)
    if isinstance(tried, HttpResponse):
        return tried
    messages.error(request, tried)
    return redirect("accounts:second_factor")


def _by_passkey(account: Account, answer: str, waiting: Waiting, work: Work) -> bool:
    return check_passkey(account=account, answer=answer, challenge=waiting.challenge, now=work.now)


def _tried(request: HouseRequest, waiting: Waiting, check: Check, wrong: str) -> HttpResponse | str:
    """Signed in, or what was wrong. The try is counted in both cases."""
    try:
        with unit_of_work(by=request.actor) as work:
            account = Account.objects.get(pk=waiting.account_id)
            if waiting.is_over_for(account):
                return _begin_again(request)
            if check(account, work):
                return complete(request, account, page=waiting.page)
    except TriesSpent as refused:
        wrong = str(spent_words(refused))
    ask_again(request, waiting)
    return wrong


def _begin_again(request: HouseRequest) -> HttpResponse:
    """What the first step showed does not hold any more."""
    stop_waiting(request)
    messages.warning(request, _("Kata sandi atau peran akun ini baru saja berubah. Masuk lagi dari awal."))
    return redirect("accounts:sign_in")


def _show(request: HttpRequest, waiting: Waiting, form: Form) -> HttpResponse:
    passkeys = list(Passkey.objects.filter(account_id=waiting.account_id))
    question = question_for_known(waiting.challenge, passkeys) if passkeys else ""
    return render(request, "accounts/second_factor.html", {"form": form, "question": question})


def wrong_code() -> str:
    return _("Kode salah atau sudah dipakai. Tunggu kode berikutnya di aplikasi, lalu coba lagi.")
