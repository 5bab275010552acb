"""What rules, kinds of lists and the states of a list are called on the screen."""

from typing import Final

from django.utils.translation import gettext_lazy

from prakerja.screening.handed_in_states import HandedInState
from prakerja.screening.kinds import ListKind, Rule
from prakerja.screening.list_states import ListState
from prakerja.words.words import Words

RULE_NAMES: Final[dict[Rule, Words]] = {
    Rule.CITIZENSHIP: gettext_lazy("Warga negara Indonesia"),
    Rule.AGE: gettext_lazy("Umur"),
    Rule.EDUCATION: gettext_lazy("Tidak sedang menempuh pendidikan formal"),
    Rule.TARGET_GROUP: gettext_lazy("Termasuk sasaran program"),
    Rule.BARRED_GROUP: gettext_lazy("Tidak termasuk kelompok yang dikecualikan"),
    Rule.AID: gettext_lazy("Tidak menerima bantuan lain"),
    Rule.EARLIER_RECIPIENT: gettext_lazy("Belum pernah menerima Prakerja"),
    Rule.HOUSEHOLD: gettext_lazy("Batas penerima satu kartu keluarga"),
}
KIND_NAMES: Final[dict[ListKind, Words]] = {
    ListKind.STATE_OFFICIALS: gettext_lazy("Pejabat negara"),
    ListKind.REGIONAL_COUNCIL_MEMBERS: gettext_lazy("Pimpinan dan anggota DPRD"),
    ListKind.CIVIL_SERVANTS: gettext_lazy("Aparatur sipil negara (ASN)"),
    ListKind.SOLDIERS: gettext_lazy("Prajurit TNI"),
    ListKind.POLICE: gettext_lazy("Anggota Polri"),
    ListKind.VILLAGE_OFFICIALS: gettext_lazy("Kepala desa dan perangkat desa"),
    ListKind.STATE_ENTERPRISE_OFFICERS: gettext_lazy("Direksi, komisaris, dan dewan pengawas BUMN atau BUMD"),
    ListKind.DAPODIK: gettext_lazy("Siswa menurut Dapodik"),
    ListKind.EMIS: gettext_lazy("Siswa madrasah menurut EMIS"),
    ListKind.PDDIKTI: gettext_lazy("Mahasiswa menurut PDDikti"),
    ListKind.DTKS: gettext_lazy("Penerima bantuan Kemensos (DTKS)"),
    ListKind.BSU: gettext_lazy("Penerima bantuan subsidi upah (BSU)"),
    ListKind.BPUM: gettext_lazy("Penerima bantuan usaha mikro (BPUM)"),
    ListKind.RECIPIENT: gettext_lazy("Penerima Prakerja"),
    ListKind.REVOKED: gettext_lazy("Kepesertaan Prakerja yang dicabut"),
}


def kind_words(kind: ListKind, year: int | None) -> str:
    """`Penerima Prakerja 2020`: a list of recipients is of a year."""
    return f"{KIND_NAMES[kind]} {year}" if year else str(KIND_NAMES[kind])


HANDED_IN_STATE_NAMES: Final[dict[HandedInState, Words]] = {
    HandedInState.WAITS: gettext_lazy("Belum terbaca"),
    HandedInState.TAKEN_IN: gettext_lazy("Sudah menjadi daftar"),
    HandedInState.REFUSED: gettext_lazy("Ditolak"),
    HandedInState.GIVEN_UP: gettext_lazy("Dihapus tanpa terbaca"),
}
#: Two people decided that it bars, and today is no day of its.
NOT_YET: Final = gettext_lazy("Belum mulai berlaku")
OVER: Final = gettext_lazy("Masa berlakunya sudah lewat")
LIST_STATE_NAMES: Final[dict[ListState, Words]] = {
    ListState.PROPOSED: gettext_lazy("Diusulkan, belum berlaku"),
    ListState.IN_FORCE: gettext_lazy("Berlaku"),
    ListState.WITHDRAWN: gettext_lazy("Ditarik"),
    ListState.NOT_IN_FORCE: gettext_lazy("Tidak berlaku"),
}
