"""The forms of the phone number, and what is said beside their fields when a number or a code does not do."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy

from prakerja.codes.refusals import CodesLocked
from prakerja.codes.tallies import TriesSpent
from prakerja.connectors.sms_budget import SmsSpent
from prakerja.profile.verify_phone_code import PhoneAnswer, PhoneTry
from prakerja.words.profile import moment_in_zones
from prakerja.words.words import Words


class NumberForm(forms.Form):
    number = forms.Field(
        required=False,
        label=lazy("Berapa nomor HP Anda?"),
        help_text=lazy("Kami mengirim kode lewat SMS ke nomor ini. Boleh ditulis dengan 08, +62, spasi, atau -."),
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel", "class": "digits", "autofocus": True}),
        template_name="profile/question_field.html",
    )


class CodeForm(forms.Form):
    code = forms.Field(
        label=lazy("Kode 6 angka"),
        error_messages={"required": lazy("Ketik kode 6 angka dari SMS")},
        widget=forms.TextInput(
            attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "class": "code", "autofocus": True}
        ),
    )


class ResendForm(forms.Form):
    """Another SMS; its second button asks for the other gateway."""

    other_gateway = forms.BooleanField(required=False)


def words_for_waiting(refused: TriesSpent | CodesLocked | SmsSpent) -> str:
    if isinstance(refused, SmsSpent):
        at = moment_in_zones(refused.free_at)
        return _("SMS untuk hari ini sudah habis untuk semua orang. Coba lagi mulai pukul %(at)s.") % {"at": at}
    if isinstance(refused, CodesLocked):
        at = moment_in_zones(refused.until)
        return _("Terlalu banyak kode salah. Kode baru bisa diminta mulai pukul %(at)s.") % {"at": at}
    at = moment_in_zones(refused.free_at)
    return _("Terlalu sering meminta kode. Kode berikutnya bisa diminta mulai pukul %(at)s.") % {"at": at}


def words_for_try(tried: PhoneTry) -> Words:
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
