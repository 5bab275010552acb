"""The form by which an announced wave is moved; times are typed in WIB."""

from collections.abc import Iterable

from django import forms
from django.utils.translation import gettext_lazy

from prakerja.pages.typed_fields import WibDateTimeField
from prakerja.waves.schedule_rules import Schedule, ScheduleFault
from prakerja.words.wave_schedule import SCHEDULE_FAULTS


class ScheduleForm(forms.Form):
    """`schedule` after is_valid(); `add_faults()` puts what the act refused beside the fields."""

    use_required_attribute = False

    opens_at = WibDateTimeField(gettext_lazy("Dibuka (WIB)"), missing=gettext_lazy("Isi kapan gelombang dibuka"))
    closes_at = WibDateTimeField(gettext_lazy("Ditutup (WIB)"), missing=gettext_lazy("Isi kapan gelombang ditutup"))
    result_expected_at = WibDateTimeField(
        gettext_lazy("Hasil diperkirakan (WIB)"), missing=gettext_lazy("Isi kapan hasil diperkirakan")
    )
    reason = forms.CharField(
        label=gettext_lazy("Alasan"),
        max_length=1000,
        help_text=gettext_lazy("Dibaca semua orang, dan dikirim kepada setiap peserta"),
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={
            "required": gettext_lazy("Tulis alasannya, untuk semua orang"),
            "max_length": gettext_lazy("Tulis paling banyak 1.000 huruf"),
        },
    )

    @property
    def schedule(self) -> Schedule:
        return Schedule(*(self.cleaned_data[name] for name in Schedule._fields))

    def add_faults(self, faults: Iterable[ScheduleFault]) -> None:
        for fault in faults:
            field, words = SCHEDULE_FAULTS[fault]
            self.add_error(field, str(words))
