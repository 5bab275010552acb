"""What a participant says against what the office found in their photo."""

from django.utils.translation import gettext_lazy as _

from prakerja.pages.objection_form import ObjectionForm
from prakerja.training.photos.object_to_refusal import LONGEST


class PhotoObjectionForm(ObjectionForm):
    question = _("Mengapa foto itu menunjukkan Anda?")
    missing = _("Tulis mengapa foto itu menunjukkan Anda")
    longest = LONGEST
