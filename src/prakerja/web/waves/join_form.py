"""The two confirmations without which nobody joins."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy


class JoinForm(forms.Form):
    """Each tick is a statement of its own."""

    wants_this_wave = forms.BooleanField(
        error_messages={"required": gettext_lazy("Centang bahwa Anda ingin bergabung di gelombang ini")}
    )
    accepts_the_draw = forms.BooleanField(
        label=gettext_lazy(
            "Saya setuju syarat saya diperiksa setelah gelombang ditutup, dan penerima dipilih lewat undian."
        ),
        error_messages={"required": gettext_lazy("Centang bahwa Anda setuju dengan pemeriksaan syarat dan undian")},
    )

    def __init__(self, data: Mapping[str, Any] | None = None, *, number: int) -> None:
        super().__init__(data)
        self._number = number

    @classmethod
    def is_ticked(cls, data: Mapping[str, Any]) -> bool:
        """Whether the form would be valid. Nearly everybody ticks both, and to make a form for them takes long."""
        return all(field.widget.value_from_datadict(data, {}, name) for name, field in cls.base_fields.items())

    def name_area(self, area: str) -> None:
        """What is ticked says where one lives; only a page that is shown needs it."""
        self.fields["wants_this_wave"].label = _(
            "Saya bergabung di gelombang %(number)s sebagai warga %(area)s, tempat tinggal saya sekarang."
        ) % {"number": self._number, "area": area}
