"""Who is to join the office, or to hold other roles, and why."""

from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator
from django.utils.translation import gettext_lazy

from prakerja.authority.roles import Role
from prakerja.kit.typed_line import clean_line
from prakerja.words.authority import ROLE_NAMES


class RolesForm(forms.Form):
    """Which roles somebody is to hold from then on; none: they leave."""

    use_required_attribute = False

    roles = forms.MultipleChoiceField(
        label=gettext_lazy("Peran"),
        required=False,
        choices=[(role.value, ROLE_NAMES[role]) for role in Role],
        widget=forms.CheckboxSelectMultiple,
    )
    reason = forms.CharField(
        label=gettext_lazy("Alasan"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"required": gettext_lazy("Tulis alasannya, untuk petugas kedua dan jejak audit")},
    )


class _Line(forms.CharField):
    """On one line and without what nobody sees, before it is measured: a second officer reads it and confirms it."""

    def to_python(self, value: Any) -> str:
        return clean_line(super().to_python(value) or "")


class _Address(forms.EmailField):
    """In lower case before it is measured: of some letters that makes two."""

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).lower()


class AppointForm(RolesForm):
    full_name = _Line(
        label=gettext_lazy("Nama lengkap"),
        validators=[
            MaxLengthValidator(200, gettext_lazy("Nama paling panjang 200 huruf. Singkat gelar atau nama tengahnya."))
        ],
        error_messages={"required": gettext_lazy("Isi nama lengkapnya")},
    )
    email = _Address(
        label=gettext_lazy("Alamat e-mail"),
        max_length=254,
        error_messages={
            "required": gettext_lazy("Isi alamat e-mailnya"),
            "invalid": gettext_lazy("Tulis alamat e-mail seperti nama@contoh.com"),
        },
    )

    field_order = ("full_name", "email", "roles", "reason")
