"""Who is to join the office, or to hold other roles, and why."""

from django import forms
from django.utils.translation import gettext_lazy

from prakerja.authority.roles import Role
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
    full_name = forms.CharField(label=gettext_lazy("Nama lengkap"), max_length=200)
    email = forms.EmailField(label=gettext_lazy("Alamat e-mail"), max_length=254)

    field_order = ("full_name", "email", "roles", "reason")
