"""What is said of an objection to a verdict: how it stands, what its key gave, and why something was refused."""

from collections.abc import Callable, Mapping
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from pydantic import JsonValue

from prakerja.appeals.screening.acts import NoVerdictObjection
from prakerja.draw.appeals.appellant import NoAppellant, NotFixed
from prakerja.draw.engine.continuing.appeal_ends import AppealEnd
from prakerja.kit.refused import Refused
from prakerja.words.words import Words

#: Its look and its words, for the office.
ENDS: Final[dict[AppealEnd, tuple[str, Words]]] = {
    AppealEnd.SEATED: ("good", gettext_lazy("Mendapat kuota")),
    AppealEnd.BEHIND: ("quiet", gettext_lazy("Kuncinya tidak mendahului kunci terakhir")),
    AppealEnd.HOUSEHOLD: ("quiet", gettext_lazy("Keluarganya sudah penuh")),
    AppealEnd.BARRED: ("quiet", gettext_lazy("Tidak dapat memegang kartu lagi")),
    AppealEnd.LOST: ("quiet", gettext_lazy("Keberatan ditolak")),
}
VERDICTS_REFUSED: Final[dict[type[Refused], Words]] = {
    NoVerdictObjection: gettext_lazy("Tidak ada keberatan atas pemeriksaan syarat yang menunggu keputusan."),
    NoAppellant: gettext_lazy("Orang ini tidak bergabung, atau ikut diundi. Keberatannya tidak dapat memberi kuota."),
    NotFixed: gettext_lazy(
        "Data orang ini tidak sama lagi dengan yang dikunci saat penutupan. Hanya gelombang baru yang dapat membantu."
    ),
}


def _objected(facts: Mapping[str, JsonValue]) -> str:
    return _("Berkeberatan atas pemeriksaan syarat gelombang %(wave)s") % facts


def _decided(facts: Mapping[str, JsonValue]) -> str:
    if facts["is_upheld"]:
        return _("Keberatan atas pemeriksaan syarat gelombang %(wave)s dibenarkan") % facts
    return _("Keberatan atas pemeriksaan syarat gelombang %(wave)s ditolak") % facts


def _over(facts: Mapping[str, JsonValue]) -> str:
    told = str(ENDS[AppealEnd(str(facts["outcome"]))][1])
    values = {**facts, "told": told[0].lower() + told[1:]}
    return _("Undian sesudah keberatan, gelombang %(wave)s: %(told)s") % values


#: Lines of a person's timeline.
OBJECTION_WORDS: Final[dict[str, Callable[[Mapping[str, JsonValue]], str]]] = {
    "objection": _objected,
    "objection_decided": _decided,
    "appeal_over": _over,
}
