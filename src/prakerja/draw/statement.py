"""The statement of a draw: what is fixed before anybody can know the seed, as one object in one spelling. Pure.

Whole numbers, texts and lists only; moments are whole seconds since 1970. *F*, by which everything else names the
statement, is the SHA-256 of its file.
"""

import hashlib
import json
from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

from prakerja.connectors.beacon.chain import LAST_ROUND, Chain

type Hex32 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
type Perhaps32 = Annotated[str, Field(pattern=r"^([0-9a-f]{64})?$")]
type Text = Annotated[str, Field(min_length=1, max_length=200)]
type Count = Annotated[int, Field(ge=0, le=10**9)]
type Seconds = Annotated[int, Field(ge=0, le=10**11)]


class Part(BaseModel):
    """Every key is there, none is unknown, and nothing is read as something else."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Custodian(Part):
    position: Annotated[int, Field(ge=1, le=99)]
    name: Text
    organisation: Text
    public_key: Hex32


class StatedRound(Chain):
    """The chain, and which of its rounds the seed hangs on."""

    round: Annotated[int, Field(ge=1, le=LAST_ROUND)]


class Statement(Part):
    """`draw`: as the log calls it. `previous`, `parent`: *F* of the attempt before, of the draw that it continues."""

    format: Literal[2]
    draw: Text
    attempt: Annotated[int, Field(ge=1, le=10_000)]
    previous: Perhaps32
    parent: Perhaps32
    scheme: Text
    scheme_sha256: Hex32
    cap: Annotated[int, Field(ge=1, le=10_000)]
    candidates_sha256: Hex32
    candidates_count: Count
    seats_sha256: Hex32
    joiners_root: Hex32
    joiners_count: Count
    household_key_sha256: Hex32
    custodians: Annotated[list[Custodian], Field(min_length=2, max_length=99)]
    reserves: Annotated[list[Custodian], Field(max_length=99)]
    minimum_reveals: Annotated[int, Field(ge=2)]
    commit_by: Seconds
    reveal_by: Seconds
    beacon: StatedRound
    log_key: Text
    witnesses: Annotated[list[Text], Field(min_length=1, max_length=99)]
    quorum: Annotated[int, Field(ge=1)]
    verify_sha256: Hex32

    @model_validator(mode="after")
    def parts_fit_together(self) -> Self:
        for people in (self.custodians, self.reserves):
            if [one.position for one in people] != list(range(1, len(people) + 1)):
                raise ValueError("positions are counted from 1, in order")
        if not len(self.custodians) < 2 * self.minimum_reveals <= 2 * len(self.custodians):
            raise ValueError("minimum_reveals is more than half of the custodians, and not more than all")
        if not self.commit_by < self.reveal_by < self.drawn_at:
            raise ValueError("commit_by is before reveal_by, and that before the round")
        # Whoever states a lower one could show two histories, each with witnesses of its own.
        if not quorum_of(len(self.witnesses)) <= self.quorum <= len(set(self.witnesses)) == len(self.witnesses):
            raise ValueError("the quorum is all but one in five of the witnesses, or more, and each is named once")
        return self

    @property
    def drawn_at(self) -> int:
        """When the round is out, in seconds since 1970."""
        return self.beacon.genesis_time + (self.beacon.round - 1) * self.beacon.period


def quorum_of(witnesses: int) -> int:
    """All but one in five: four of five, so that two histories would need three dishonest ones."""
    return witnesses - witnesses // 5


def statement_file(told: Mapping[str, object]) -> bytes:
    """As it is published: keys sorted, no spaces, UTF-8, ended by a newline."""
    return (json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False) + "\n").encode()


def statement_hash(told: Mapping[str, object]) -> str:
    """*F*, in lowercase hex."""
    return hashlib.sha256(statement_file(told)).hexdigest()


def commitment_of(statement: str, position: int, secret: str) -> str:
    """What a custodian publishes before the secret. `statement`: *F*. `secret`: 64 hex digits."""
    return _hashed(f"prakerja-draw-commitment-2:{statement}:{position}:{secret}")


def signed_commitment(statement: str, position: int, commitment: str) -> bytes:
    """What the custodian's own key signs."""
    return f"prakerja-draw-commit-2:{statement}:{position}:{commitment}".encode("ascii")


def signed_giving_up(statement: str, next_chain: str) -> bytes:
    """What a witness's key signs who gives up the chain of a statement's round. `next_chain`: the hash of the only one
    on which the next attempt may hang, or whoever states it could take a chain of their own.
    """
    return f"prakerja-draw-chain-given-up-2:{statement}:{next_chain}".encode("ascii")


def cutoff_of(statement: str, reveals: list[str]) -> str:
    """*K*. `reveals`: by position, `-` where none came."""
    return _hashed(f"prakerja-draw-cutoff-2:{statement}:{','.join(reveals)}")


def seed_of(statement: str, reveals: list[str], randomness: str) -> str:
    """Of format 2. `reveals`: as in *K*. `randomness`: of the statement's round, in lowercase hex."""
    return _hashed(f"prakerja-draw-seed-2:{statement}:{','.join(reveals)}:{randomness}")


def _hashed(text: str) -> str:
    return hashlib.sha256(text.encode("ascii")).hexdigest()
