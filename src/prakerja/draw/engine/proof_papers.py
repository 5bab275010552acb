"""The papers of a published draw: what each file of a bundle says, and the one way each is written down."""

import json
from collections.abc import Mapping
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field

from prakerja.draw.engine.seed import FEWEST_CUSTODIANS

FORMAT: Final = "prakerja-draw-1"
RULES: Final = "rules.json"
SEATS: Final = "seats.csv"
CANDIDATES: Final = "candidates.csv"
COMMITMENTS: Final = "commitments.json"
REVEALS: Final = "reveals.json"
RESULT: Final = "result.csv"
VERIFIER: Final = "verify.py"
MANIFEST: Final = "manifest.json"
LISTED_FILES: Final = (CANDIDATES, COMMITMENTS, RESULT, REVEALS, RULES, SEATS, VERIFIER)

type Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
type Name = Annotated[str, Field(min_length=1, max_length=200)]
type OnePerCustodian[T] = Annotated[tuple[T, ...], Field(min_length=FEWEST_CUSTODIANS, max_length=99)]


class _Paper(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)


class Beacon(_Paper):
    """A public source of randomness and the round of it that will count, named before that round exists."""

    source: Name
    round: Annotated[str, Field(pattern=r"^[0-9A-Za-z.:-]{1,64}$")]


class Rules(_Paper):
    """Published before the seed exists: everything that decides the draw but chance.

    `seed_candidates_sha256` equals `candidates_sha256`, except in a recovery or backfill draw: there it is that of the
    draw which it continues, so that seed and order stay the same.
    """

    format: Literal["prakerja-draw-1"] = FORMAT
    draw: Name
    cap: Annotated[int, Field(ge=1)]
    candidates_sha256: Sha256
    seats_sha256: Sha256
    seed_candidates_sha256: Sha256
    custodians: OnePerCustodian[Name]
    beacon: Beacon | None = None


class Commitments(_Paper):
    """The commitments in the order of the rules' custodians; published before anybody reveals."""

    commitments: OnePerCustodian[Sha256]


class Reveals(_Paper):
    """The custodians' reveals in the same order, the beacon's value if the rules name one, and the seed they make."""

    reveals: OnePerCustodian[Sha256]
    beacon: str | None = None
    seed: Sha256


def paper_text(paper: _Paper) -> str:
    """The paper as the file holds it; its SHA-256 may be published from this text."""
    return canonical_json(paper.model_dump())


def canonical_json(content: Mapping[str, object]) -> str:
    """JSON in one fixed spelling: keys sorted, two spaces, one final line feed, so that a changed byte cannot hide."""
    return json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
