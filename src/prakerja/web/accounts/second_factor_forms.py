"""The forms of the second factor of staff."""

from typing import Final

from django import forms
from django.utils.translation import gettext_lazy as _

from prakerja.accounts.check_second_factor import LENGTHS
from prakerja.pages.typed_fields import CodeField, LineField
from prakerja.web.accounts.form_fields import new_password
from prakerja.web.accounts.forms import NewPasswordForm

_MISSING: Final = _("Masukkan kode dari aplikasi autentikator")


class AppCodeForm(forms.Form):
    """Six digits of the authenticator app."""

    code = CodeField(label=_("Kode 6 angka dari aplikasi"), missing=_MISSING, wrong=_("Kode terdiri dari 6 angka"))


class InvitationForm(NewPasswordForm, AppCodeForm):
    """The password, and the first code of the app."""

    password = new_password(label=_("Buat kata sandi"))

    field_order = ("password", "code")


class SecondFactorForm(forms.Form):
    """Six digits of the app, or the eight of a recovery code."""

    code = CodeField(
        label=_("Kode dari aplikasi, atau kode cadangan"),
        missing=_MISSING,
        wrong=_("Kode aplikasi terdiri dari 6 angka, kode cadangan dari 8"),
        lengths=LENGTHS,
    )


class PasskeyForm(forms.Form):
    """What the device signed, as JSON; the script fills it in."""

    credential = forms.CharField(widget=forms.HiddenInput, max_length=10_000)


class NewPasskeyForm(PasskeyForm):
    name = LineField(
        label=_("Nama perangkat ini"),
        max_length=60,
        initial=_("Ponsel saya"),
        error_messages={"required": _("Beri nama perangkat ini")},
    )

    field_order = ("name", "credential")


class RemovePasskeyForm(forms.Form):
    passkey = forms.UUIDField(widget=forms.HiddenInput)
