"""Who is to join the office, or to hold other roles, and why."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from prakerja.authority.roles import Role
from prakerja.pages.typed_fields import AddressField, NameField
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


class AppointForm(RolesForm):
    full_name = NameField(missing=gettext_lazy("Isi nama lengkapnya"))
    email = AddressField(missing=gettext_lazy("Isi alamat e-mailnya"), autocomplete="off")

    field_order = ("full_name", "email", "roles", "reason")

    def __init__(self, *arguments: Any, **options: Any) -> None:
        """Whoever joins holds a role: only leaving is done by choosing none."""
        super().__init__(*arguments, **options)
        self.fields["roles"].required = True
        self.fields["roles"].error_messages["required"] = gettext_lazy("Pilih sedikitnya satu peran.")
