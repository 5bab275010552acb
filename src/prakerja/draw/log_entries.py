"""What a draw puts into the public log, each kind in its shape. Pure: a witness reads by it what strangers wrote.

`draw.statement` holds the whole statement, `draw.commitment` and `draw.reveal` one custodian's part, `draw.cutoff` the
list of reveals with *K*, `draw.taken_back` that a freezing is, `draw.chain_given_up` that a quorum waits for the round
no longer: these a witness judges, told_entries.py has the others. Each has the log's own `kind` and `at` beside.
"""

import json
from collections.abc import Mapping
from typing import Annotated, Final, Literal, Self

from pydantic import Field, ValidationError, model_validator

from prakerja.draw.statement import Hex32, Part, Statement, Text, statement_hash

STATEMENT: Final = "draw.statement"
COMMITMENT: Final = "draw.commitment"
REVEAL: Final = "draw.reveal"
CUTOFF: Final = "draw.cutoff"
TAKEN_BACK: Final = "draw.taken_back"
CHAIN_GIVEN_UP: Final = "draw.chain_given_up"
#: These no witness judges.
ROUND: Final = "draw.round"
SEED: Final = "draw.seed"
RESULT: Final = "draw.result"
JOINERS: Final = "draw.joiners"
APPEAL: Final = "draw.appeal"
ADDENDUM: Final = "draw.addendum"
CUSTODIAN_KEY: Final = "draw.custodian_key"
WITNESS_KEY: Final = "witness.key"


type Position = Annotated[int, Field(ge=1, le=99)]
type Revealed = Annotated[str, Field(pattern=r"^([0-9a-f]{64}|-)$")]


class NotAnEntry(ValueError):
    """It calls itself an entry of a draw, and is none that can be read."""


class Dated(Part):
    at: Text


class OfStatement(Dated):
    #: *F*.
    statement_sha256: Hex32


class StatementEntry(OfStatement):
    kind: Literal["draw.statement"]
    statement: Statement

    @model_validator(mode="after")
    def is_named_by_its_hash(self) -> Self:
        if statement_hash(self.statement.model_dump()) != self.statement_sha256:
            raise ValueError("the hash is not that of the statement")
        return self


class CommitmentEntry(OfStatement):
    """`signature`: by the custodian's key, 128 hex digits."""

    kind: Literal["draw.commitment"]
    position: Position
    commitment: Hex32
    signature: Annotated[str, Field(pattern=r"^[0-9a-f]{128}$")]


class RevealEntry(OfStatement):
    kind: Literal["draw.reveal"]
    position: Position
    secret: Hex32


class CutoffEntry(OfStatement):
    """`cutoff`: *K*. `reveals`: by position."""

    kind: Literal["draw.cutoff"]
    reveals: Annotated[list[Revealed], Field(min_length=2, max_length=99)]
    cutoff: Hex32


class TakenBackEntry(OfStatement):
    kind: Literal["draw.taken_back"]


class GivenUpBy(Part):
    """`witness`: its key, as the statement has it. `signature`: 128 hex digits (`signed_giving_up`)."""

    witness: Text
    signature: Annotated[str, Field(pattern=r"^[0-9a-f]{128}$")]


class ChainGivenUpEntry(OfStatement):
    """`next_chain`: the hash of the one on which the next attempt hangs."""

    kind: Literal["draw.chain_given_up"]
    next_chain: Hex32
    given_up_by: Annotated[list[GivenUpBy], Field(min_length=1, max_length=99)]


type DrawEntry = StatementEntry | CommitmentEntry | RevealEntry | CutoffEntry | TakenBackEntry | ChainGivenUpEntry

_KINDS: Final[dict[str, type[DrawEntry]]] = {
    STATEMENT: StatementEntry,
    COMMITMENT: CommitmentEntry,
    REVEAL: RevealEntry,
    CUTOFF: CutoffEntry,
    TAKEN_BACK: TakenBackEntry,
    CHAIN_GIVEN_UP: ChainGivenUpEntry,
}


def is_of_draws(line: bytes) -> bool:
    """Whether a witness looks at it: by its kind, as the log writes it. Raises NotAnEntry of what is no object."""
    return str(_told(line).get("kind")) in _KINDS


def read_entry(line: bytes) -> DrawEntry:
    """Raises NotAnEntry: also of what is spelt in another way than the log spells it, or says a key twice."""
    return read_as(line, _KINDS)


def read_as[Entry: Part](line: bytes, kinds: Mapping[str, type[Entry]]) -> Entry:
    told = _told(line)
    try:
        entry = kinds[str(told.get("kind"))].model_validate(told)
    except (KeyError, ValidationError):
        raise NotAnEntry("it cannot be read") from None
    if json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode() != line:
        raise NotAnEntry("it is spelt in another way")
    return entry


def _told(line: bytes) -> dict[str, object]:
    try:
        told = json.loads(line)
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict):
        raise NotAnEntry("it is not one JSON object")
    return told
