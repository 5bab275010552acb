"""What is called what in a training that somebody follows."""

from django.utils.translation import gettext as _

from prakerja.training.attendance_rules import FINAL_TEST


def meeting_words(sequence: int) -> str:
    if sequence == FINAL_TEST:
        return _("tes akhir")
    return _("pertemuan ke-%(number)s") % {"number": sequence}
