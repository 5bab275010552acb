"""What a participant says against what the office found in their photo."""

from django import forms
from django.utils.translation import gettext_lazy as _

from prakerja.training.photos.object_to_refusal import LONGEST


class ObjectionForm(forms.Form):
    """In their own words."""

    use_required_attribute = False

    text = forms.CharField(
        label=_("Mengapa foto itu menunjukkan Anda?"),
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={
            "required": _("Tulis mengapa foto itu menunjukkan Anda"),
            "max_length": _("Tulis paling banyak 2.000 huruf"),
        },
    )
