"""The demo's partners: made up, and like those who sold and taught in 2020. Some of them belong together."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.conf import settings

from prakerja.partners.models import Partner
from prakerja.partners.states import PartnerKind
from prakerja.simulation.course_words import number_of, subjects

_PLATFORMS: Final = (
    "Pasar Belajar",
    "Kelas Kita",
    "Ruang Terampil",
    "Pelita Kerja",
    "Nusa Kursus",
    "Pintar Karya",
    "Sentra Belajar",
)
_FORMS: Final = ("LKP", "LPK", "Balai Latihan", "Akademi", "Pusat Pelatihan", "Sekolah Keterampilan")
_WORDS: Final = (
    *("Cahaya Ilmu", "Karya Mandiri", "Bina Cendekia", "Tunas Harapan", "Mitra Sejahtera", "Insan Madani"),
    *("Citra Bangsa", "Gema Nusantara", "Surya Kencana", "Bahari Jaya", "Sinar Terang", "Budi Luhur Karsa"),
    *("Wira Usaha", "Panca Prestasi", "Rajawali Muda", "Melati Putih", "Anugerah Kreasi", "Puspa Karya"),
    *(
        "Lentera Desa",
        "Samudra Ilmu",
        "Kartika Jaya",
        "Bintang Timur",
        "Gunung Agung Karya",
        "Harapan Ibu",
        "Satria Muda",
    ),
)
INSTITUTIONS: Final = len(_FORMS) * len(_WORDS)
#: Whom the sandbox plays.
OF_SANDBOX: Final = "lembaga001"
#: Who owns the second platform owns these, too: whatever they teach it may not sell.
_SISTERS: Final = frozenset({4, 77})
_OWNERS: Final = ("Yayasan", "PT", "CV", "Perkumpulan")
_FIRST: Final = (
    *("Rina", "Dedi", "Sari", "Agus", "Maya", "Yoga", "Tuti", "Bayu", "Lina", "Hendra", "Novi", "Rizky", "Dewi"),
    *("Fajar", "Ayu", "Iwan", "Ratih", "Galih"),
)
_LAST: Final = (
    *("Hapsari", "Kurniawan", "Lestari", "Siregar", "Wibowo", "Nasution", "Pratama", "Manurung", "Putri"),
    *("Hidayat", "Saputra", "Rumbiak"),
)


@dataclass(frozen=True)
class DemoPartner:
    number: int
    kind: PartnerKind
    client_code: str
    name: str
    business_number: str
    owner_number: str
    owner_name: str
    #: What an institution teaches.
    topics: tuple[str, ...] = ()


def platforms() -> list[DemoPartner]:
    return [
        DemoPartner(
            number=number,
            kind=PartnerKind.PLATFORM,
            client_code=name.lower().replace(" ", ""),
            name=name,
            business_number=f"8120{number:09}",
            owner_number=f"9120{number:09}",
            owner_name=f"PT {name} Indonesia",
        )
        for number, name in enumerate(_PLATFORMS, start=1)
    ]


def institutions() -> Iterator[DemoPartner]:
    """Each teaches a few topics; of neighbours in the list no two are called the same way."""
    known = sorted({subject.topic for subject in subjects()})
    of_sisters = platforms()[1]
    for place in range(INSTITUTIONS):
        number = place + 1
        word = _WORDS[place % len(_WORDS)]
        is_sister = number in _SISTERS
        yield DemoPartner(
            number=number,
            kind=PartnerKind.INSTITUTION,
            client_code=f"lembaga{number:03}",
            name=f"{_FORMS[place // len(_WORDS)]} {word}",
            business_number=f"8130{number:09}",
            owner_number=of_sisters.owner_number if is_sister else f"9130{number:09}",
            owner_name=of_sisters.owner_name if is_sister else f"{_OWNERS[place % len(_OWNERS)]} {word}",
            topics=tuple(known[(place + step) % len(known)] for step in (0, 3, 7)),
        )


def is_of_sandbox(institution: Partner) -> bool:
    """Whether the sandbox plays this institution: its codes can be redeemed there."""
    return institution.client_code == OF_SANDBOX


def came_back() -> str:
    """Where the sandbox's institution has its participants led back to: a page that is really there."""
    return f"{settings.SANDBOX_URL}/institution/came-back"


def teacher_of(institution: DemoPartner, title: str) -> str:
    """One of the few who teach there."""
    one = number_of("teacher", institution.number, title, below=4)
    first = _FIRST[(institution.number * 5 + one * 7) % len(_FIRST)]
    return f"{first} {_LAST[(institution.number + one * 5) % len(_LAST)]}"
