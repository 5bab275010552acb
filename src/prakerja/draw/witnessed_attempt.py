"""What a witness knows of one attempt at a draw, from the log's entries in their order. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from prakerja.draw.attempt_rules import follows
from prakerja.draw.log_entries import CommitmentEntry, CutoffEntry
from prakerja.draw.statement import Statement, commitment_of, cutoff_of, signed_commitment

#: In a cut-off, where no reveal came.
NONE: Final = "-"


@dataclass
class Attempt:
    """All that came about one statement, in the order of the log."""

    statement: Statement
    sha256: str
    #: Commitments were over before this witness was there: what hangs on moments is for others to judge.
    is_older: bool
    #: By position: the first one that its custodian signed and that was read before commit_by.
    commitments: dict[int, str] = field(default_factory=dict)
    #: What the log showed before reveal_by.
    reveals: dict[int, str] = field(default_factory=dict)
    #: Positions of which the log shows a reveal at all, whenever it came and whatever it is worth.
    came: set[int] = field(default_factory=set)
    taken_back: bool = False
    #: The hash of the chain on which the next attempt hangs, since a quorum gave up this one's; empty: it did not.
    next_chain: str = ""
    #: Which reveals its cut-off names, and when that was read.
    cut_off: tuple[CutoffEntry, int] | None = None

    def is_signed(self, entry: CommitmentEntry) -> bool:
        """By the key that the statement names for the position: what anybody else writes binds nobody."""
        if entry.position > len(self.statement.custodians):
            return False
        key = bytes.fromhex(self.statement.custodians[entry.position - 1].public_key)
        try:
            signed = signed_commitment(self.sha256, entry.position, entry.commitment)
            Ed25519PublicKey.from_public_bytes(key).verify(bytes.fromhex(entry.signature), signed)
        except InvalidSignature:
            return False
        return True

    def is_bound_to(self, position: int, secret: str) -> bool:
        """Whether it is the secret that the custodian at this position committed to."""
        return self.commitments.get(position) == commitment_of(self.sha256, position, secret)

    def is_cut_by(self, entry: CutoffEntry) -> bool:
        """Whether the cut-off is over secrets to which its custodians are bound."""
        if len(entry.reveals) != len(self.statement.custodians):
            return False
        shown = [(position, secret) for position, secret in enumerate(entry.reveals, 1) if secret != NONE]
        is_hash = entry.cutoff == cutoff_of(self.sha256, entry.reveals)
        # Whoever was not there knows of no commitment whether it came in time.
        return is_hash and (self.is_older or all(self.is_bound_to(position, secret) for position, secret in shown))

    def is_followed_by(self, stated: Statement, *, had: Iterable[tuple[int, str]]) -> bool:
        """Whether the next attempt keeps what it must. `had`: reveals by position that came to this witness in time;
        none of those custodians is replaced.
        """
        lost = set() if self.taken_back else {one.position for one in self.statement.custodians} - self.came
        return lost.isdisjoint(position for position, _ in had) and follows(
            self.statement.model_dump(),
            stated.model_dump(),
            previous=self.sha256,
            is_taken_back=self.taken_back,
            came=self.came,
            next_chain=self.next_chain,
        )
