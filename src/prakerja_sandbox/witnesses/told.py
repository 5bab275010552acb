"""Which log the witnesses watch and by which keys they sign: a file that the demo writes, read when it has changed."""

import json
from dataclasses import dataclass
from pathlib import Path

from prakerja_sandbox.switches import WITNESSES


@dataclass(frozen=True, slots=True)
class Watched:
    """`url`: the site below whose /log/ the entries are. `keys`: the log's, any of which signs."""

    origin: str
    url: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Signer:
    """`secret`: of the sandbox, so everybody may know it."""

    name: str
    secret: bytes


@dataclass(frozen=True, slots=True)
class Told:
    """`signers` by the part of their address. `before_round_s`: how long before its round a cut-off must be there."""

    log: Watched
    signers: dict[str, Signer]
    before_round_s: int


def read_told(file: Path | None) -> Told | None:
    """None: nobody has named a log. Raises ValueError of a file that holds something else."""
    if file is None or not file.exists():
        return None
    told = json.loads(file.read_text())
    log, given = told["log"], told["witnesses"]
    signers = [Signer(one["name"], bytes.fromhex(one["secret"])) for one in given]
    parts = [name.removeprefix("witness-") for name in WITNESSES]
    watched = Watched(log["origin"], log["url"], tuple(log["keys"]))
    return Told(watched, dict(zip(parts, signers, strict=True)), told["before_round_s"])
