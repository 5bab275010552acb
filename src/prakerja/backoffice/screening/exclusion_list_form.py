"""The form by which an exclusion list is taken in: its file, and what is said of it."""

from typing import Any, BinaryIO, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from prakerja.pages.uploads import WholeFileField
from prakerja.screening.kinds import ListKind, has_year
from prakerja.screening.list_details import ListDetails
from prakerja.screening.spellings import has_number
from prakerja.words.screening import KIND_NAMES


def _day(label: Any, **more: Any) -> forms.DateField:
    errors = {"required": gettext_lazy("Isi tanggalnya"), "invalid": gettext_lazy("Isi tanggal, misalnya 31/12/2021")}
    formats = ["%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"]
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, input_formats=formats, widget=widget, error_messages=errors, **more)


#: Ten million people are 170 MB, with their family cards and every cell in quotes 400.
LARGEST_FILE: Final = 1_000_000_000


class ExclusionListForm(forms.Form):
    """`file()` and `details()` after is_valid()."""

    use_required_attribute = False

    kind = forms.ChoiceField(
        label=gettext_lazy("Jenis daftar"),
        choices=[("", "—"), *((kind.value, name) for kind, name in KIND_NAMES.items())],
        error_messages={"required": gettext_lazy("Pilih jenis daftar")},
    )
    year = forms.IntegerField(
        label=gettext_lazy("Tahun penerimaan"),
        required=False,
        min_value=2020,
        max_value=2100,
        help_text=gettext_lazy("Hanya untuk daftar penerima Prakerja"),
        error_messages={
            "invalid": gettext_lazy("Isi tahunnya, misalnya 2020"),
            "min_value": gettext_lazy("Program ini dimulai tahun 2020"),
            "max_value": gettext_lazy("Isi tahunnya, misalnya 2020"),
        },
    )
    name = forms.CharField(
        label=gettext_lazy("Nama daftar"),
        max_length=120,
        help_text=gettext_lazy("Ditunjukkan kepada orang yang tercatat, misalnya: Penerima BSU 2020"),
        error_messages={"required": gettext_lazy("Isi nama daftar")},
    )
    source = forms.CharField(
        label=gettext_lazy("Diterima dari"),
        max_length=200,
        help_text=gettext_lazy("Instansi dan nomor suratnya"),
        error_messages={"required": gettext_lazy("Isi asal daftar")},
    )
    legal_basis = forms.CharField(
        label=gettext_lazy("Dasar hukum"),
        max_length=200,
        error_messages={"required": gettext_lazy("Isi dasar hukumnya")},
    )
    valid_from = _day(gettext_lazy("Berlaku sejak"))
    valid_until = _day(
        gettext_lazy("Berlaku sampai"), required=False, help_text=gettext_lazy("Kosongkan bila tidak berakhir")
    )
    list_file = WholeFileField(
        max_bytes=LARGEST_FILE,
        label=gettext_lazy("Berkas NIK (CSV)"),
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
        help_text=gettext_lazy(
            "Satu kolom dengan judul nik. Di sebelahnya boleh ada satu kolom lagi: kk pada daftar penerima, sejak "
            "pada daftar lain. Isinya tanggal daftar mulai berlaku bagi orang itu, misalnya tanggal diangkat: "
            "2021-03-15 atau 15/03/2021. Nomor disimpan sebagai sidik digital, tidak dapat dibaca."
        ),
        error_messages={"required": gettext_lazy("Pilih berkasnya")},
    )

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        for name in ("name", "source", "legal_basis"):
            if has_number(values.get(name, "")):
                self.add_error(name, _("Hapus nomor 16 angka itu: mungkin milik seseorang"))
        self._clean_year(values)
        first, last = values.get("valid_from"), values.get("valid_until")
        if first and last and last < first:
            self.add_error("valid_until", _("Tidak boleh lebih awal dari tanggal mulainya"))
        return values

    def _clean_year(self, values: dict[str, Any]) -> None:
        if not values.get("kind") or "year" in self.errors:
            return
        wants_year = has_year(ListKind(values["kind"]))
        if wants_year and values.get("year") is None:
            self.add_error("year", _("Isi tahun orang-orang ini menerima"))
        elif not wants_year:
            values["year"] = None

    def file(self) -> BinaryIO:
        upload: BinaryIO = self.cleaned_data["list_file"].file
        return upload

    def details(self) -> ListDetails:
        values = {name: value for name, value in self.cleaned_data.items() if name != "list_file"}
        return ListDetails(**{**values, "kind": ListKind(values["kind"])})
