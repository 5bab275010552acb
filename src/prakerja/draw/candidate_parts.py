"""The candidates file while it is written: its parts lie in the storage, each under its hash, until it is frozen.

So whoever is killed while millions are written goes on behind the last part that is kept. What is fetched is checked by
its hash, and all is written anew where anything is amiss, or where somebody is no candidate any more.
"""

from collections.abc import Sequence
from pathlib import Path
from shutil import copyfileobj
from typing import Final

from pydantic import BaseModel, ConfigDict, ValidationError

from prakerja.draw.engine.candidates import CandidateRow
from prakerja.draw.engine.candidates_file import CANDIDATE_COLUMNS
from prakerja.draw.engine.csv_rows import add_csv_rows, write_csv_rows
from prakerja.draw.kept_files import FrozenFileChanged, fetch, forget, forget_kinds, keep

_PART: Final = "part"
_PAPER: Final = "parts"


class _Paper(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    #: How many there were when the first part was written: a row tells how many its household has.
    candidates: int
    rows: int = 0
    #: The last one's receipt.
    last: str = ""
    #: Names in the storage and SHA-256, one after another.
    parts: tuple[tuple[str, str], ...] = ()


class CandidateParts:
    """`place`: what `fetch_all` goes on from; empty while nothing is kept."""

    def __init__(self, folder: Path, wave_number: int) -> None:
        self.place = ""
        self._folder, self._wave_number = folder, wave_number
        self._paper = _Paper(candidates=0)

    @property
    def rows(self) -> int:
        return self._paper.rows

    @property
    def last(self) -> str:
        return self._paper.last

    @property
    def file(self) -> Path:
        """All rows so far, behind the header."""
        return self._folder / "candidates.csv"

    def fetch_all(self, place: str) -> None:
        """What was kept lies in the file; nothing, where it is not as it was kept."""
        self._begin(0)
        name, _, sha256 = place.partition(" ")
        if not sha256:
            return
        try:
            paper = _Paper.model_validate_json(fetch(name, sha256=sha256, to=self._own(_PAPER)).read_bytes())
            for part, hashed in paper.parts:
                self._append(fetch(part, sha256=hashed, to=self._own(_PART)))
        except (FrozenFileChanged, ValidationError):
            self._begin(0)
        else:
            self._paper, self.place = paper, place

    def go_on_with(self, candidates: int) -> None:
        """From the beginning, unless all of them are candidates still."""
        if self._paper.candidates != candidates:
            self._begin(candidates)

    def add(self, rows: Sequence[CandidateRow]) -> None:
        """They lie in the file, and are not kept: the last ones."""
        add_csv_rows(self.file, rows)

    def keep(self, rows: Sequence[CandidateRow]) -> None:
        """They lie in the file and in the storage, and the place is behind them."""
        part = self._own(_PART)
        part.unlink(missing_ok=True)
        add_csv_rows(part, rows)
        self._append(part)
        kept = keep(part, wave_number=self._wave_number, kind=_PART)
        told = {"rows": self.rows + len(rows), "last": rows[-1].receipt, "parts": (*self._paper.parts, kept)}
        self._paper = self._paper.model_copy(update=told)
        paper = self._own(_PAPER)
        paper.write_text(self._paper.model_dump_json())
        self.place = " ".join(keep(paper, wave_number=self._wave_number, kind=_PAPER))

    def _begin(self, candidates: int) -> None:
        self._paper = _Paper(candidates=candidates)
        self.file.unlink(missing_ok=True)
        write_csv_rows(self.file, list(CANDIDATE_COLUMNS), [])

    def _append(self, part: Path) -> None:
        with part.open("rb") as source, self.file.open("ab") as target:
            copyfileobj(source, target)

    def _own(self, kind: str) -> Path:
        return self._folder / (f"{kind}.csv" if kind == _PART else f"{kind}.json")


def forget_place(place: str) -> None:
    """Nobody goes on from it any more; its parts stay."""
    if place:
        forget(place.partition(" ")[0])


def forget_parts(wave_number: int) -> None:
    """The candidates file is kept whole."""
    forget_kinds(wave_number, _PART, _PAPER)
