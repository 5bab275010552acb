"""What a participant says against what the office found in their photo."""

from django.http import QueryDict
from django.utils.translation import gettext as _

from prakerja.pages.objection_form import ObjectionForm
from prakerja.training.photos.object_to_refusal import LONGEST


def objection_form(data: QueryDict | None = None) -> ObjectionForm:
    return ObjectionForm(
        data,
        question=_("Mengapa foto itu menunjukkan Anda?"),
        missing=_("Tulis mengapa foto itu menunjukkan Anda"),
        longest=LONGEST,
    )
