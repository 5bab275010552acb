"""What one calls oneself and where one is reached, in forms: read by one function each before it is measured."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Final

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from prakerja.codes.figures import DIGITS
from prakerja.codes.rules import read_code
from prakerja.kit.rupiah import Rupiah
from prakerja.kit.typed_address import AddressProblem, NotAnAddress, read_address
from prakerja.kit.typed_amount import AmountProblem, UnreadableAmount, read_amount
from prakerja.kit.typed_line import clean_line
from prakerja.kit.typed_name import NameProblem, NotAName, read_name
from prakerja.kit.typed_password import read_password
from prakerja.words.typed import ADDRESS_PROBLEMS, AMOUNT_PROBLEMS, NAME_PROBLEMS

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

type _Words = str | _StrPromise

_PLAIN: Final = {"spellcheck": "false"}
_EMAIL: Final = _("Alamat e-mail")
_PASSWORD: Final = _("Kata sandi")
_WIB_FORMATS: Final = ["%Y-%m-%dT%H:%M", "%Y-%m-%d %H:%M", "%d/%m/%Y %H:%M", "%d/%m/%Y %H.%M"]
_NO_PASSWORD: Final = _("Isi kata sandi Anda")


class AddressField(forms.CharField):
    """An e-mail address, in the one spelling in which it is kept."""

    def __init__(
        self,
        *,
        label: _Words = _EMAIL,
        help_text: _Words = "",
        missing: _Words = ADDRESS_PROBLEMS[AddressProblem.MISSING],
        autocomplete: str = "email",
    ) -> None:
        widget = forms.EmailInput(attrs=_PLAIN | {"autocapitalize": "none", "autocomplete": autocomplete})
        super().__init__(label=label, help_text=help_text, widget=widget, error_messages={"required": missing})

    def to_python(self, value: object) -> str:
        try:
            return read_address(super().to_python(value) or "")
        except NotAnAddress as refused:
            is_missing = refused.problem is AddressProblem.MISSING
            return _nothing_or_refuse(ADDRESS_PROBLEMS[refused.problem], is_missing=is_missing)


class NameField(forms.CharField):
    """A full name. Not max_length: browsers would cut it off without a word."""

    def __init__(
        self,
        *,
        help_text: _Words = "",
        missing: _Words = NAME_PROBLEMS[NameProblem.MISSING],
        autocomplete: str = "off",
    ) -> None:
        widget = forms.TextInput(attrs=_PLAIN | {"autocomplete": autocomplete})
        super().__init__(
            label=_("Nama lengkap"), help_text=help_text, widget=widget, error_messages={"required": missing}
        )

    def to_python(self, value: object) -> str:
        try:
            return read_name(super().to_python(value) or "")
        except NotAName as refused:
            is_missing = refused.problem is NameProblem.MISSING
            return _nothing_or_refuse(NAME_PROBLEMS[refused.problem], is_missing=is_missing)


class AmountField(forms.CharField):
    """Rupiah, with dots or without; what could be read in two ways is refused with the reason."""

    def __init__(self) -> None:
        widget = forms.TextInput(attrs=_PLAIN | {"inputmode": "numeric", "autocomplete": "off"})
        super().__init__(
            label=_("Jumlah (rupiah)"),
            help_text=_("Misalnya 1.000.000.000"),
            widget=widget,
            error_messages={"required": AMOUNT_PROBLEMS[AmountProblem.MISSING]},
        )

    def clean(self, value: object) -> Rupiah:
        try:
            return read_amount(super().clean(value))
        except UnreadableAmount as refused:
            raise ValidationError(AMOUNT_PROBLEMS[refused.problem]) from None


class LineField(forms.CharField):
    """What somebody calls a thing: on one line and without what nobody sees, before it is measured."""

    def to_python(self, value: object) -> str:
        return clean_line(super().to_python(value) or "")


class PasswordField(forms.CharField):
    """A password; spaces alone are none."""

    def __init__(
        self,
        *,
        autocomplete: str,
        label: _Words = _PASSWORD,
        help_text: _Words = "",
        missing: _Words = _NO_PASSWORD,
    ) -> None:
        widget = forms.PasswordInput(attrs=_PLAIN | {"autocomplete": autocomplete})
        super().__init__(
            strip=False, label=label, help_text=help_text, widget=widget, error_messages={"required": missing}
        )

    def to_python(self, value: object) -> str:
        return read_password(super().to_python(value) or "")


class CodeField(forms.CharField):
    """The digits of a code, in any spelling; anything else is not counted as a try."""

    def __init__(
        self,
        *,
        label: _Words,
        wrong: _Words,
        missing: _Words = "",
        lengths: Collection[int] = (DIGITS,),
        required: bool = True,
    ) -> None:
        self.lengths, self.wrong = lengths, wrong
        widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code", "class": "code"})
        super().__init__(label=label, widget=widget, required=required, error_messages={"required": missing or wrong})

    def to_python(self, value: object) -> str:
        typed = super().to_python(value) or ""
        code = read_code(typed, lengths=self.lengths)
        return code or _nothing_or_refuse(self.wrong, is_missing=not clean_line(typed))


def _nothing_or_refuse(words: _Words, *, is_missing: bool) -> str:
    """Nothing, where nothing was typed that anybody could see: whether it may be so is for the field to say."""
    if is_missing:
        return ""
    raise ValidationError(words)


class WibDateTimeField(forms.DateTimeField):
    """A day and a time as the clocks in Jakarta show it (the project's own time zone)."""

    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")

    def __init__(self, label: _Words, *, missing: _Words) -> None:
        errors = {
            "required": missing,
            "invalid": _("Isi tanggal dan jam, misalnya 23/02/2021 15.00"),
        }
        super().__init__(label=label, input_formats=_WIB_FORMATS, error_messages=errors)
