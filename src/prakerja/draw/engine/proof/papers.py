"""The papers of a bundle of format 2: which files it holds, the shape of each, and its one spelling. Pure."""

import json
from dataclasses import dataclass
from typing import Annotated, Final

from pydantic import Field

from prakerja.connectors.beacon.chain import LAST_ROUND
from prakerja.draw.log_entries import Position
from prakerja.draw.log_entries import Revealed as InList
from prakerja.draw.statement import Hex32, Part, Statement, Text

STATEMENT: Final = "statement.json"
SEATS: Final = "seats.csv"
CANDIDATES: Final = "candidates.csv"
COMMITMENTS: Final = "commitments.json"
REVEALS: Final = "reveals.json"
CUTOFF: Final = "cutoff.json"
BEACON: Final = "beacon.json"
LOG: Final = "log.json"
RESULT: Final = "result.csv"
VERIFIER: Final = "verify.py"
MANIFEST: Final = "manifest.json"
#: Beside a bundle, and made later than it: what the log says of the draw after its result.
ADDENDA: Final = "addenda.json"
#: What the manifest lists, in its order.
LISTED: Final = tuple(
    sorted((STATEMENT, SEATS, CANDIDATES, COMMITMENTS, REVEALS, CUTOFF, BEACON, LOG, RESULT, VERIFIER))
)
EVERY_FILE: Final = (*LISTED, MANIFEST)
#: A position where nothing came, in the list that *K* and the seed are over.
NONE_CAME: Final = "-"

type _Count = Annotated[int, Field(ge=0, le=2**53)]


class Committed(Part):
    """What the log's entry `draw.commitment` says, with its moment."""

    position: Position
    commitment: Hex32
    signature: Annotated[str, Field(pattern=r"^[0-9a-f]{128}$")]
    at: Text


class Revealed(Part):
    """What the log's entry `draw.reveal` says, with its moment."""

    position: Position
    secret: Hex32
    at: Text


class CutOff(Part):
    """What the log's entry `draw.cutoff` says, with its moment."""

    statement_sha256: Hex32
    reveals: Annotated[list[InList], Field(min_length=2, max_length=99)]
    cutoff: Hex32
    at: Text


class BeaconRound(Part):
    """`signature`: BLS, on G1. `randomness`: its SHA-256."""

    chain: Hex32
    round: Annotated[int, Field(ge=1, le=LAST_ROUND)]
    signature: Annotated[str, Field(pattern=r"^[0-9a-f]{96}$")]
    randomness: Hex32


class Inclusion(Part):
    """`checkpoint`: which of the paper's, from 0. `path`: RFC 6962."""

    checkpoint: _Count
    path: Annotated[list[Hex32], Field(max_length=64)]


class LogLine(Part):
    """An entry of the log as it was hashed, and where it stands; under each checkpoint that says when."""

    index: _Count
    line: Annotated[str, Field(max_length=1_000_000)]
    proofs: Annotated[list[Inclusion], Field(min_length=1, max_length=1_000)]


class LogPaper(Part):
    """`checkpoints`: signed notes, the witnesses' lines below each."""

    checkpoints: Annotated[list[Annotated[str, Field(max_length=100_000)]], Field(max_length=1_000)]
    entries: Annotated[list[LogLine], Field(max_length=1_000_000)]


@dataclass(frozen=True)
class Papers:
    """Everything but the tables. `commitments`, `reveals`: by position."""

    statement: Statement
    commitments: list[Committed | None]
    reveals: list[Revealed | None]
    cutoff: CutOff
    beacon: BeaconRound
    log: LogPaper

    def files(self) -> dict[str, bytes]:
        """Each as its file holds it."""
        return {
            STATEMENT: spelt(self.statement.model_dump()),
            COMMITMENTS: spelt([one and one.model_dump() for one in self.commitments]),
            REVEALS: spelt([one and one.model_dump() for one in self.reveals]),
            CUTOFF: spelt(self.cutoff.model_dump()),
            BEACON: spelt(self.beacon.model_dump()),
            LOG: spelt(self.log.model_dump()),
        }


def spelt(told: object) -> bytes:
    """The one spelling: keys sorted, no spaces, UTF-8, ended by a newline."""
    return (json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False) + "\n").encode()
