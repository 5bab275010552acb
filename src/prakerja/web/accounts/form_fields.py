"""An e-mail address and a password, as the forms of step 1 ask for them."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

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


_HOW_LONG: Final = _("Paling sedikit 8 huruf atau angka. Beberapa kata yang mudah Anda ingat lebih baik.")


def new_password(label: Words, help_text: Words = _HOW_LONG) -> PasswordField:
    return PasswordField(
        autocomplete="new-password",
        label=label,
        help_text=help_text,
        error_messages={"required": _("Buat kata sandi")},
    )
