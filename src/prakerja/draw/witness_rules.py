"""What a witness refuses to cosign of a draw, judged by its own clock and by what it was handed. Pure.

The moment of an entry is when this witness first read it, and not what stands in it. So what was too early stays too
early, and what was handed too late stays unseen.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from prakerja.draw.given_up import is_given_up
from prakerja.draw.log_entries import (
    ChainGivenUpEntry,
    CommitmentEntry,
    CutoffEntry,
    DrawEntry,
    RevealEntry,
    StatementEntry,
    TakenBackEntry,
)
from prakerja.draw.witnessed_attempt import NONE, Attempt

#: How long before its round a cut-off must have been cosigned.
BEFORE_ROUND_S: Final = 300


class Reason(StrEnum):
    """Why a log with such an entry is not cosigned."""

    SECOND_STATEMENT = "a second statement of one draw and attempt"
    NEXT_TOO_EARLY = "a next attempt, and the last one has neither ended nor was it taken back"
    NOT_THE_NEXT = "an attempt that does not follow the last one"
    NEXT_DIFFERS = "a next attempt that changes more than its times, its round and who revealed nothing"
    UNKNOWN_STATEMENT = "about a statement that is not in the log"
    TAKEN_BACK_LATE = "taken back at commit_by or later"
    CHAIN_GIVEN_UP_EARLY = "a chain given up before its round was due"
    CHAIN_NOT_GIVEN_UP = "a chain given up by fewer witnesses than the quorum, or for itself"
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


def refusals(read: Sequence[Read], handed: Iterable[Handed], *, before_round_s: int = BEFORE_ROUND_S) -> list[Refused]:
    """Every reason against the log, in its order; none: its draws are as the rules have them."""
    judge = _Judge(tuple(handed), before_round_s)
    return [Refused(one.number, reason) for one in read for reason in judge.look_at(one)]


class _Judge:
    def __init__(self, handed: Sequence[Handed], before_round_s: int) -> None:
        self._handed, self._before_round_s = handed, before_round_s
        self._attempts: dict[str, Attempt] = {}
        #: By draw, in the order of the log.
        self._of_draw: dict[str, list[Attempt]] = defaultdict(list)

    def look_at(self, read: Read) -> Iterator[Reason]:
        entry = read.entry
        if isinstance(entry, StatementEntry):
            yield from self._statement(entry, read)
            return
        attempt = self._attempts.get(entry.statement_sha256)
        if attempt is None:
            yield Reason.UNKNOWN_STATEMENT
        elif isinstance(entry, CutoffEntry):
            yield from self._cutoff(attempt, entry, read)
        else:
            yield from _of_attempt(attempt, entry, read.at)

    def _statement(self, entry: StatementEntry, read: Read) -> Iterator[Reason]:
        stated, before = entry.statement, self._of_draw[entry.statement.draw]
        if any(one.statement.attempt == stated.attempt for one in before):
            yield Reason.SECOND_STATEMENT
        elif (stated.attempt, stated.previous) != (len(before) + 1, before[-1].sha256 if before else ""):
            yield Reason.NOT_THE_NEXT
        elif before and not self._has_ended(before[-1], read.at):
            yield Reason.NEXT_TOO_EARLY
        elif before and not before[-1].is_followed_by(stated, had=self._had_in_time(before[-1])):
            yield Reason.NEXT_DIFFERS
        is_older = read.is_older and read.at >= stated.commit_by
        attempt = Attempt(stated, entry.statement_sha256, is_older)
        before.append(attempt)
        self._attempts.setdefault(entry.statement_sha256, attempt)

    def _has_ended(self, attempt: Attempt, at: int) -> bool:
        """As this witness saw it: taken back in time, its chain given up, cut off with too few, or not cut off in time
        and past that.
        """
        if attempt.taken_back or attempt.next_chain or attempt.is_older:
            return True
        last = attempt.statement.drawn_at - self._before_round_s
        if attempt.cut_off is not None and attempt.cut_off[1] <= last:
            came = sum(reveal != NONE for reveal in attempt.cut_off[0].reveals)
            return came < attempt.statement.minimum_reveals
        return at > last

    def _cutoff(self, attempt: Attempt, entry: CutoffEntry, read: Read) -> Iterator[Reason]:
        if attempt.cut_off is not None:
            yield Reason.SECOND_CUTOFF
            return
        attempt.cut_off = (entry, read.at)
        if read.at < attempt.statement.reveal_by and not attempt.is_older:
            yield Reason.CUTOFF_TOO_EARLY
        if not attempt.is_cut_by(entry):
            yield Reason.CUTOFF_WRONG
        elif any(entry.reveals[position - 1] != secret for position, secret in self._had_in_time(attempt)):
            yield Reason.CUTOFF_LACKS_REVEAL

    def _had_in_time(self, attempt: Attempt) -> Iterator[tuple[int, str]]:
        yield from attempt.reveals.items()
        for one in self._handed:
            is_ours = one.statement_sha256 == attempt.sha256 and one.at < attempt.statement.reveal_by
            if is_ours and attempt.is_bound_to(one.position, one.secret):
                yield one.position, one.secret


def _of_attempt(
    attempt: Attempt, entry: CommitmentEntry | RevealEntry | TakenBackEntry | ChainGivenUpEntry, at: int
) -> Iterator[Reason]:
    if isinstance(entry, CommitmentEntry):
        if at < attempt.statement.commit_by and attempt.is_signed(entry):
            attempt.commitments.setdefault(entry.position, entry.commitment)
    elif isinstance(entry, RevealEntry):
        attempt.came.add(entry.position)
        if at < attempt.statement.reveal_by and attempt.is_bound_to(entry.position, entry.secret):
            attempt.reveals[entry.position] = entry.secret
    elif isinstance(entry, TakenBackEntry):
        yield from _taken_back(attempt, at)
    else:
        yield from _chain_given_up(attempt, entry, at)


def _taken_back(attempt: Attempt, at: int) -> Iterator[Reason]:
    if at >= attempt.statement.commit_by and not attempt.is_older:
        yield Reason.TAKEN_BACK_LATE
    else:
        attempt.taken_back = True


def _chain_given_up(attempt: Attempt, entry: ChainGivenUpEntry, at: int) -> Iterator[Reason]:
    """Whether the round is late or lost no rule can say: the organisations that witness decide, and each by its key."""
    by, next_chain = entry.given_up_by, entry.next_chain
    if at < attempt.statement.drawn_at and not attempt.is_older:
        yield Reason.CHAIN_GIVEN_UP_EARLY
    elif is_given_up(attempt.statement, statement=attempt.sha256, next_chain=next_chain, by=by):
        attempt.next_chain = attempt.next_chain or next_chain
    else:
        yield Reason.CHAIN_NOT_GIVEN_UP
