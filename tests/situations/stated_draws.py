"""Entries of a draw of format 2, as the log holds them: a statement of three custodians and all that comes after it."""

import json
from typing import Any, Final

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from prakerja.connectors.beacon.quicknet import QUICKNET
from prakerja.draw.statement import (
    commitment_of,
    cutoff_of,
    signed_commitment,
    signed_giving_up,
    statement_hash,
)
from prakerja.publog.cosignature import WitnessKey

#: Seconds since 1970: commitments until COMMIT_BY, reveals until REVEAL_BY, the round an hour later.
STATED: Final = 1_800_000_000
COMMIT_BY: Final = STATED + 100_000
REVEAL_BY: Final = STATED + 200_000
ROUND: Final = (REVEAL_BY + 3600 - QUICKNET.genesis_time) // 3 + 1
DRAWN_AT: Final = QUICKNET.genesis_time + (ROUND - 1) * 3
KEYS: Final = [Ed25519PrivateKey.from_private_bytes(bytes([number]) * 32) for number in (1, 2, 3)]
#: By the secret of each.
WITNESSES: Final = {
    str(WitnessKey.of_secret(f"saksi.example/w{number}", bytes([number]) * 32)): bytes([number]) * 32
    for number in range(11, 16)
}
#: Of a chain that could take the place of the stated one.
OTHER_CHAIN: Final = "cd" * 32
SECRETS: Final = ["1a" * 32, "2b" * 32, "3c" * 32]


def statement(**changed: object) -> dict[str, Any]:
    custodians = [
        {
            "position": position,
            "name": f"Saksi {position}",
            "organisation": f"Lembaga {position}",
            "public_key": key.public_key().public_bytes_raw().hex(),
        }
        for position, key in enumerate(KEYS, 1)
    ]
    hashes = dict.fromkeys(
        ("scheme_sha256", "candidates_sha256", "seats_sha256", "joiners_root", "household_key_sha256", "verify_sha256"),
        "ab" * 32,
    )
    return {
        "format": 2,
        "draw": "gelombang-12",
        "attempt": 1,
        "previous": "",
        "parent": "",
        "scheme": "2020-1",
        "cap": 2,
        "candidates_count": 10,
        "joiners_count": 12,
        **hashes,
        "custodians": custodians,
        "reserves": [],
        "minimum_reveals": 2,
        "commit_by": COMMIT_BY,
        "reveal_by": REVEAL_BY,
        "beacon": {**QUICKNET.model_dump(), "round": ROUND},
        "log_key": "log+00000000+AQ==",
        "witnesses": list(WITNESSES),
        "quorum": 4,
        **changed,
    }


F: Final = statement_hash(statement())


def line(kind: str, **facts: object) -> bytes:
    told = {"kind": kind, "at": "2027-01-15T08:00:00.000000+00:00", **facts}
    return json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def stated(**changed: object) -> bytes:
    told = statement(**changed)
    return line("draw.statement", statement=told, statement_sha256=statement_hash(told))


def committed(position: int, *, f: str = F, key: int | None = None) -> bytes:
    """`key`: whose key signs it, by position."""
    commitment = commitment_of(f, position, SECRETS[position - 1])
    signature = KEYS[(key or position) - 1].sign(signed_commitment(f, position, commitment)).hex()
    return line("draw.commitment", statement_sha256=f, position=position, commitment=commitment, signature=signature)


def revealed(position: int, *, f: str = F, secret: str = "") -> bytes:
    return line("draw.reveal", statement_sha256=f, position=position, secret=secret or SECRETS[position - 1])


def cut_off(*reveals: str, f: str = F, k: str = "") -> bytes:
    came = list(reveals)
    return line("draw.cutoff", statement_sha256=f, reveals=came, cutoff=k or cutoff_of(f, came))


def taken_back(f: str = F) -> bytes:
    return line("draw.taken_back", statement_sha256=f)


def giving_up(witness: str, *, f: str = F, next_chain: str = OTHER_CHAIN, key: bytes | None = None) -> dict[str, str]:
    """`key`: the secret that signs it, in place of the witness's own."""
    secret = Ed25519PrivateKey.from_private_bytes(key or WITNESSES[witness])
    return {"witness": witness, "signature": secret.sign(signed_giving_up(f, next_chain)).hex()}


def chain_given_up(*by: dict[str, str], f: str = F, next_chain: str = OTHER_CHAIN) -> bytes:
    return line("draw.chain_given_up", statement_sha256=f, next_chain=next_chain, given_up_by=list(by))
