"""Entries of a draw as the log writes them: which parts each has, and in what spelling."""

import json
from collections.abc import Mapping
from typing import Any, Final

#: What each kind of entry holds beside `kind`, `at` and `statement_sha256`.
KINDS: Final = {
    "draw.statement": {"statement"},
    "draw.commitment": {"position", "commitment", "signature"},
    "draw.reveal": {"position", "secret"},
    "draw.cutoff": {"reveals", "cutoff"},
    "draw.taken_back": set[str](),
    "draw.chain_given_up": {"next_chain", "given_up_by"},
}
#: What a statement holds: these and nothing else.
STATED: Final = frozenset(
    {
        *("format", "draw", "attempt", "previous", "parent", "scheme", "scheme_sha256", "cap", "candidates_sha256"),
        *("candidates_count", "seats_sha256", "joiners_root", "joiners_count", "household_key_sha256", "custodians"),
        *("reserves", "minimum_reveals", "commit_by", "reveal_by", "beacon", "log_key", "witnesses", "quorum"),
        "verify_sha256",
    }
)


def is_of_draws(line: bytes) -> bool:
    """Whether the witness keeps it: what it cannot read at all, too."""
    told = read_line(line)
    return told is None or str(told.get("kind")) in KINDS


def read_line(line: bytes) -> dict[str, Any] | None:
    """The line as an object; None: it is none."""
    try:
        told = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return told if isinstance(told, dict) else None


def is_well_made(line: bytes, told: Mapping[str, Any]) -> bool:
    """No part too many or too few, and in the one spelling."""
    spelt = json.dumps(told, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    parts = {"kind", "at", "statement_sha256"} | KINDS[told["kind"]]
    return told.keys() == parts and spelt.encode(errors="replace") == line
