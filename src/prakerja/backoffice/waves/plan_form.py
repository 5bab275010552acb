"""The form by which a wave is planned; times are typed in WIB."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy

from prakerja.backoffice.waves.plan_words import SEATS_FAULTS, line_words, words_of
from prakerja.pages.typed_fields import WibDateTimeField
from prakerja.pages.uploads import WholeFileField
from prakerja.schemes.load_scheme import scheme_names
from prakerja.waves.parse_seats import SeatsUnreadable, parse_seats
from prakerja.waves.plan_rules import PlanRefusal, WavePlan
from prakerja.waves.seats_line import SeatsLine
from prakerja.waves.seats_text import seats_text

#: 514 regencies in several passes and groups are some hundred kilobytes.
LARGEST_FILE: Final = 5_000_000
#: More than that many faults help nobody; the first ones tell what kind it is.
_SHOWN_FAULTS: Final = 20


class PlanForm(forms.Form):
    """`plan()` after is_valid(); `add_refusals()` puts what the verb refused beside the fields."""

    number = forms.IntegerField(
        label=gettext_lazy("Nomor gelombang"),
        min_value=1,
        max_value=9999,
        error_messages={
            "required": gettext_lazy("Isi nomor gelombang"),
            "invalid": gettext_lazy("Nomor gelombang terdiri dari angka"),
        },
    )
    scheme = forms.ChoiceField(
        label=gettext_lazy("Skema"),
        help_text=gettext_lazy("Aturan dan jumlah bantuan"),
        error_messages={"required": gettext_lazy("Pilih skema"), "invalid_choice": gettext_lazy("Skema ini tidak ada")},
    )
    opens_at = WibDateTimeField(gettext_lazy("Dibuka (WIB)"), missing=gettext_lazy("Isi kapan gelombang dibuka"))
    closes_at = WibDateTimeField(gettext_lazy("Ditutup (WIB)"), missing=gettext_lazy("Isi kapan gelombang ditutup"))
    result_expected_at = WibDateTimeField(
        gettext_lazy("Hasil diperkirakan (WIB)"), missing=gettext_lazy("Isi kapan hasil diperkirakan")
    )
    is_recovery = forms.BooleanField(
        label=gettext_lazy("Gelombang pemulihan: membagikan lagi kuota dari kartu yang dicabut"), required=False
    )
    seats = forms.CharField(
        label=gettext_lazy("Kuota (CSV)"),
        strip=False,
        error_messages={"required": gettext_lazy("Tempel kuota, atau pilih berkasnya")},
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false", "class": "digits"}),
        help_text=gettext_lazy(
            "Baris pertama menyebut kolomnya: pass,area,group,seats,carry. Urutan baris ikut menentukan. Boleh ditempel"
            " dari lembar sebar, dengan koma, titik koma, atau tab."
        ),
    )
    seats_file = WholeFileField(
        max_bytes=LARGEST_FILE,
        too_large=gettext_lazy("Berkas lebih dari 5 MB"),
        label=gettext_lazy("Berkas kuota"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,text/csv"}),
        help_text=gettext_lazy("CSV, paling besar 5 MB"),
    )

    def __init__(self, *arguments: Any, **values: Any) -> None:
        super().__init__(*arguments, **values)
        self.fields["scheme"].choices = [(name, name) for name in scheme_names()]  # type: ignore[attr-defined]
        self.fields["seats"].required = not self.files.get("seats_file")
        self.rows: tuple[SeatsLine, ...] = ()

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if "seats" in self.errors or "seats_file" in self.errors:
            return values
        upload = values.get("seats_file")
        try:
            self.rows = parse_seats(seats_text(upload.read()) if upload else str(values.get("seats") or ""))
        except SeatsUnreadable as unreadable:
            for fault in unreadable.faults[:_SHOWN_FAULTS]:
                where = "seats_file" if upload else "seats"
                self.add_error(where, line_words(fault.line, SEATS_FAULTS[fault.fault]))
        return values

    def plan(self) -> WavePlan:
        values = self.cleaned_data
        return WavePlan(
            number=values["number"],
            scheme=values["scheme"],
            opens_at=values["opens_at"],
            closes_at=values["closes_at"],
            result_expected_at=values["result_expected_at"],
            is_recovery=values["is_recovery"],
            seats=self.rows,
        )

    def add_refusals(self, refusals: list[PlanRefusal]) -> None:
        for refusal in refusals[:_SHOWN_FAULTS]:
            field, words = words_of(refusal)
            # The header is line 1, so row 1 of the seats is line 2.
            self.add_error(field, words if refusal.row is None else line_words(refusal.row + 1, words))  # type: ignore[arg-type]
