"""A new password, as the forms of step 1 ask for it."""

from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from prakerja.pages.typed_fields import PasswordField

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

_HOW_LONG: Final = _("Paling sedikit 8 huruf atau angka. Beberapa kata yang mudah Anda ingat lebih baik.")


def new_password(label: "str | _StrPromise", help_text: "str | _StrPromise" = _HOW_LONG) -> PasswordField:
    return PasswordField(
        autocomplete="new-password",
        label=label,
        help_text=help_text,
        missing=_("Buat kata sandi"),
    )
