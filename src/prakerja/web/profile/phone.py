"""The phone number: given, proven with a code from an SMS, changed."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from prakerja.accounts.models import Account
from prakerja.codes.figures import PAUSE
from prakerja.codes.refusals import CodeGone, CodesLocked, TooSoon
from prakerja.codes.rules import is_over
from prakerja.codes.tallies import TriesSpent
from prakerja.connectors.sms_budget import SmsSpent
from prakerja.identity.status import is_confirmed
from prakerja.identity.status import status_of as identity_status
from prakerja.kit.actor import ApplicantId
from prakerja.kit.clock import read_clock
from prakerja.kit.sealed import masked
from prakerja.kit.step_status import StepStatus
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page
from prakerja.pages.middleware import ApplicantRequest
from prakerja.pages.network import network_of
from prakerja.pages.recently_confirmed import recently_confirmed
from prakerja.pages.signed_in import store_of
from prakerja.pages.typed_here import as_typed, note_typed
from prakerja.profile.facts import phone_of, waiting_number_of
from prakerja.profile.phone_number import NotAPhoneNumber
from prakerja.profile.resend_phone_code import resend_phone_code
from prakerja.profile.send_phone_code import IdentityUnconfirmed, NumberAlreadyVerified, send_phone_code
from prakerja.profile.verify_phone_code import PhoneAnswer, PhoneTry, verify_phone_code
from prakerja.web.profile.phone_forms import CodeForm, NumberForm, ResendForm, words_for_try, words_for_waiting
from prakerja.words.profile import DELIVERY, words_for_phone


@require_safe
def phone_page(request: ApplicantRequest) -> HttpResponse:
    """The verified number, or the page on which one left off."""
    verified = phone_of(request.applicant_id)
    waiting = waiting_number_of(request.applicant_id, now=read_clock())
    if verified is None:
        return redirect("profile:phone_number" if waiting is None else "profile:phone_code")
    return render(request, "profile/phone.html", {"verified": verified, "waiting": waiting})


def _has_number(request: HttpRequest) -> bool:
    """Whoever would put another number in the place of theirs, and be reached there, shows that it is them."""
    return isinstance(request.user, Account) and phone_of(ApplicantId(request.user.pk)) is not None


def after_identity(view: Callable[[ApplicantRequest], HttpResponse]) -> Callable[[ApplicantRequest], HttpResponse]:
    """No SMS is sent before the registry has confirmed who asks; they read whose turn it is, and what can be done."""

    @wraps(view)
    def guarded(request: ApplicantRequest) -> HttpResponse:
        try:
            if is_confirmed(request.applicant_id):
                return view(request)
        except IdentityUnconfirmed:
            pass  # since the page was asked for
        waits = identity_status(request.applicant_id) is StepStatus.WAITING
        return render(request, "profile/phone_after_identity.html", {"waits": waits})

    return guarded


@form_page
@after_identity
@recently_confirmed(when=_has_number)
def phone_number(request: ApplicantRequest) -> HttpResponse:
    if request.method != "POST":
        return _show_number(request, NumberForm())
    form = NumberForm(request.POST)
    if not form.is_valid():
        return _show_number(request, form)
    try:
        _send(request, form.cleaned_data["number"] or "")
    except TooSoon:
        # A second tap, or the button pressed again after a lost connection: the code is on its way already.
        return redirect("profile:phone_code")
    except NumberAlreadyVerified:
        return redirect("profile:phone")
    except NotAPhoneNumber as refused:
        form.add_error("number", str(words_for_phone(refused.reason)))
        return _show_number(request, form)
    except (TriesSpent, CodesLocked, SmsSpent) as refused:
        form.add_error("number", words_for_waiting(refused))
        return _show_number(request, form)
    return redirect("profile:phone_code")


def _show_number(request: ApplicantRequest, form: NumberForm) -> HttpResponse:
    verified = phone_of(request.applicant_id)
    waiting = waiting_number_of(request.applicant_id, now=read_clock())
    return render(request, "profile/phone_number.html", {"form": form, "verified": verified, "waiting": waiting})


@form_page
def phone_code(request: ApplicantRequest) -> HttpResponse:
    if request.method != "POST":
        return _show_code(request, CodeForm())
    form = CodeForm(request.POST)
    if not form.is_valid():
        return _show_code(request, form)
    tried = _verify(request, form.cleaned_data["code"])
    if tried.answer == PhoneAnswer.VERIFIED:
        return redirect("profile:phone")
    if tried.answer == PhoneAnswer.NUMBER_TAKEN:
        return render(request, "profile/phone_taken.html")
    form.add_error("code", str(words_for_try(tried)))
    return _show_code(request, form)


def _show_code(request: ApplicantRequest, form: CodeForm) -> HttpResponse:
    now = read_clock()
    waiting = waiting_number_of(request.applicant_id, now=now)
    if waiting is None:
        return redirect("profile:phone")
    has_run_out = is_over(waiting.expires_at, now=now)
    context = {
        "form": form,
        "waiting": waiting,
        "number": masked(waiting.number) if has_run_out else as_typed(store_of(request), waiting.number),
        "is_over": has_run_out,
        "delivery": DELIVERY[waiting.delivery],
        "pause_left": max(0, round((waiting.sent_at + PAUSE - now).total_seconds())),
    }
    return render(request, "profile/phone_code.html", context)


@require_safe
def phone_delivery(request: ApplicantRequest) -> HttpResponse:
    """The one line of the code page that changes by itself."""
    waiting = waiting_number_of(request.applicant_id, now=read_clock())
    if waiting is None:
        return HttpResponse(status=204)
    return HttpResponse(DELIVERY[waiting.delivery], content_type="text/plain; charset=utf-8")


@require_POST
def phone_resend(request: ApplicantRequest) -> HttpResponse:
    form = ResendForm(request.POST)
    if not form.is_valid():
        return redirect("profile:phone_code")
    try:
        with unit_of_work(by=request.actor) as work:
            resend_phone_code(
                applicant_id=request.applicant_id,
                other_gateway=form.cleaned_data["other_gateway"],
                language=get_language() or "id",
                network=network_of(request),
                by=work.actor,
                now=work.now,
            )
        messages.success(
            request,
            _("Kode baru sedang dikirim. Kode sebelumnya tetap berlaku sampai waktunya habis."),
        )
    except TooSoon:
        messages.warning(request, _("Kode baru saja diminta. Tunggu 30 detik sebelum meminta lagi."))
    except (TriesSpent, CodesLocked, SmsSpent) as refused:
        messages.warning(request, words_for_waiting(refused))
    except (CodeGone, IdentityUnconfirmed):
        return redirect("profile:phone")
    return redirect("profile:phone_code")


def _send(request: ApplicantRequest, typed: str) -> None:
    with unit_of_work(by=request.actor) as work:
        code = send_phone_code(
            applicant_id=request.applicant_id,
            typed=typed,
            language=get_language() or "id",
            network=network_of(request),
            by=work.actor,
            now=work.now,
        )
    note_typed(store_of(request), code.address)


def _verify(request: ApplicantRequest, typed: str) -> PhoneTry:
    with unit_of_work(by=request.actor) as work:
        return verify_phone_code(applicant_id=request.applicant_id, typed=typed, by=work.actor, now=work.now)
