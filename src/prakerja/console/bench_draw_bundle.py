"""A bundle around a nation's draw for `prakerja bench draw`: consistent, and proven to nobody: its keys are lost.

What it lacks (a pinned chain, witnesses) costs a verifier less than a second, whatever the size of the draw.
"""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from prakerja.connectors.beacon.quicknet import QUICKNET
from prakerja.connectors.beacon.signature import SIGNATURE_BYTES, randomness_of
from prakerja.console.bench_draw_log import log_of
from prakerja.draw.engine.proof import papers as p
from prakerja.draw.engine.proof.write_proof import verifier
from prakerja.draw.engine.table_file import sha256_of
from prakerja.draw.statement import Statement, commitment_of, cutoff_of, seed_of, signed_commitment, statement_hash
from prakerja.publog.signed_note import public_key_of

_AT: Final = "2020-04-11T00:00:00.000000+00:00"
_LOG: Final = "bench.example"
_DAY: Final = 86_400
_CUSTODIANS: Final = 3


@dataclass(frozen=True)
class Bundle:
    """Everything but the result. `folder` has the tables already."""

    folder: Path
    papers: p.Papers
    seed: str

    def complete(self) -> None:
        """The folder is a whole bundle; result.csv is there by now."""
        for name, content in self.papers.files().items():
            (self.folder / name).write_bytes(content)
        hashes = {name: sha256_of(self.folder / name) for name in p.LISTED}
        (self.folder / p.MANIFEST).write_bytes(p.spelt(hashes))


def bundle_in(folder: Path, *, candidates: int, cap: int) -> Bundle:
    """Around the tables in the folder; the seed is that of its own statement."""
    (folder / p.VERIFIER).write_bytes(verifier())
    log_secret, keys = secrets.token_bytes(32), [Ed25519PrivateKey.generate() for _ in range(_CUSTODIANS)]
    statement = _statement(folder, keys, candidates=candidates, cap=cap, log_key=str(public_key_of(_LOG, log_secret)))
    f = statement_hash(statement.model_dump())
    commitments, reveals = _secrets(f, keys)
    shown = [one.secret for one in reveals]
    cutoff = p.CutOff(statement_sha256=f, reveals=shown, cutoff=cutoff_of(f, shown), at=_AT)
    signature = secrets.token_bytes(SIGNATURE_BYTES)
    beacon = p.BeaconRound(
        chain=statement.beacon.chain,
        round=statement.beacon.round,
        signature=signature.hex(),
        randomness=randomness_of(signature),
    )
    about = {"statement_sha256": f}
    lines = [_line("draw.statement", {"at": _AT, "statement": statement.model_dump(), **about})]
    lines += [_line("draw.commitment", {**one.model_dump(), **about}) for one in commitments]
    lines += [_line("draw.reveal", {**one.model_dump(), **about}) for one in reveals]
    log = log_of([*lines, _line("draw.cutoff", cutoff.model_dump())], name=_LOG, secret=log_secret)
    papers = p.Papers(statement, [*commitments], [*reveals], cutoff, beacon, log)
    return Bundle(folder, papers, seed_of(f, shown, beacon.randomness))


def _statement(folder: Path, keys: list[Ed25519PrivateKey], *, candidates: int, cap: int, log_key: str) -> Statement:
    nothing = "00" * 32
    custodians = [
        {"position": n, "name": f"{n}", "organisation": f"{n}", "public_key": key.public_key().public_bytes_raw().hex()}
        for n, key in enumerate(keys, 1)
    ]
    told = {
        "format": 2,
        "draw": "bench",
        "attempt": 1,
        "previous": "",
        "parent": "",
        "scheme": "bench",
        "cap": cap,
        "scheme_sha256": nothing,
        "household_key_sha256": nothing,
        "joiners_root": nothing,
        "joiners_count": 0,
        "candidates_sha256": sha256_of(folder / p.CANDIDATES),
        "candidates_count": candidates,
        "seats_sha256": sha256_of(folder / p.SEATS),
        "custodians": custodians,
        "reserves": [],
        "minimum_reveals": _CUSTODIANS,
        "commit_by": QUICKNET.genesis_time + _DAY,
        "reveal_by": QUICKNET.genesis_time + 2 * _DAY,
        # A chain that nobody has pinned: nobody knows its key.
        "beacon": {**QUICKNET.model_dump(), "chain": nothing, "round": _DAY},
        "log_key": log_key,
        "witnesses": ["bench"],
        "quorum": 1,
        "verify_sha256": sha256_of(folder / p.VERIFIER),
    }
    return Statement.model_validate(told)


def _secrets(f: str, keys: list[Ed25519PrivateKey]) -> tuple[list[p.Committed], list[p.Revealed]]:
    commitments, reveals = [], []
    for n, key in enumerate(keys, 1):
        secret = secrets.token_hex(32)
        commitment = commitment_of(f, n, secret)
        signature = key.sign(signed_commitment(f, n, commitment)).hex()
        commitments.append(p.Committed(position=n, commitment=commitment, signature=signature, at=_AT))
        reveals.append(p.Revealed(position=n, secret=secret, at=_AT))
    return commitments, reveals


def _line(kind: str, facts: Mapping[str, object]) -> str:
    return json.dumps({**facts, "kind": kind}, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
