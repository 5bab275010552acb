"""The papers of a bundle, read strictly: what is not in its shape and its one spelling is named, and not read. Pure."""

import json
from pathlib import Path
from typing import Annotated, Final

from pydantic import Field, TypeAdapter, ValidationError

from prakerja.draw.engine.proof.papers import (
    ADDENDA,
    BEACON,
    COMMITMENTS,
    CUTOFF,
    LISTED,
    LOG,
    MANIFEST,
    REVEALS,
    STATEMENT,
    BeaconRound,
    Committed,
    CutOff,
    LogPaper,
    Papers,
    Revealed,
    spelt,
)
from prakerja.draw.statement import Hex32, Statement
from prakerja.kit.refused import Refused


class Misspelt(Refused):
    """The paper is not in its shape and its one spelling."""


type _ByPosition[T] = Annotated[list[T | None], Field(min_length=2, max_length=99)]

_SHAPES: Final[dict[str, TypeAdapter[object]]] = {
    STATEMENT: TypeAdapter(Statement),
    COMMITMENTS: TypeAdapter(_ByPosition[Committed]),
    REVEALS: TypeAdapter(_ByPosition[Revealed]),
    CUTOFF: TypeAdapter(CutOff),
    BEACON: TypeAdapter(BeaconRound),
    LOG: TypeAdapter(LogPaper),
    ADDENDA: TypeAdapter(LogPaper),
    MANIFEST: TypeAdapter(dict[Annotated[str, Field(pattern=r"^[a-z.]+$")], Hex32]),
}
_NAMES: Final = {
    STATEMENT: "statement",
    COMMITMENTS: "commitments",
    REVEALS: "reveals",
    CUTOFF: "cutoff",
    BEACON: "beacon",
    LOG: "log",
}


def read_papers(folder: Path) -> tuple[Papers | None, dict[str, str], list[str]]:
    """The papers, the manifest, and the names of those that are misspelt; None: some are."""
    read: dict[str, object] = {}
    misspelt = []
    for name in (MANIFEST, *_NAMES):
        try:
            read[name] = _read(name, (folder / name).read_bytes())
        except Misspelt:
            misspelt.append(name)
    manifest = read.pop(MANIFEST, {})
    assert isinstance(manifest, dict)
    if not set(_NAMES) <= set(read):
        return None, manifest, misspelt
    papers = Papers(**{_NAMES[name]: one for name, one in read.items()})  # type: ignore[arg-type]
    misspelt += _out_of_order(papers)
    return (None if misspelt else papers), manifest, misspelt


def read_addenda(path: Path) -> LogPaper:
    """What the log says after a result. Raises Misspelt."""
    paper = _read(ADDENDA, path.read_bytes())
    assert isinstance(paper, LogPaper)
    return paper


def _read(name: str, content: bytes) -> object:
    try:
        told = json.loads(content.decode())
        shaped = _SHAPES[name].validate_python(told, strict=True)
        again = spelt(_SHAPES[name].dump_python(shaped))
    except (ValueError, RecursionError, ValidationError):
        raise Misspelt(name) from None
    if again != content or (name == MANIFEST and set(told) != set(LISTED)):
        raise Misspelt(name)
    return shaped


def _out_of_order(papers: Papers) -> list[str]:
    """Which lists are not by the custodians' positions."""
    many = len(papers.statement.custodians)
    places: dict[str, list[int | None]] = {
        COMMITMENTS: [one.position if one else None for one in papers.commitments],
        REVEALS: [one.position if one else None for one in papers.reveals],
    }
    wrong = [
        name
        for name, found in places.items()
        if len(found) != many or any(place not in (None, n) for n, place in enumerate(found, 1))
    ]
    return wrong + ([CUTOFF] if len(papers.cutoff.reveals) != many else [])
