"""What a draw tells the public log and no witness judges, each kind in its shape. Pure.

`draw.joiners` comes before the statement, `draw.round`, `draw.seed`, `draw.result`, `draw.appeal` and `draw.addendum`
after the cut-off; `draw.custodian_key` and `witness.key` say whose key signs what. Each has the log's own `kind` and
`at` beside.
"""

from typing import Annotated, Final, Literal, Self

from pydantic import Field, JsonValue, model_validator

from prakerja.connectors.beacon.chain import LAST_ROUND
from prakerja.draw.log_entries import (
    ADDENDUM,
    APPEAL,
    CUSTODIAN_KEY,
    JOINERS,
    RESULT,
    ROUND,
    SEED,
    WITNESS_KEY,
    Dated,
    DrawEntry,
    OfStatement,
    read_as,
)
from prakerja.draw.statement import Count, Hex32, Perhaps32, Text


class RoundEntry(OfStatement):
    """The beacon's round as it came. `signature`: BLS, on G1."""

    kind: Literal["draw.round"]
    chain: Hex32
    round: Annotated[int, Field(ge=1, le=LAST_ROUND)]
    signature: Annotated[str, Field(pattern=r"^[0-9a-f]{96}$")]
    randomness: Hex32


class SeedEntry(OfStatement):
    """What the seed is made of beside *F* and the reveals: *K*, and the round's randomness."""

    kind: Literal["draw.seed"]
    cutoff: Hex32
    randomness: Hex32
    seed: Hex32


class ResultEntry(OfStatement):
    """`result_sha256`: of result.csv."""

    kind: Literal["draw.result"]
    result_sha256: Hex32
    candidates: Count
    seated: Count


class JoinersEntry(Dated):
    """The tree over all joiners, at the closing. `draw`: as the log calls it."""

    kind: Literal["draw.joiners"]
    draw: Text
    joiners_root: Hex32
    joiners_count: Count


class AppealEntry(OfStatement):
    """How an appeal was decided, before anybody computed its key. `statement_sha256`: of the draw whose seed serves.

    `leaf`: of the joiners' tree, with its `place` from 0 and its `path` to the root. The others are the appellant's
    row, as a candidates file has it.
    """

    kind: Literal["draw.appeal"]
    decision: Literal["won", "lost"]
    receipt: Annotated[str, Field(pattern=r"^[!-~]([ -~]{0,98}[!-~])?$")]
    reason: Text
    leaf: Hex32
    place: Count
    path: Annotated[list[Hex32], Field(max_length=64)]
    area: Annotated[str, Field(pattern=r"^(ID|[0-9]{2}|[0-9]{4})$")]
    groups: Annotated[str, Field(max_length=400)]
    tickets: Annotated[int, Field(ge=1, le=1_000_000)]
    household: Annotated[str, Field(pattern=r"^([0-9a-f]{32})?$")]
    household_held: Annotated[int, Field(ge=0, le=1_000_000)]


class AddendumEntry(OfStatement):
    """What changed after the result, for one receipt. `statement_sha256`: of the draw whose seed serves.

    `vacated`: the seat fell vacant. `excluded`: left out of what continues. `appeal_won`, `appeal_lost`: decided
    before, and this is the receipt's whole `key`, whatever becomes of it. `seated`, `not_seated`: what became of an
    appeal that was won. `row`: which seated it, as the seats file has it, without seats and carry: `2,1101,*`.
    """

    kind: Literal["draw.addendum"]
    what: Literal["vacated", "excluded", "appeal_won", "appeal_lost", "seated", "not_seated"]
    receipt: Text
    reason: Text
    key: Perhaps32
    row: Annotated[str, Field(max_length=200)]

    @model_validator(mode="after")
    def says_what_its_kind_needs(self) -> Self:
        if bool(self.key) == (self.what in ("vacated", "excluded")):
            raise ValueError("an appeal has a key, a vacant seat and an exclusion none")
        if bool(self.row) != (self.what == "seated"):
            raise ValueError("who was seated has a row, and nobody else has one")
        return self


class CustodianKeyEntry(Dated):
    """`published_at`: where the custodian's organisation shows the key itself."""

    kind: Literal["draw.custodian_key"]
    name: Text
    organisation: Text
    public_key: Hex32
    published_at: Text


class WitnessKeyEntry(Dated):
    """`key`: name+8 hex digits+base64. `published_at`: where the organisation shows it itself."""

    kind: Literal["witness.key"]
    key: Text
    organisation: Text
    published_at: Text


type Told = (
    RoundEntry
    | SeedEntry
    | ResultEntry
    | JoinersEntry
    | AppealEntry
    | AddendumEntry
    | CustodianKeyEntry
    | WitnessKeyEntry
)

#: What is told for everybody, and judged by no witness.
_TOLD: Final[dict[str, type[Told]]] = {
    ROUND: RoundEntry,
    SEED: SeedEntry,
    RESULT: ResultEntry,
    JOINERS: JoinersEntry,
    APPEAL: AppealEntry,
    ADDENDUM: AddendumEntry,
    CUSTODIAN_KEY: CustodianKeyEntry,
    WITNESS_KEY: WitnessKeyEntry,
}


def read_told(line: bytes) -> Told:
    """Of a kind that no witness judges. Raises NotAnEntry."""
    return read_as(line, _TOLD)


def facts_of(entry: DrawEntry | Told) -> dict[str, JsonValue]:
    """What is handed to the log, which writes kind and moment itself."""
    return entry.model_dump(exclude={"kind", "at"})
