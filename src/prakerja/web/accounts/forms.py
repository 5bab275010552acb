"""The forms of signing in, of codes by e-mail, and of a new password."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from prakerja.accounts.models import Account
from prakerja.pages.typed_fields import AddressField, CodeField, PasswordField
from prakerja.web.accounts.form_fields import new_password
from prakerja.words.accounts import password_words


class OnceForm(forms.Form):
    """Carries a key of its own, so that a form sent twice is sent once."""

    form_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


class SignInForm(forms.Form):
    email = AddressField(autocomplete="username")
    password = PasswordField(autocomplete="current-password")


class AddressForm(OnceForm):
    """Asks for a letter to this address."""

    email = AddressField()


class CodeForm(forms.Form):
    """Six digits, in any spelling; anything else is not counted as a try."""

    code = CodeField(
        label=_("Kode 6 angka"), missing=_("Isi kode dari e-mail kami"), wrong=_("Kode terdiri dari 6 angka")
    )


class NewPasswordForm(forms.Form):
    password = new_password(label=_("Kata sandi baru"))

    def __init__(self, *arguments: Any, owner: Account, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.owner = owner

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        if words := password_words(password, self.owner):
            raise forms.ValidationError(words)
        return password


class FirstPasswordForm(NewPasswordForm):
    """For whoever shows that the address of a sign-up is theirs, in another browser than the sign-up's."""

    password = new_password(
        label=_("Buat kata sandi"),
        help_text=_(
            "Anda mendaftar di peramban atau perangkat lain. Demi keamanan, kata sandi yang diketik di sana tidak "
            "dipakai. Buat yang baru di sini, paling sedikit 8 huruf atau angka."
        ),
    )


class TypedHereForm(forms.Form):
    """The button alone: the password was typed in this browser, when its owner signed up."""


class CodeAndPasswordForm(FirstPasswordForm, CodeForm):
    field_order = ("code", "password")
