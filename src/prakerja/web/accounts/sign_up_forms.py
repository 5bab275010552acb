"""The forms by which somebody signs up, and corrects the address before it is confirmed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from prakerja.accounts.models import Account
from prakerja.accounts.suggest_address import suggest_address
from prakerja.pages.typed_fields import AddressField, NameField
from prakerja.web.accounts.form_fields import new_password
from prakerja.web.accounts.forms import OnceForm
from prakerja.words.accounts import password_words


class AskingForm(forms.Form):
    """Asks once about an address that looks like a slip."""

    #: The address that the person was asked about already.
    asked_about = forms.CharField(required=False, widget=forms.HiddenInput)

    def settle_address(self) -> str | None:
        """None when the address stands, be it after a suggestion was taken; else the suggestion to ask about."""
        address: str = self.cleaned_data["email"]
        suggestion = suggest_address(address)
        choice = self.data.get("suggestion")
        if suggestion and choice == "take":
            self.cleaned_data["email"] = suggestion
        elif suggestion and choice != "keep" and self.cleaned_data["asked_about"] != address:
            self.data = {**self.data.dict(), "asked_about": address}  # type: ignore[attr-defined]
            return suggestion
        return None


class SignUpForm(AskingForm, OnceForm):
    full_name = NameField(help_text=_("Seperti tertulis di KTP"), autocomplete="name")
    email = AddressField(help_text=_("Kami mengirim kode ke alamat ini. Pakai alamat yang bisa Anda buka sekarang."))
    password = new_password(label=_("Buat kata sandi"))
    agrees = forms.BooleanField(
        label=_("Saya setuju data saya dipakai untuk pendaftaran ini, seperti dijelaskan di “Data pribadi Anda”"),
        error_messages={"required": _("Centang persetujuan untuk melanjutkan")},
    )

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        owner = Account(email=cleaned.get("email", ""), full_name=cleaned.get("full_name", ""))
        if "password" in cleaned and (words := password_words(cleaned["password"], owner)):
            self.add_error("password", words)
        return cleaned

    def settle_address(self) -> str | None:
        suggestion = super().settle_address()
        # One tap must do, so with the question the page carries the password along (it is never cached).
        self.fields["password"].widget.render_value = bool(suggestion)
        return suggestion


class CorrectAddressForm(AskingForm):
    email = AddressField()
