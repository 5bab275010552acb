"""What a draw puts into the public log, each kind in its shape. Pure: a witness reads by it what strangers wrote.

`draw.statement` holds the whole statement, `draw.commitment` and `draw.reveal` one custodian's part, `draw.cutoff` the
list of reveals with *K*, `draw.taken_back` that a freezing is: these a witness judges. `draw.joiners` comes before,
`draw.round`, `draw.seed`, `draw.result` and `draw.addendum` after; `draw.custodian_key` and `witness.key` say whose key
signs what. Each has the log's own `kind` and `at` beside.
"""

import json
from collections.abc import Mapping
from typing import Annotated, Final, Literal, Self

from pydantic import Field, JsonValue, ValidationError, model_validator

from prakerja.connectors.beacon.chain import LAST_ROUND
from prakerja.draw.statement import Count, Hex32, Part, Perhaps32, Statement, Text, statement_hash

STATEMENT: Final = "draw.statement"
COMMITMENT: Final = "draw.commitment"
REVEAL: Final = "draw.reveal"
CUTOFF: Final = "draw.cutoff"
TAKEN_BACK: Final = "draw.taken_back"

ROUND: Final = "draw.round"
SEED: Final = "draw.seed"
RESULT: Final = "draw.result"
JOINERS: Final = "draw.joiners"
ADDENDUM: Final = "draw.addendum"
CUSTODIAN_KEY: Final = "draw.custodian_key"
WITNESS_KEY: Final = "witness.key"

type Position = Annotated[int, Field(ge=1, le=99)]
type Revealed = Annotated[str, Field(pattern=r"^([0-9a-f]{64}|-)$")]


class NotAnEntry(ValueError):
    """It calls itself an entry of a draw, and is none that can be read."""


class _Dated(Part):
    at: Text


class _Entry(_Dated):
    #: *F*.
    statement_sha256: Hex32


class StatementEntry(_Entry):
    kind: Literal["draw.statement"]
    statement: Statement

    @model_validator(mode="after")
    def is_named_by_its_hash(self) -> Self:
        if statement_hash(self.statement.model_dump()) != self.statement_sha256:
            raise ValueError("the hash is not that of the statement")
        return self


class CommitmentEntry(_Entry):
    """`signature`: by the custodian's key, 128 hex digits."""

    kind: Literal["draw.commitment"]
    position: Position
    commitment: Hex32
    signature: Annotated[str, Field(pattern=r"^[0-9a-f]{128}$")]


class RevealEntry(_Entry):
    kind: Literal["draw.reveal"]
    position: Position
    secret: Hex32


class CutoffEntry(_Entry):
    """`cutoff`: *K*. `reveals`: by position."""

    kind: Literal["draw.cutoff"]
    reveals: Annotated[list[Revealed], Field(min_length=2, max_length=99)]
    cutoff: Hex32


class TakenBackEntry(_Entry):
    kind: Literal["draw.taken_back"]


class RoundEntry(_Entry):
    """The beacon's round as it came. `signature`: BLS, on G1."""

    kind: Literal["draw.round"]
    chain: Hex32
    round: Annotated[int, Field(ge=1, le=LAST_ROUND)]
    signature: Annotated[str, Field(pattern=r"^[0-9a-f]{96}$")]
    randomness: Hex32


class SeedEntry(_Entry):
    """What the seed is made of beside *F* and the reveals: *K*, and the round's randomness."""

    kind: Literal["draw.seed"]
    cutoff: Hex32
    randomness: Hex32
    seed: Hex32


class ResultEntry(_Entry):
    """`result_sha256`: of result.csv."""

    kind: Literal["draw.result"]
    result_sha256: Hex32
    candidates: Count
    seated: Count


class JoinersEntry(_Dated):
    """The tree over all joiners, at the closing. `draw`: as the log calls it."""

    kind: Literal["draw.joiners"]
    draw: Text
    joiners_root: Hex32
    joiners_count: Count


class AddendumEntry(_Entry):
    """What changed after the result, for one receipt. `statement_sha256`: of the draw whose seed serves.

    `excluded`: left out of a continuing draw. `appeal_won`, `appeal_lost`: decided, before anybody computed what
    becomes of it; `key`: the receipt's whole key. `seated`, `not_seated`: what became of an appeal that was won.
    `row`: the seats' row that serves, as its file has it, without seats and carry: `2,1101,*`.
    """

    kind: Literal["draw.addendum"]
    what: Literal["excluded", "appeal_won", "appeal_lost", "seated", "not_seated"]
    receipt: Text
    reason: Text
    key: Perhaps32
    row: Annotated[str, Field(max_length=200)]

    @model_validator(mode="after")
    def says_what_its_kind_needs(self) -> Self:
        if bool(self.key) == (self.what == "excluded"):
            raise ValueError("an appeal has a key, an exclusion none")
        if bool(self.row) != (self.what in ("seated", "not_seated")):
            raise ValueError("what became of an appeal has its row, and nothing else has one")
        return self


class CustodianKeyEntry(_Dated):
    """`published_at`: where the custodian's organisation shows the key itself."""

    kind: Literal["draw.custodian_key"]
    name: Text
    organisation: Text
    public_key: Hex32
    published_at: Text


class WitnessKeyEntry(_Dated):
    """`key`: name+8 hex digits+base64. `published_at`: where the organisation shows it itself."""

    kind: Literal["witness.key"]
    key: Text
    organisation: Text
    published_at: Text


type DrawEntry = StatementEntry | CommitmentEntry | RevealEntry | CutoffEntry | TakenBackEntry

_KINDS: Final[dict[str, type[DrawEntry]]] = {
    STATEMENT: StatementEntry,
    COMMITMENT: CommitmentEntry,
    REVEAL: RevealEntry,
    CUTOFF: CutoffEntry,
    TAKEN_BACK: TakenBackEntry,
}
type Told = RoundEntry | SeedEntry | ResultEntry | JoinersEntry | AddendumEntry | CustodianKeyEntry | WitnessKeyEntry

#: What is told for everybody, and judged by no witness.
_TOLD: Final[dict[str, type[Told]]] = {
    ROUND: RoundEntry,
    SEED: SeedEntry,
    RESULT: ResultEntry,
    JOINERS: JoinersEntry,
    ADDENDUM: AddendumEntry,
    CUSTODIAN_KEY: CustodianKeyEntry,
    WITNESS_KEY: WitnessKeyEntry,
}


def is_of_draws(line: bytes) -> bool:
    """Whether a witness looks at it: by its kind, as the log writes it. Raises NotAnEntry of what is no object."""
    return _told(line).get("kind") in _KINDS


def read_entry(line: bytes) -> DrawEntry:
    """Raises NotAnEntry: also of what is spelt in another way than the log spells it, or says a key twice."""
    return _read(line, _KINDS)


def read_told(line: bytes) -> Told:
    """Of a kind that no witness judges. Raises NotAnEntry."""
    return _read(line, _TOLD)


def facts_of(entry: DrawEntry | Told) -> dict[str, JsonValue]:
    """What is handed to the log, which writes kind and moment itself."""
    return entry.model_dump(exclude={"kind", "at"})


def _read[Entry: Part](line: bytes, kinds: Mapping[str, type[Entry]]) -> Entry:
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
