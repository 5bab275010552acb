"""By what somebody signed in shows that it is them; it travels beside the form of the page it stands before."""

from collections.abc import Mapping
from typing import Final, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from prakerja.accounts.check_second_factor import LENGTHS
from prakerja.accounts.models import Account
from prakerja.pages.typed_fields import CodeField, PasswordField
from prakerja.words.words import Words

_PAGE_WANTED: Final = "confirm_page"
_NOT_A_CODE: Final = _("Kode aplikasi terdiri dari 6 angka, kode cadangan dari 8")
_PASSKEY: Final = "credential_shown"
#: What the page adds to the form that it carries.
OF_THE_PAGE: Final = frozenset(
    {"csrfmiddlewaretoken", "typed_by", "confirm_password", "confirm_code", _PASSKEY, _PAGE_WANTED}
)


class ConfirmForm(forms.Form):
    """What of it is typed is one field."""

    field_name: str
    wrong_words: Words
    #: What a passkey signed, in place of what is typed.
    passkey = ""

    @property
    def shown(self) -> str:
        return str(self.cleaned_data[self.field_name])

    @property
    def wants_page(self) -> bool:
        """The page was opened, and no form was sent to it."""
        return _PAGE_WANTED in self.data


class PasswordShown(ConfirmForm):
    field_name = "confirm_password"
    wrong_words = _("Kata sandi salah. Periksa, lalu coba lagi.")

    confirm_password = PasswordField(autocomplete="current-password", label=_("Kata sandi Anda sekarang"))


class FactorShown(ConfirmForm):
    """A code of the app, one from paper, or a passkey."""

    field_name = "confirm_code"
    wrong_words = _("Kode salah atau sudah dipakai. Tunggu kode berikutnya di aplikasi, lalu coba lagi.")

    confirm_code = CodeField(
        label=_("Kode dari aplikasi, atau kode cadangan"), wrong=_NOT_A_CODE, lengths=LENGTHS, required=False
    )

    @property
    def passkey(self) -> str:  # type: ignore[override]
        return str(self.data.get(_PASSKEY, ""))[:10_000]

    def clean_confirm_code(self) -> str:
        code: str = self.cleaned_data["confirm_code"]
        if not self.passkey and not code:
            raise forms.ValidationError(_NOT_A_CODE)
        return code


def form_for(account: Account, sent: QueryDict) -> ConfirmForm:
    """Bound when it was filled in; a form that is only carried along is not its own."""
    form = FactorShown if account.is_guarded else PasswordShown
    is_filled_in = form.field_name in sent or _PASSKEY in sent
    return form(cast("Mapping[str, str]", sent) if is_filled_in else None)
