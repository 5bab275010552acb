"""The forms of the second factor of staff."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prakerja.codes.rules import digits_in
from prakerja.web.accounts.form_fields import new_password
from prakerja.web.accounts.forms import CodeForm, NewPasswordForm


class AppCodeForm(CodeForm):
    """Six digits of the authenticator app."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["code"].label = _("Kode 6 angka dari aplikasi")
        self.fields["code"].error_messages["required"] = _("Isi kode dari aplikasi autentikator")


class InvitationForm(NewPasswordForm, AppCodeForm):
    """The password, and the first code of the app."""

    password = new_password(label=_("Buat kata sandi"))

    field_order = ("password", "code")


class SecondFactorForm(AppCodeForm):
    """Six digits of the app, or the eight of a recovery code."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["code"].label = _("Kode dari aplikasi, atau kode cadangan")

    def clean_code(self) -> str:
        digits = digits_in(self.cleaned_data["code"])
        if len(digits) not in (6, 8):
            raise forms.ValidationError(_("Kode aplikasi terdiri dari 6 angka, kode cadangan dari 8"))
        return digits


class PasskeyForm(forms.Form):
    """What the device signed, as JSON; the script fills it in."""

    credential = forms.CharField(widget=forms.HiddenInput, max_length=10_000)


class NewPasskeyForm(PasskeyForm):
    name = forms.CharField(
        label=_("Nama perangkat ini"),
        max_length=60,
        initial=_("Ponsel saya"),
        error_messages={"required": _("Beri nama perangkat ini")},
    )

    field_order = ("name", "credential")


class RemovePasskeyForm(forms.Form):
    passkey = forms.UUIDField(widget=forms.HiddenInput)
