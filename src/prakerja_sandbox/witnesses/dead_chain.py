"""What is wrong with an entry by which a draw's chain is given up."""

from collections.abc import Mapping
from typing import Any

from prakerja_sandbox.witnesses.notes import is_given_up_by


def fault_of_giving_up(told: Mapping[str, Any], *, said: Mapping[str, Any], name: str, is_early: bool) -> str:
    """A few words; empty: so many witnesses as vouch for the draw have signed that they wait no longer, each once.

    `said`, `name`: the statement, and its hash.
    """
    following, by = told["next_chain"], list(told["given_up_by"])
    if not _is_hex(following, 64) or not by or not all(map(_is_signature, by)):
        return "cannot be read"
    if is_early:
        return "is a chain given up before its round was due"
    signed = f"prakerja-draw-chain-given-up-2:{name}:{following}".encode()
    keys = {one["witness"] for one in by if is_given_up_by(one["witness"], one["signature"], signed)}
    if len(keys & set(said["witnesses"])) < said["quorum"] or following == said["beacon"]["chain"]:
        return "is a chain given up by fewer witnesses than the quorum, or for itself"
    return ""


def _is_signature(one: Mapping[str, Any]) -> bool:
    return one.keys() == {"witness", "signature"} and _is_hex(one["signature"], 128) and isinstance(one["witness"], str)


def _is_hex(text: str, digits: int) -> bool:
    return len(text) == digits and set(text) <= set("0123456789abcdef")
