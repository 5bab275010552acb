"""Whether what a draw rests on was in the public log, in time and before a quorum (section 5 of the design). Pure."""

from typing import Final

from prakerja.draw.engine.proof import papers as p
from prakerja.draw.engine.proof.attempts import is_next, statement_before
from prakerja.draw.engine.proof.log_lines import one_line
from prakerja.draw.engine.proof.log_reading import LogReading
from prakerja.draw.engine.proof.rules import Judged
from prakerja.draw.engine.proof.trust import Trust

#: Outside the sandbox, in seconds: *F* before commit_by, *K* before the round, a key's age.
_STATED_BEFORE: Final = 86_400
_CUT_OFF_BEFORE: Final = 300
_KEY_BEFORE: Final = 14 * 86_400
_PREVIOUS: Final = "previous"


def judge_log(papers: p.Papers, log: LogReading, *, statement: str, origin: str, trust: Trust, result: str) -> Judged:
    """Whether what the draw rests on was in the log, in time and before a quorum. `result`: SHA-256 of result.csv."""
    judged = Judged()
    _contradictions(papers, log, judged, statement=statement, origin=origin, result=result)
    lines = _needed(papers, log, statement=statement, origin=origin) | _previous(papers, log, judged)
    for where, line in lines.items():
        if not line or not log.has(line):
            judged.wrong("log_entry_missing", where)
    quorum = papers.statement.quorum
    if len(log.witnesses) < quorum:
        judged.lacking("witnesses")
        return judged
    for where, line in lines.items():
        if line and log.has(line) and _counts(papers, where):
            _vouched(papers, judged, where, log.times(line), trust=trust)
    if not trust.sandbox:
        _custodian_keys(papers, log, judged)
    return judged


def _vouched(papers: p.Papers, judged: Judged, where: str, times: list[int], *, trust: Trust) -> None:
    if len(times) < papers.statement.quorum:
        judged.lacking("quorum", where)
    elif not papers.statement.parent and where != _PREVIOUS:
        _in_time(papers, judged, where, times, trust=trust)


def _previous(papers: p.Papers, log: LogReading, judged: Judged) -> dict[str, str]:
    """The entry of the attempt before, where there was one: this one follows it, or the draw was rolled again."""
    stated = papers.statement
    if not stated.previous:
        return {}
    before = statement_before(log.told, stated.previous)
    if before is None:
        return {_PREVIOUS: ""}
    line, told = before
    if not is_next(stated, told, log.told):
        judged.wrong("attempt_differs")
    return {_PREVIOUS: line}


def _needed(papers: p.Papers, log: LogReading, *, statement: str, origin: str) -> dict[str, str]:
    """The entries that must be there, as the log writes them; empty: there is none."""
    stated = papers.statement.model_dump()
    told = {"kind": "draw.statement", "statement": stated, "statement_sha256": statement}
    lines = (one_line({**told, "at": one.get("at")}) for one in log.told)
    needed = {"statement": next((line for line in lines if log.has(line)), "")}
    if papers.statement.parent:
        return needed
    of_ours = {"statement_sha256": origin}
    for committed in filter(None, papers.commitments):
        told = {**committed.model_dump(), "kind": "draw.commitment", **of_ours}
        needed[f"commitment {committed.position}"] = one_line(told)
    for revealed in filter(None, papers.reveals):
        needed[f"reveal {revealed.position}"] = one_line({**revealed.model_dump(), "kind": "draw.reveal", **of_ours})
    needed["cutoff"] = one_line({**papers.cutoff.model_dump(), "kind": "draw.cutoff"})
    return needed


def _counts(papers: p.Papers, where: str) -> bool:
    """Whether it must have been in time: the statement, *K*, and commitments whose reveals are in *K*."""
    kind, _, position = where.partition(" ")
    if kind == "commitment":
        return papers.cutoff.reveals[int(position) - 1] != p.NONE_CAME
    return kind != "reveal"


def _in_time(papers: p.Papers, judged: Judged, where: str, times: list[int], *, trust: Trust) -> None:
    """`times`: of all witnesses that cosigned it, as many as the quorum or more."""
    stated = papers.statement
    reached = times[stated.quorum - 1]
    if where == "statement":
        if reached + (1 if trust.sandbox else _STATED_BEFORE) > stated.commit_by:
            judged.wrong("statement_late")
    elif where == "cutoff":
        last = stated.drawn_at - (0 if trust.sandbox else _CUT_OFF_BEFORE)
        if sum(stated.reveal_by <= at <= last for at in times) < stated.quorum:
            judged.wrong("cutoff_untimely")
    elif reached >= stated.commit_by:
        judged.wrong("commitment_late", where)


def _custodian_keys(papers: p.Papers, log: LogReading, judged: Judged) -> None:
    stated = papers.statement
    if stated.parent:
        return
    for custodian, reveal in zip(stated.custodians, papers.cutoff.reveals, strict=True):
        wanted = {"kind": "draw.custodian_key", "public_key": custodian.public_key}
        wanted["organisation"] = custodian.organisation
        lines = [one_line(told) for told in log.told if wanted.items() <= told.items()]
        times = [log.times(line) for line in lines]
        reached = [one[stated.quorum - 1] for one in times if len(one) >= stated.quorum]
        if reveal == p.NONE_CAME:
            continue
        if not reached:
            judged.lacking("custodian_keys", str(custodian.position))
        elif min(reached) + _KEY_BEFORE > stated.commit_by:
            judged.wrong("custodian_key_young", custodian.position)


def _contradictions(
    papers: p.Papers, log: LogReading, judged: Judged, *, statement: str, origin: str, result: str
) -> None:
    beacon, cut = papers.beacon, papers.cutoff
    said: dict[str, dict[str, object]] = {
        "draw.round": beacon.model_dump(),
        "draw.seed": {"cutoff": cut.cutoff, "randomness": beacon.randomness},
    }
    for told in log.told:
        kind = str(told.get("kind"))
        if kind == "draw.taken_back" and told.get("statement_sha256") == statement:
            judged.wrong("taken_back")
        elif kind == "draw.chain_given_up" and told.get("statement_sha256") == statement:
            judged.wrong("chain_given_up")
        elif kind == "draw.result" and told.get("statement_sha256") == statement:
            if told.get("result_sha256") != result:
                judged.wrong("log_contradicts", kind)
        elif kind in said and told.get("statement_sha256") == origin and not said[kind].items() <= told.items():
            judged.wrong("log_contradicts", kind)
