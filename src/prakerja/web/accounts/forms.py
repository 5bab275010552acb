"""The forms of step 1."""

from typing import Any
from uuid import uuid4

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy as _

from prakerja.accounts.models import Account
from prakerja.accounts.suggest_address import suggest_address
from prakerja.codes.rules import digits_in
from prakerja.kit.typed_line import clean_line
from prakerja.words.accounts import password_words
from prakerja.words.words import Words


class AddressField(forms.EmailField):
    """An e-mail address, in lower case and without the spaces that phones put into it."""

    def __init__(self, **options: Any) -> None:
        super().__init__(
            label=_("Alamat e-mail"),
            max_length=254,
            error_messages={
                "required": _("Isi alamat e-mail Anda"),
                "invalid": _("Tulis alamat e-mail seperti nama@contoh.com"),
            },
            **options,
        )
        self.widget.attrs |= {"autocomplete": "email", "spellcheck": "false", "autocapitalize": "none"}
        self.widget.attrs.pop("maxlength", None)

    def to_python(self, value: Any) -> Any:
        # Before anything is measured: some letters are two in lower case, and then 254 are too many.
        return "".join(str(super().to_python(value)).lower().split())


class PasswordField(forms.CharField):
    def __init__(self, *, autocomplete: str, **options: Any) -> None:
        options.setdefault("error_messages", {"required": _("Isi kata sandi Anda")})
        options.setdefault("label", _("Kata sandi"))
        widget = forms.PasswordInput(attrs={"autocomplete": autocomplete, "spellcheck": "false"})
        super().__init__(strip=False, widget=widget, **options)


def _new_password(label: Words) -> PasswordField:
    return PasswordField(
        autocomplete="new-password",
        label=label,
        help_text=_("Paling sedikit 8 huruf atau angka. Beberapa kata yang mudah Anda ingat lebih baik."),
        error_messages={"required": _("Buat kata sandi")},
    )


class OnceForm(forms.Form):
    """Carries a key of its own, so that a form sent twice is sent once."""

    form_key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)


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
    full_name = forms.CharField(
        label=_("Nama lengkap"),
        help_text=_("Seperti tertulis di KTP"),
        # Not max_length: browsers would cut the name off without a word.
        validators=[
            MaxLengthValidator(200, _("Nama paling panjang 200 huruf. Singkat gelar atau nama tengahnya.")),
        ],
        widget=forms.TextInput(attrs={"autocomplete": "name", "spellcheck": "false"}),
        error_messages={"required": _("Isi nama lengkap Anda")},
    )
    email = AddressField(help_text=_("Kami mengirim kode ke alamat ini. Pakai alamat yang bisa Anda buka sekarang."))
    password = _new_password(label=_("Buat kata sandi"))
    agrees = forms.BooleanField(
        label=_("Saya setuju data saya dipakai untuk pendaftaran ini, seperti dijelaskan di “Data pribadi Anda”"),
        error_messages={"required": _("Centang persetujuan untuk melanjutkan")},
    )

    def clean_full_name(self) -> str:
        """On one line and without what nobody sees: staff read it beside the KTP, files carry it."""
        name = clean_line(self.cleaned_data["full_name"])
        if not name:
            raise forms.ValidationError(self.fields["full_name"].error_messages["required"])
        return name

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


class SignInForm(forms.Form):
    email = AddressField()
    password = PasswordField(autocomplete="current-password")

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["email"].widget.attrs["autocomplete"] = "username"


class AddressForm(OnceForm):
    """Asks for a letter to this address."""

    email = AddressField()


class CorrectAddressForm(AskingForm):
    email = AddressField()


class CodeForm(forms.Form):
    """Six digits, in any spelling; anything else is not counted as a try."""

    code = forms.CharField(
        label=_("Kode 6 angka"),
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "class": "code"}),
        error_messages={"required": _("Isi kode dari e-mail kami")},
    )

    def clean_code(self) -> str:
        digits = digits_in(self.cleaned_data["code"])
        if len(digits) != 6:
            raise forms.ValidationError(_("Kode terdiri dari 6 angka"))
        return digits


class NewPasswordForm(forms.Form):
    password = _new_password(label=_("Kata sandi baru"))

    def __init__(self, *arguments: Any, owner: Account, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.owner = owner

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        if words := password_words(password, self.owner):
            raise forms.ValidationError(words)
        return password


class AppCodeForm(CodeForm):
    """Six digits of the authenticator app."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.fields["code"].label = _("Kode 6 angka dari aplikasi")
        self.fields["code"].error_messages["required"] = _("Isi kode dari aplikasi autentikator")


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
