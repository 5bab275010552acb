"""Each file that the office sends, as text of rows, and the ways in which offices and their spreadsheets spell it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from prakerja.kit.queue import do_waiting_jobs
from prakerja.screening.models import ExclusionList, HandedInList
from prakerja.waves.models import SeatRow, Wave
from tests.situations.screening import a_nik
from tests.situations.waves import planned_wave

type Row = list[str]
type Rows = list[Row]
#: What came of it: rows as the database has them; none where nothing came of it.
type Kept = list[tuple[object, ...]]


@dataclass(frozen=True)
class Upload:
    """`number`: in which column of the first row stands a figure. `send` gives what the office reads afterwards."""

    rows: Rows
    number: int
    send: Callable[[Client, bytes], str]
    kept: Callable[[], Kept]


_PLAN: Final = {
    "number": "12",
    "scheme": "2021",
    "opens_at": "2021-02-25T15:00",
    "closes_at": "2021-02-28T12:00",
    "result_expected_at": "2021-03-02T12:00",
    "seats": "",
}
_LIST: Final = {
    "kind": "bsu",
    "name": "Penerima BSU 2020",
    "source": "Kemnaker, surat 3/2021",
    "legal_basis": "Permenaker 14/2020",
    "valid_from": "01/01/2021",
    "valid_until": "",
}


def _answer(browser: Client, address: str, typed: dict[str, str], name: str, content: bytes) -> str:
    upload = SimpleUploadedFile("berkas.csv", content)
    return browser.post(address, {**typed, name: upload}, follow=True).content.decode()


def _planned(browser: Client, content: bytes) -> str:
    return _answer(browser, "/kantor/gelombang/baru/", _PLAN, "seats_file", content)


def _corrected(browser: Client, content: bytes) -> str:
    if not Wave.objects.exists():
        planned_wave(seats=())
    return _answer(browser, "/kantor/gelombang/12/rencana/", _PLAN, "seats_file", content)


def _handed_in(browser: Client, content: bytes) -> str:
    """A list is read in the background: its own page says what came of it."""
    first = _answer(browser, "/kantor/daftar-pengecualian/baru/", _LIST, "list_file", content)
    row = HandedInList.objects.order_by("-pk").first()
    if row is None:
        return first
    do_waiting_jobs()
    return browser.get(f"/kantor/daftar-pengecualian/berkas/{row.pk}/", follow=True).content.decode()


def _seats() -> Kept:
    return list(SeatRow.objects.order_by("position").values_list("pass_number", "area", "group", "seats", "carry"))


def _lists() -> Kept:
    return list(ExclusionList.objects.values_list("rows", "people", "fixed_digits"))


_SEATS: Final = [
    ["pass", "area", "group", "seats", "carry"],
    ["1", "32", "phk", "6000", "0"],
    ["2", "ID", "*", "20", "1"],
]
_NIKS: Final = [["nik"], [a_nik(1)], [a_nik(2)]]
#: By the name of the page that takes it.
UPLOADS: Final = {
    "waves:plan": Upload(_SEATS, 3, _planned, _seats),
    "waves:correct": Upload(_SEATS, 3, _corrected, _seats),
    "screening:hand_in": Upload(_NIKS, 0, _handed_in, _lists),
}


def text_of(rows: Rows, between: str = ",", end: str = "\n") -> str:
    return "".join(between.join(row) + end for row in rows)


def _cells(rows: Rows, spelled: Callable[[str], str]) -> Rows:
    return [rows[0], *([spelled(cell) for cell in row] for row in rows[1:])]


def _figure(rows: Rows, number: int, spelled: Callable[[str], str]) -> Rows:
    """The figure of the first row alone."""
    first = [spelled(cell) if place == number else cell for place, cell in enumerate(rows[1])]
    return [rows[0], first, *rows[2:]]


def _grouped(sign: str) -> Callable[[str], str]:
    return lambda figure: f"{int(figure):,}".replace(",", sign)


def _scientific(figure: str) -> str:
    """As a narrow column of a spreadsheet shows and saves it."""
    return f"{int(figure):.5E}"


type Spelling = Callable[[Rows, int], bytes]
SPELLINGS: Final[dict[str, Spelling]] = {
    "semicolons": lambda rows, _: text_of(rows, ";").encode(),
    "tabs": lambda rows, _: text_of(rows, "\t").encode(),
    "a byte-order mark": lambda rows, _: text_of(rows).encode("utf-8-sig"),
    "UTF-16 with its mark": lambda rows, _: text_of(rows, "\t").encode("utf-16"),
    "UTF-16 without its mark": lambda rows, _: text_of(rows, "\t").encode("utf-16-le"),
    "the line ends of Windows": lambda rows, _: text_of(rows, end="\r\n").encode(),
    "the line ends of an old Mac": lambda rows, _: text_of(rows, end="\r").encode(),
    "no end of the last line": lambda rows, _: text_of(rows).rstrip("\n").encode(),
    "trailing blanks": lambda rows, _: text_of(_cells(rows, lambda cell: f"{cell}  ")).encode(),
    "a blank that does not break": lambda rows, _: text_of(_cells(rows, lambda cell: f"{cell}\u00a0")).encode(),
    "empty columns at the end": lambda rows, _: text_of(rows, end=",,,\n").encode(),
    "empty lines at the end": lambda rows, _: (text_of(rows) + "\n\n").encode(),
    "lines of separators alone at the end": lambda rows, _: (text_of(rows) + ",,,,\n" * 3).encode(),
    "quotes around each cell": lambda rows, _: text_of([[f'"{cell}"' for cell in row] for row in rows]).encode(),
    "an apostrophe before the figure": lambda rows, at: text_of(_figure(rows, at, lambda one: f"'{one}")).encode(),
    "a formula around the figure": lambda rows, at: text_of(_figure(rows, at, lambda one: f'="{one}"')).encode(),
    "a dot between thousands": lambda rows, at: text_of(_figure(rows, at, _grouped(".")), ";").encode(),
    "a comma between thousands": lambda rows, at: text_of(_figure(rows, at, _grouped(",")), ";").encode(),
    "decimals": lambda rows, at: text_of(_figure(rows, at, lambda one: f"{one}.0")).encode(),
    "the scientific notation of a spreadsheet": lambda rows, at: text_of(_figure(rows, at, _scientific)).encode(),
    "a header in capitals": lambda rows, _: text_of([[cell.upper() for cell in rows[0]], *rows[1:]]).encode(),
    "no header": lambda rows, _: text_of(rows[1:]).encode(),
    "a workbook": lambda rows, _: b"PK\x03\x04" + text_of(rows).encode(),
    "nothing at all": lambda _rows, _: b"",
    "a sign that is no text": lambda rows, _: text_of(rows).encode() + b"\xff\xfe\x00",
}


def plain(upload: Upload) -> bytes:
    return text_of(upload.rows).encode()


def spelled_in_every_way(upload: Upload) -> Iterable[tuple[str, bytes]]:
    return ((name, spell(upload.rows, upload.number)) for name, spell in SPELLINGS.items())
