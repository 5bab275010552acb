"""The identity step's forms: two numbers, and a photo from camera or gallery."""

from datetime import date
from typing import Any, Final

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from prakerja.identity.decoder.answers import FileProblem
from prakerja.identity.numbers import (
    DateProblem,
    NumberProblem,
    Numbers,
    UnreadableDate,
    UnreadableNumber,
    birth_date_in,
    read_birth_date,
    read_family_card,
    read_nik,
)
from prakerja.identity.photo_rules import MAX_BYTES, PhotoKind
from prakerja.pages.uploads import WholeFileField
from prakerja.words.identity import DATE_PROBLEMS, FAMILY_CARD_PROBLEMS, FILE_PROBLEMS, NIK_PROBLEMS

_DIGITS: Final = {"class": "digits", "inputmode": "numeric", "autocomplete": "off", "spellcheck": "false"}


class NumbersForm(forms.Form):
    """NIK and family card as people write them. The birth date stands in the NIK; it is typed where the two differ."""

    use_required_attribute = False

    nik = forms.CharField(
        label=_("NIK"),
        help_text=_("16 angka di KTP. Spasi atau titik tidak masalah."),
        error_messages={"required": NIK_PROBLEMS[NumberProblem.EMPTY]},
        widget=forms.TextInput(attrs=_DIGITS),
    )
    family_card = forms.CharField(
        label=_("Nomor KK"),
        help_text=_("16 angka di bagian atas kartu keluarga yang terbaru."),
        error_messages={"required": FAMILY_CARD_PROBLEMS[NumberProblem.EMPTY]},
        widget=forms.TextInput(attrs=_DIGITS),
    )
    birth_date = forms.CharField(
        label=_("Tanggal lahir"),
        help_text=_("Seperti di KTP, misalnya 12 03 1990. Kosongkan bila sama dengan di NIK."),
        required=False,
        widget=forms.TextInput(attrs=_DIGITS | {"autocomplete": "bday"}),
    )

    def __init__(self, *arguments: Any, today: date, **values: Any) -> None:
        super().__init__(*arguments, **values)
        self._today = today

    def clean_nik(self) -> str:
        try:
            return read_nik(self.cleaned_data["nik"])
        except UnreadableNumber as unreadable:
            raise ValidationError(NIK_PROBLEMS[unreadable.problem], params={"digits": unreadable.digits}) from None

    def clean_family_card(self) -> str:
        try:
            return read_family_card(self.cleaned_data["family_card"])
        except UnreadableNumber as unreadable:
            words = FAMILY_CARD_PROBLEMS[unreadable.problem]
            raise ValidationError(words, params={"digits": unreadable.digits}) from None

    def clean_birth_date(self) -> date | None:
        typed = self.cleaned_data["birth_date"]
        try:
            return read_birth_date(typed, today=self._today) if typed else self._told_by_nik()
        except UnreadableDate as unreadable:
            raise ValidationError(DATE_PROBLEMS[unreadable.problem]) from None

    def _told_by_nik(self) -> date | None:
        """None as long as the NIK is wrong: that is to be mended first."""
        nik = self.cleaned_data.get("nik")
        born = birth_date_in(nik, today=self._today) if nik else None
        if nik and born is None:
            raise UnreadableDate(DateProblem.NOT_IN_NIK)
        return born

    def numbers(self) -> Numbers:
        """What was typed, once the form is valid."""
        return Numbers(**self.cleaned_data)


def _a_photo() -> WholeFileField:
    return WholeFileField(max_bytes=MAX_BYTES, too_large=FILE_PROBLEMS[FileProblem.TOO_BIG], required=False)


class PhotoForm(forms.Form):
    """One photo, by whichever way suits the phone: some offer only the gallery, or only the camera, for one input."""

    camera = _a_photo()
    gallery = _a_photo()

    def __init__(self, *arguments: Any, kind: PhotoKind, **values: Any) -> None:
        super().__init__(*arguments, **values)
        is_card = kind is PhotoKind.KTP
        self.fields["camera"].label = _("Ambil foto dengan kamera")
        self.fields["gallery"].label = _("atau pilih foto dari galeri")
        attributes = {"accept": "image/*", "data-shrink": ""}
        self.fields["camera"].widget.attrs.update(attributes | {"capture": "environment" if is_card else "user"})
        self.fields["gallery"].widget.attrs.update(attributes)

    def clean(self) -> dict[str, Any]:
        if not self.errors and not self.files.get("camera") and not self.files.get("gallery"):
            self.add_error("camera", _("Ambil foto atau pilih foto dari galeri"))
        return self.cleaned_data

    def chosen(self) -> "tuple[str, UploadedFile[bytes]]":
        """The field's name and its file, once the form is valid."""
        name = "camera" if self.cleaned_data.get("camera") is not None else "gallery"
        file: UploadedFile[bytes] = self.cleaned_data[name]
        return name, file
