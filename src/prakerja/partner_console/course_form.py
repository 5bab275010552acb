"""What an institution writes of a course and a schedule; `training/course_rules.py` says what is wrong with it."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Final

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from prakerja.pages.typed_fields import LineField, WibDateTimeField
from prakerja.profile.answers import Education
from prakerja.regions.known import provinces_on, regencies_on
from prakerja.training.course_content import content_of
from prakerja.training.course_rules import CourseContent, CourseFault, ScheduleFault, ScheduleTerms
from prakerja.training.models import Course
from prakerja.words.catalogue import LEVEL_NAMES, METHOD_NAMES, TOPIC_NAMES
from prakerja.words.own_courses import COURSE_FAULTS, SCHEDULE_FAULTS
from prakerja.words.profile import CHOICES

_PLAIN: Final = {"autocomplete": "off", "spellcheck": "false"}
_DIGITS: Final = {"inputmode": "numeric", "autocomplete": "off"}
_NO_TIME: Final = _("Isi tanggal dan jamnya")
_CHOOSE: Final = ("", _("Pilih"))
#: More than any rule lets pass, and no more than the database counts.
_MOST: Final = 1_000_000_000
#: Faults that are called otherwise than their field.
_FIELD_OF: Final = {CourseFault.AGE: "maximum_age", CourseFault.EDUCATION: "minimum_education"}


def _errors(fault: CourseFault | ScheduleFault) -> dict[str, Any]:
    words = COURSE_FAULTS[fault] if isinstance(fault, CourseFault) else SCHEDULE_FAULTS[fault]
    kinds = ("required", "invalid", "invalid_choice", "invalid_list", "max_length", "min_value", "max_value")
    return dict.fromkeys(kinds, words)


def _number(label: Any, fault: CourseFault | ScheduleFault, **options: Any) -> forms.IntegerField:
    widget = forms.TextInput(attrs=_DIGITS)
    errors = _errors(fault)
    return forms.IntegerField(
        label=label, min_value=0, max_value=_MOST, widget=widget, error_messages=errors, **options
    )


class CourseForm(forms.Form):
    """`content()` after is_valid(); `add_faults()` puts what the rules say beside the fields."""

    use_required_attribute = False

    code = LineField(
        label=_("Kode pelatihan"),
        help_text=_("Dipakai platform dan program Anda; tidak dapat diganti."),
        max_length=25,
        widget=forms.TextInput(attrs=_PLAIN),
        error_messages=_errors(CourseFault.CODE),
    )
    title = LineField(label=_("Judul"), max_length=120, error_messages=_errors(CourseFault.TITLE))
    summary = forms.CharField(
        label=_("Ringkasan"),
        help_text=_("Tulis apa yang dapat dilakukan peserta sesudahnya."),
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages=_errors(CourseFault.SUMMARY),
    )
    topics = forms.MultipleChoiceField(
        label=_("Bidang"),
        choices=list(TOPIC_NAMES.items()),
        widget=forms.CheckboxSelectMultiple,
        error_messages=_errors(CourseFault.TOPICS),
    )
    method = forms.ChoiceField(
        label=_("Cara belajar"), choices=[_CHOOSE, *METHOD_NAMES.items()], error_messages=_errors(CourseFault.METHOD)
    )
    level = forms.ChoiceField(
        label=_("Tingkat"), choices=[_CHOOSE, *LEVEL_NAMES.items()], error_messages=_errors(CourseFault.LEVEL)
    )
    teacher = LineField(label=_("Pengajar"), max_length=120, error_messages=_errors(CourseFault.TEACHER))
    standard = LineField(
        label=_("Standar kompetensi"), required=False, max_length=80, error_messages=_errors(CourseFault.STANDARD)
    )
    hours = _number(_("Jam pelatihan"), CourseFault.HOURS)
    price = _number(_("Harga (rupiah, angka saja)"), CourseFault.PRICE)
    minimum_age = _number(_("Umur paling rendah"), CourseFault.AGE, initial=18)
    maximum_age = _number(_("Umur paling tinggi, bila ada"), CourseFault.AGE, required=False)
    minimum_education = forms.ChoiceField(
        label=_("Pendidikan paling rendah"),
        choices=[_CHOOSE, *((one.value, CHOICES["education"][one]) for one in Education)],
        error_messages=_errors(CourseFault.EDUCATION),
    )
    regency = forms.ChoiceField(
        label=_("Kabupaten atau kota"),
        help_text=_("Hanya untuk tatap muka."),
        required=False,
        error_messages=_errors(CourseFault.REGENCY),
    )

    def __init__(self, data: QueryDict | None = None, *, on: date, course: Course | None = None) -> None:
        """`course`: the one that is written anew; its code stays."""
        said = content_of(course) if course is not None else None
        super().__init__(data, initial={} if said is None else vars(said))
        if said is not None:
            del self.fields["code"]
        self._code = "" if said is None else said.code
        regency = self.fields["regency"]
        assert isinstance(regency, forms.ChoiceField)
        regency.choices = [("", _("tidak ada")), *_regencies(on)]

    def content(self) -> CourseContent:
        said = {**self.cleaned_data, "code": self.cleaned_data.get("code", self._code)}
        # Browsers send a line's end as two signs.
        summary = said.pop("summary").replace("\r\n", "\n")
        return CourseContent(**{**said, "summary": summary, "topics": tuple(said["topics"])})

    def add_faults(self, faults: Iterable[CourseFault]) -> None:
        for fault in faults:
            self.add_error(_FIELD_OF.get(fault, fault.value), str(COURSE_FAULTS[fault]))


class ScheduleForm(forms.Form):
    """`terms()` after is_valid()."""

    use_required_attribute = False

    code = LineField(
        label=_("Kode jadwal"),
        max_length=16,
        widget=forms.TextInput(attrs=_PLAIN),
        error_messages=_errors(ScheduleFault.CODE),
    )
    starts_at = WibDateTimeField(_("Mulai (WIB)"), missing=_NO_TIME)
    ends_at = WibDateTimeField(_("Berakhir (WIB)"), missing=_NO_TIME)
    meetings = _number(_("Jumlah pertemuan"), ScheduleFault.MEETINGS, initial=1)
    seats = _number(_("Kuota"), ScheduleFault.SEATS)

    def terms(self) -> ScheduleTerms:
        return ScheduleTerms(**self.cleaned_data)

    def add_faults(self, faults: Iterable[ScheduleFault]) -> None:
        for fault in faults:
            self.add_error("ends_at" if fault is ScheduleFault.TIMES else fault.value, str(SCHEDULE_FAULTS[fault]))


class PriceForm(forms.Form):
    use_required_attribute = False

    price = _number(_("Harga (rupiah, angka saja)"), CourseFault.PRICE)


class PageForm(forms.Form):
    """Where a list goes on."""

    after = forms.IntegerField(required=False, min_value=0, max_value=2**63 - 1)

    @property
    def place(self) -> int:
        return (self.cleaned_data.get("after") or 0) if self.is_valid() else 0


def _regencies(on: date) -> list[tuple[str, list[tuple[str, str]]]]:
    """By province, as they are on that day."""
    known = regencies_on(on)
    return [
        (province.name, [(one.code, one.name) for one in known if one.province == province.code])
        for province in provinces_on(on)
    ]
