"""The forms of “Akun saya”."""

from django import forms
from django.utils.translation import gettext_lazy as _

from prakerja.pages.typed_fields import AddressField, PasswordField
from prakerja.web.accounts.forms import NewPasswordForm


class SessionForm(forms.Form):
    session = forms.UUIDField(widget=forms.HiddenInput)


class ChangePasswordForm(NewPasswordForm):
    present = PasswordField(autocomplete="current-password", label=_("Kata sandi sekarang"))

    field_order = ("present", "password")


class NewAddressForm(forms.Form):
    email = AddressField(label=_("Alamat e-mail baru"))
