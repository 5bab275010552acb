"""What the papers of a bundle must agree on, as section 5 of the design has it: reveals, cut-off, round. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from prakerja.connectors.beacon.chain import Chain
from prakerja.connectors.beacon.signature import NotAKey, is_signed, randomness_of
from prakerja.draw.engine.proof import papers as p
from prakerja.draw.engine.proof.faults import Found
from prakerja.draw.engine.proof.trust import Trust
from prakerja.draw.statement import Statement, commitment_of, cutoff_of, signed_commitment

#: Outside the sandbox, in seconds: the round after reveal_by.
_ROUND_AFTER: Final = 1_800


@dataclass
class Judged:
    faults: list[Found] = field(default_factory=list)
    lacks: list[Found] = field(default_factory=list)

    def wrong(self, name: str, where: object = "") -> None:
        self.faults.append(Found(name, str(where)))

    def lacking(self, name: str, where: str = "") -> None:
        self.lacks.append(Found(name, where))


def other_files(stated: Statement, hashes: Mapping[str, str]) -> list[Found]:
    """Which files are not those of the statement. `hashes`: SHA-256 by name."""
    wanted = (
        (p.CANDIDATES, stated.candidates_sha256, "candidates_differ"),
        (p.SEATS, stated.seats_sha256, "seats_differ"),
        (p.VERIFIER, stated.verify_sha256, "script_differs"),
    )
    return [Found(fault) for name, sha256, fault in wanted if hashes[name] != sha256]


def judge_papers(papers: p.Papers, *, origin: str, trust: Trust, cutoff: str, randomness: str) -> Judged:
    """`origin`: *F* under which secrets were committed. `cutoff`, `randomness`: from outside, or empty."""
    judged = Judged()
    for custodian, committed, revealed in zip(
        papers.statement.custodians, papers.commitments, papers.reveals, strict=True
    ):
        if committed and not _is_signed_by(custodian.public_key, origin, committed):
            judged.wrong("commitment_unsigned", custodian.position)
        if revealed and not _opens(committed, revealed, origin):
            judged.wrong("reveal_wrong", custodian.position)
    _cutoff(papers, judged, origin=origin, given=cutoff)
    _beacon(papers, judged, trust=trust, given=randomness)
    return judged


def _is_signed_by(public_key: str, origin: str, committed: p.Committed) -> bool:
    signed = signed_commitment(origin, committed.position, committed.commitment)
    try:
        Ed25519PublicKey.from_public_bytes(bytes.fromhex(public_key)).verify(bytes.fromhex(committed.signature), signed)
    except InvalidSignature:
        return False
    return True


def _opens(committed: p.Committed | None, revealed: p.Revealed, origin: str) -> bool:
    return committed is not None and committed.commitment == commitment_of(origin, revealed.position, revealed.secret)


def _cutoff(papers: p.Papers, judged: Judged, *, origin: str, given: str) -> None:
    cut, came = papers.cutoff, [one.secret if one else p.NONE_CAME for one in papers.reveals]
    if cut.reveals != came or cut.statement_sha256 != origin or cut.cutoff != cutoff_of(origin, cut.reveals):
        judged.wrong("cutoff_differs")
    if given and cut.cutoff != given:
        judged.wrong("cutoff_not_given")
    if sum(one != p.NONE_CAME for one in cut.reveals) < papers.statement.minimum_reveals:
        judged.wrong("too_few_reveals")


def _beacon(papers: p.Papers, judged: Judged, *, trust: Trust, given: str) -> None:
    stated, came = papers.statement, papers.beacon
    pinned = trust.chain(stated.beacon.chain)
    is_stated = (came.chain, came.round) == (stated.beacon.chain, stated.beacon.round)
    if not is_stated:
        judged.wrong("beacon_other")
    if pinned is not None and pinned.model_dump() != stated.beacon.model_dump(exclude={"round"}):
        judged.wrong("chain_differs")
    if stated.drawn_at < stated.reveal_by + (0 if trust.sandbox else _ROUND_AFTER):
        judged.wrong("round_early")
    signature = bytes.fromhex(came.signature)
    is_hash = came.randomness == randomness_of(signature)
    if not is_hash or (given and came.randomness != given):
        judged.wrong("randomness_invented")
    elif pinned is None:
        judged.lacking("chain")
    elif is_stated and not _is_genuine(pinned, stated.beacon.round, signature):
        judged.wrong("randomness_invented")


def _is_genuine(pinned: Chain, number: int, signature: bytes) -> bool:
    try:
        return is_signed(pinned, number, signature)
    except NotAKey:
        return False
