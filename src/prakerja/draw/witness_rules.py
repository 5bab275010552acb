"""What a witness refuses to cosign of a draw, judged by its own clock and by what it was handed. Pure.

The moment of an entry is when this witness first read it, and not what stands in it. So what was too early stays too
early, and what was handed too late stays unseen.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from prakerja.draw.log_entries import (
    CommitmentEntry,
    CutoffEntry,
    DrawEntry,
    RevealEntry,
    StatementEntry,
    TakenBackEntry,
)
from prakerja.draw.statement import Statement, commitment_of, cutoff_of, signed_commitment

#: How long before its round a cut-off must have been cosigned.
BEFORE_ROUND_S: Final = 300
_NONE: Final = "-"


class Reason(StrEnum):
    """Why a log with such an entry is not cosigned."""

    SECOND_STATEMENT = "a second statement of one draw and attempt"
    NEXT_TOO_EARLY = "a next attempt, and the last one has neither ended nor was it taken back"
    NOT_THE_NEXT = "an attempt that does not follow the last one"
    UNKNOWN_STATEMENT = "about a statement that is not in the log"
    TAKEN_BACK_LATE = "taken back at commit_by or later"
    SECOND_CUTOFF = "a second cut-off of one statement"
    CUTOFF_TOO_EARLY = "a cut-off before reveal_by"
    CUTOFF_WRONG = "a cut-off that is not over the custodians' reveals"
    CUTOFF_LACKS_REVEAL = "a cut-off that lacks a reveal which this witness had before reveal_by"


@dataclass(frozen=True)
class Read:
    """An entry, its number, and when this witness first read it, in seconds since 1970.

    `is_older`: it was in the log before this witness was there, which cannot say when it came.
    """

    number: int
    entry: DrawEntry
    at: int
    is_older: bool = False


@dataclass(frozen=True)
class Handed:
    """A reveal that came to the witness itself, whether or not the log has it."""

    statement_sha256: str
    position: int
    secret: str
    at: int


@dataclass(frozen=True)
class Refused:
    number: int
    reason: Reason

    def __str__(self) -> str:
        return f"entry {self.number}: {self.reason}"


@dataclass
class _Attempt:
    """All that came about one statement, in the order of the log."""

    statement: Statement
    sha256: str
    #: Commitments were over before this witness was there: what hangs on moments is for others to judge.
    is_older: bool
    #: By position: the first one that its custodian signed and that was read before commit_by.
    commitments: dict[int, str] = field(default_factory=dict)
    #: What the log showed before reveal_by.
    reveals: dict[int, str] = field(default_factory=dict)
    taken_back: bool = False
    #: Which reveals its cut-off names, and when that was read.
    cut_off: tuple[CutoffEntry, int] | None = None


def refusals(read: Sequence[Read], handed: Iterable[Handed], *, before_round_s: int = BEFORE_ROUND_S) -> list[Refused]:
    """Every reason against the log, in its order; none: its draws are as the rules have them."""
    judge = _Judge(tuple(handed), before_round_s)
    return [Refused(one.number, reason) for one in read for reason in judge.look_at(one)]


class _Judge:
    def __init__(self, handed: Sequence[Handed], before_round_s: int) -> None:
        self._handed, self._before_round_s = handed, before_round_s
        self._attempts: dict[str, _Attempt] = {}
        #: By draw, in the order of the log.
        self._of_draw: dict[str, list[_Attempt]] = defaultdict(list)

    def look_at(self, read: Read) -> Iterator[Reason]:
        entry = read.entry
        if isinstance(entry, StatementEntry):
            yield from self._statement(entry, read)
            return
        attempt = self._attempts.get(entry.statement_sha256)
        if attempt is None:
            yield Reason.UNKNOWN_STATEMENT
        elif isinstance(entry, CommitmentEntry):
            if read.at < attempt.statement.commit_by and _is_custodian_s(attempt, entry):
                attempt.commitments.setdefault(entry.position, entry.commitment)
        elif isinstance(entry, RevealEntry):
            if read.at < attempt.statement.reveal_by and _is_valid(attempt, entry.position, entry.secret):
                attempt.reveals[entry.position] = entry.secret
        elif isinstance(entry, TakenBackEntry):
            yield from _taken_back(attempt, read.at)
        else:
            yield from self._cutoff(attempt, entry, read)

    def _statement(self, entry: StatementEntry, read: Read) -> Iterator[Reason]:
        stated, before = entry.statement, self._of_draw[entry.statement.draw]
        if any(one.statement.attempt == stated.attempt for one in before):
            yield Reason.SECOND_STATEMENT
        elif (stated.attempt, stated.previous) != (len(before) + 1, before[-1].sha256 if before else ""):
            yield Reason.NOT_THE_NEXT
        elif before and not self._has_ended(before[-1], read.at):
            yield Reason.NEXT_TOO_EARLY
        is_older = read.is_older and read.at >= stated.commit_by
        attempt = _Attempt(stated, entry.statement_sha256, is_older)
        before.append(attempt)
        self._attempts.setdefault(entry.statement_sha256, attempt)

    def _has_ended(self, attempt: _Attempt, at: int) -> bool:
        """As this witness saw it: taken back in time, cut off with too few, or not cut off in time and past that."""
        if attempt.taken_back or attempt.is_older:
            return True
        last = attempt.statement.drawn_at - self._before_round_s
        if attempt.cut_off is not None and attempt.cut_off[1] <= last:
            came = sum(reveal != _NONE for reveal in attempt.cut_off[0].reveals)
            return came < attempt.statement.minimum_reveals
        return at > last

    def _cutoff(self, attempt: _Attempt, entry: CutoffEntry, read: Read) -> Iterator[Reason]:
        if attempt.cut_off is not None:
            yield Reason.SECOND_CUTOFF
            return
        attempt.cut_off = (entry, read.at)
        if read.at < attempt.statement.reveal_by and not attempt.is_older:
            yield Reason.CUTOFF_TOO_EARLY
        if not _is_right(attempt, entry):
            yield Reason.CUTOFF_WRONG
        elif any(entry.reveals[position - 1] != secret for position, secret in self._had_in_time(attempt)):
            yield Reason.CUTOFF_LACKS_REVEAL

    def _had_in_time(self, attempt: _Attempt) -> Iterator[tuple[int, str]]:
        yield from attempt.reveals.items()
        for one in self._handed:
            is_ours = one.statement_sha256 == attempt.sha256 and one.at < attempt.statement.reveal_by
            if is_ours and _is_valid(attempt, one.position, one.secret):
                yield one.position, one.secret


def _taken_back(attempt: _Attempt, at: int) -> Iterator[Reason]:
    if at >= attempt.statement.commit_by and not attempt.is_older:
        yield Reason.TAKEN_BACK_LATE
    else:
        attempt.taken_back = True


def _is_custodian_s(attempt: _Attempt, entry: CommitmentEntry) -> bool:
    """Signed by the key that the statement names for the position: what anybody else writes binds nobody."""
    if entry.position > len(attempt.statement.custodians):
        return False
    key = bytes.fromhex(attempt.statement.custodians[entry.position - 1].public_key)
    try:
        signed = signed_commitment(attempt.sha256, entry.position, entry.commitment)
        Ed25519PublicKey.from_public_bytes(key).verify(bytes.fromhex(entry.signature), signed)
    except InvalidSignature:
        return False
    return True


def _is_valid(attempt: _Attempt, position: int, secret: str) -> bool:
    """Whether it is the secret that the custodian at this position is bound to."""
    return attempt.commitments.get(position) == commitment_of(attempt.sha256, position, secret)


def _is_right(attempt: _Attempt, entry: CutoffEntry) -> bool:
    if len(entry.reveals) != len(attempt.statement.custodians):
        return False
    shown = [(position, secret) for position, secret in enumerate(entry.reveals, 1) if secret != _NONE]
    is_hash = entry.cutoff == cutoff_of(attempt.sha256, entry.reveals)
    # Whoever was not there knows of no commitment whether it came in time.
    is_bound = attempt.is_older or all(_is_valid(attempt, position, secret) for position, secret in shown)
    return is_hash and is_bound
