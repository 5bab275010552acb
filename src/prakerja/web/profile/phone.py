"""The phone number: given, proven with a code from an SMS, changed."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django.views.decorators.http import require_POST, require_safe

from prakerja.codes.figures import PAUSE
from prakerja.codes.refusals import CodeGone, CodesLocked, TooSoon
from prakerja.codes.tallies import TriesSpent
from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.pages.methods import form_page
from prakerja.pages.middleware import ApplicantRequest
from prakerja.profile.facts import phone_of, waiting_number_of
from prakerja.profile.phone_number import NotAPhoneNumber
from prakerja.profile.resend_phone_code import resend_phone_code
from prakerja.profile.send_phone_code import NumberAlreadyVerified, send_phone_code
from prakerja.profile.verify_phone_code import PhoneAnswer, PhoneTry, verify_phone_code
from prakerja.words.profile import DELIVERY, moment_in_zones, words_for_phone
from prakerja.words.words import Words


class NumberForm(forms.Form):
    number = forms.Field(
        required=False,
        label=lazy("Berapa nomor HP Anda?"),
        help_text=lazy("Kami mengirim kode lewat SMS ke nomor ini. Boleh ditulis dengan 08, +62, spasi, atau -."),
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "class": "digits"}),
        template_name="profile/question_field.html",
    )


class CodeForm(forms.Form):
    code = forms.Field(
        label=lazy("Kode 6 angka"),
        error_messages={"required": lazy("Ketik kode 6 angka dari SMS")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "class": "code"}),
    )


@require_safe
def phone_page(request: ApplicantRequest) -> HttpResponse:
    """The verified number, or the page on which one left off."""
    verified = phone_of(request.applicant_id)
    waiting = waiting_number_of(request.applicant_id, now=read_clock())
    if verified is None:
        return redirect("profile:phone_number" if waiting is None else "profile:phone_code")
    return render(request, "profile/phone.html", {"verified": verified, "waiting": waiting})


@form_page
def phone_number(request: ApplicantRequest) -> HttpResponse:
    form = NumberForm(request.POST if request.method == "POST" else None)
    if request.method == "POST":
        try:
            _send(request, form.data.get("number", ""))
            return redirect("profile:phone_code")
        except TooSoon:
            # A second tap, or the button pressed again after a lost connection: the code is on its way already.
            return redirect("profile:phone_code")
        except NumberAlreadyVerified:
            return redirect("profile:phone")
        except NotAPhoneNumber as refused:
            form.add_error("number", str(words_for_phone(refused.reason)))
        except (TriesSpent, CodesLocked) as refused:
            form.add_error("number", _words_for_waiting(refused))
    verified = phone_of(request.applicant_id)
    waiting = waiting_number_of(request.applicant_id, now=read_clock())
    return render(request, "profile/phone_number.html", {"form": form, "verified": verified, "waiting": waiting})


@form_page
def phone_code(request: ApplicantRequest) -> HttpResponse:
    form = CodeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        tried = _verify(request, form.cleaned_data["code"])
        if tried.answer == PhoneAnswer.VERIFIED:
            return redirect("profile:phone")
        if tried.answer == PhoneAnswer.NUMBER_TAKEN:
            return render(request, "profile/phone_taken.html")
        form.add_error("code", str(_words_for_try(tried)))
    now = read_clock()
    waiting = waiting_number_of(request.applicant_id, now=now)
    if waiting is None:
        return redirect("profile:phone")
    context = {
        "form": form,
        "waiting": waiting,
        "is_over": waiting.expires_at <= now,
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
    try:
        with unit_of_work(by=request.actor) as work:
            resend_phone_code(
                applicant_id=request.applicant_id,
                other_gateway="other_gateway" in request.POST,
                language=get_language() or "id",
                by=work.actor,
                now=work.now,
            )
        messages.success(
            request,
            _("Kode baru sedang dikirim. Kode sebelumnya tetap berlaku sampai waktunya habis."),
        )
    except TooSoon:
        messages.warning(request, _("Kode baru saja dikirim. Tunggu 30 detik sebelum meminta lagi."))
    except (TriesSpent, CodesLocked) as refused:
        messages.warning(request, _words_for_waiting(refused))
    except CodeGone:
        return redirect("profile:phone")
    return redirect("profile:phone_code")


def _send(request: ApplicantRequest, typed: str) -> None:
    with unit_of_work(by=request.actor) as work:
        send_phone_code(
            applicant_id=request.applicant_id,
            typed=typed,
            language=get_language() or "id",
            by=work.actor,
            now=work.now,
        )


def _verify(request: ApplicantRequest, typed: str) -> PhoneTry:
    with unit_of_work(by=request.actor) as work:
        return verify_phone_code(applicant_id=request.applicant_id, typed=typed, by=work.actor, now=work.now)


def _words_for_waiting(refused: TriesSpent | CodesLocked) -> str:
    if isinstance(refused, CodesLocked):
        at = moment_in_zones(refused.until)
        return _("Terlalu banyak kode salah. Kode baru bisa diminta mulai pukul %(at)s.") % {"at": at}
    at = moment_in_zones(refused.free_at)
    return _("Terlalu sering meminta kode. Kode berikutnya bisa diminta mulai pukul %(at)s.") % {"at": at}


def _words_for_try(tried: PhoneTry) -> Words:
    match tried.answer:
        case PhoneAnswer.WRONG:
            return _("Kode salah. Anda masih bisa mencoba %(left)s kali.") % {"left": tried.tries_left}
        case PhoneAnswer.LOCKED if tried.locked_until:
            at = moment_in_zones(tried.locked_until)
            return _("Terlalu banyak kode salah. Kode baru bisa diminta mulai pukul %(at)s.") % {"at": at}
        case PhoneAnswer.NOT_A_CODE:
            return _("Kode terdiri dari 6 angka. Salin dari SMS")
        case _:
            return _("Kode sudah kedaluwarsa. Minta kode baru")
