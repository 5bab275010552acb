"""What the demo's courses are called and what one learns there: written by hand, put together without chance."""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Final

from prakerja.kit.whole_text import whole_text
from prakerja.training.states import Level, Method

_METHODS: Final = {"s": Method.SELF_PACED, "w": Method.WEBINAR, "f": Method.FACE_TO_FACE}
#: What an hour costs, from the cheapest to the dearest, in thousands of rupiah: a hall costs more than a film.
_AN_HOUR: Final = {Method.SELF_PACED: (14, 24), Method.WEBINAR: (22, 36), Method.FACE_TO_FACE: (28, 48)}
_CHEAPEST, _DEAREST = 100_000, 1_000_000
_ROUND: Final = 5_000

_HOW: Final = {
    Method.SELF_PACED: "Video dan tugas diikuti kapan saja selama masa belajar.",
    Method.WEBINAR: "Pertemuan langsung lewat konferensi video bersama pengajar.",
    Method.FACE_TO_FACE: "Praktik langsung di tempat pelatihan; alat dan bahan disediakan.",
}
_AT_ITS_END: Final = "Ada tes sebelum dan sesudah, dan pengajar memberi umpan balik."


@dataclass(frozen=True)
class Variant:
    """For whom a subject is taught: what stands behind its name, and how much longer or shorter it takes."""

    behind: str
    level: Level
    tenths: int
    says: str


_FOR_ALL: Final = (
    Variant(" untuk Pemula", Level.SKILLING, 10, "Tidak perlu pengalaman sebelumnya."),
    Variant(" dari Nol", Level.SKILLING, 8, "Materi dimulai dari pengenalan alat dan istilah."),
    Variant(" Tingkat Lanjut", Level.UPSKILLING, 14, "Bagi yang sudah pernah mengerjakannya dan ingin lebih terampil."),
    Variant(": Kelas Intensif", Level.UPSKILLING, 12, "Materi dipadatkan, dengan tugas setiap hari."),
    Variant(" bagi Pencari Kerja", Level.RESKILLING, 11, "Termasuk cara menunjukkan keterampilan ini saat melamar."),
    Variant(": Latihan Terbimbing", Level.SKILLING, 13, "Setiap bagian diikuti latihan yang diperiksa pengajar."),
)
_BY_KIND: Final = {
    "craft": (
        Variant(" sebagai Usaha Sendiri", Level.RESKILLING, 12, "Termasuk menghitung biaya dan menawarkan hasilnya."),
        Variant(" dengan Modal Kecil", Level.SKILLING, 9, "Semua dikerjakan dengan alat yang mudah didapat."),
    ),
    "job": (
        Variant(" untuk Alih Profesi", Level.RESKILLING, 13, "Bagi yang bekerja di bidang lain dan ingin berpindah."),
        Variant(" Siap Kerja", Level.SKILLING, 12, "Latihan meniru hari kerja yang sebenarnya."),
    ),
    "skill": (
        Variant(": Studi Kasus", Level.UPSKILLING, 12, "Setiap bagian memakai kasus dari tempat kerja di Indonesia."),
        Variant(" bagi Pekerja", Level.UPSKILLING, 9, "Disusun agar dapat diikuti sesudah jam kerja."),
    ),
}
_WEEKEND: Final = Variant(": Kelas Akhir Pekan", Level.SKILLING, 10, "Diadakan pada akhir pekan.")
_EDUCATION: Final = {"craft": "primary", "job": "junior", "skill": "senior"}


@dataclass(frozen=True)
class Subject:
    topic: str
    kind: str
    hours: int
    methods: tuple[Method, ...]
    name: str
    #: What one can do afterwards.
    can: tuple[str, ...]


@dataclass(frozen=True)
class CourseText:
    """One course of the demo, but for who teaches it."""

    topic: str
    title: str
    summary: str
    method: Method
    level: Level
    hours: int
    price: int
    minimum_education: str


def number_of(*words: object, below: int) -> int:
    """The same number for the same words, everywhere: the demo is alike on every machine."""
    digest = hashlib.sha256(":".join(map(str, words)).encode()).digest()
    return int.from_bytes(digest[:8]) % below


@cache
def subjects() -> tuple[Subject, ...]:
    lines = whole_text(files(__package__).joinpath("demo_courses.txt")).splitlines()
    return tuple(_subject(*line.split(" | ")) for line in lines)


def live_texts() -> Iterator[CourseText]:
    """Eight courses of each subject, those of one subject apart from each other."""
    for place in range(len(_FOR_ALL) + 2):
        for subject in subjects():
            yield _text(subject, (*_FOR_ALL, *_BY_KIND[subject.kind])[place])


def draft_texts(count: int) -> Iterator[CourseText]:
    """A few that nobody has let in yet."""
    step = len(subjects()) // count
    for subject in subjects()[: step * count : step]:
        yield _text(subject, _WEEKEND)


def _subject(topic: str, kind: str, hours: str, methods: str, name: str, can: str) -> Subject:
    taught = tuple(_METHODS[letter] for letter in methods.split())
    return Subject(topic, kind, int(hours), taught, name, tuple(can.split("; ")))


def _text(subject: Subject, variant: Variant) -> CourseText:
    title = subject.name + variant.behind
    method = subject.methods[number_of("method", title, below=len(subject.methods))]
    hours = max(4, subject.hours * variant.tenths // 10)
    first, second, third = subject.can
    learned = f"Peserta belajar {first}, {second}, dan {third}."
    return CourseText(
        topic=subject.topic,
        title=title,
        summary=f"{learned} {variant.says} {_HOW[method]} {_AT_ITS_END}",
        method=method,
        level=variant.level,
        hours=hours,
        price=_price(title, method, hours),
        minimum_education=_EDUCATION[subject.kind],
    )


def _price(title: str, method: Method, hours: int) -> int:
    least, most = _AN_HOUR[method]
    an_hour = (least + number_of("price", title, below=most - least + 1)) * 1_000
    return min(_DEAREST, max(_CHEAPEST, hours * an_hour // _ROUND * _ROUND))
