"""Whether an attempt follows the one before it, by what the bundle's part of the log has of that one. Pure."""

from collections.abc import Iterable, Mapping

from pydantic import ValidationError

from prakerja.draw.attempt_rules import follows
from prakerja.draw.engine.proof.log_lines import one_line
from prakerja.draw.given_up import is_given_up
from prakerja.draw.log_entries import CHAIN_GIVEN_UP, REVEAL, STATEMENT, TAKEN_BACK, ChainGivenUpEntry, StatementEntry
from prakerja.draw.statement import Statement

type Told = Mapping[str, object]


def statement_before(told: Iterable[Told], previous: str) -> tuple[str, Statement] | None:
    """The entry that states the attempt named by *F*, as the log writes it, and what it says; None: there is none."""
    for one in told:
        if one.get("kind") == STATEMENT and one.get("statement_sha256") == previous:
            try:
                return one_line(one), StatementEntry.model_validate(one).statement
            except ValidationError:
                continue
    return None


def is_next(stated: Statement, before: Statement, told: Iterable[Told]) -> bool:
    """`told`: entries of the log, among them those about the attempt before. What lacks there nobody can hold against
    it: that nothing does, witnesses look after.
    """
    about = [one for one in told if one.get("statement_sha256") == stated.previous]
    return follows(
        before.model_dump(),
        stated.model_dump(),
        previous=stated.previous,
        is_taken_back=any(one.get("kind") == TAKEN_BACK for one in about),
        came=[one.get("position") for one in about if one.get("kind") == REVEAL],
        next_chain=next((_next_chain(before, one) for one in about if _next_chain(before, one)), ""),
    )


def _next_chain(before: Statement, told: Told) -> str:
    """Empty: it is no entry by which a quorum gave up the chain."""
    if told.get("kind") != CHAIN_GIVEN_UP:
        return ""
    try:
        entry = ChainGivenUpEntry.model_validate(told)
    except ValidationError:
        return ""
    f, by = entry.statement_sha256, entry.given_up_by
    return entry.next_chain if is_given_up(before, statement=f, next_chain=entry.next_chain, by=by) else ""
