"""Whom a pengelola invites."""

from django import forms
from django.utils.translation import gettext_lazy

from prakerja.pages.typed_fields import AddressField, NameField
from prakerja.partners.states import PartnerRole
from prakerja.words.partners import ROLE_CHOICES


class InviteForm(forms.Form):
    use_required_attribute = False

    full_name = NameField(missing=gettext_lazy("Isi nama lengkapnya"))
    email = AddressField(missing=gettext_lazy("Isi alamat e-mailnya"), autocomplete="off")
    role = forms.ChoiceField(
        label=gettext_lazy("Peran"),
        choices=[(role.value, ROLE_CHOICES[role]) for role in PartnerRole],
        initial=PartnerRole.STAFF.value,
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Pilih perannya"),
            "invalid_choice": gettext_lazy("Pilih salah satu dari daftar"),
        },
    )
