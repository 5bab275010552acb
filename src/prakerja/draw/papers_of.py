"""The papers of a drawn attempt, as its bundle holds them: what the log has of it, with the proofs that it is there."""

import json
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from prakerja.draw.attempts import AttemptNow
from prakerja.draw.engine.proof import papers as p
from prakerja.draw.log_entries import (
    CHAIN_GIVEN_UP,
    COMMITMENT,
    CUSTODIAN_KEY,
    CUTOFF,
    JOINERS,
    REVEAL,
    ROUND,
    SEED,
    STATEMENT,
    TAKEN_BACK,
)
from prakerja.draw.models import SeedRound
from prakerja.publog.models import Checkpoint, Entry
from prakerja.publog.quorum import vouched_for
from prakerja.publog.read_log import cosigned_note, inclusion, newest_checkpoint


def papers_of(attempt: AttemptNow) -> p.Papers:
    """Of an attempt whose round is in, and whose entries have their places in the log."""
    came = attempt.seed_round
    assert came is not None
    entries = _entries_of(attempt)
    told = {once: json.loads(line) for once, (_, line) in entries.items()}
    f, positions = attempt.row.sha256, [one.position for one in attempt.told.custodians]
    cut = told[f"{CUTOFF}:{f}"]
    reveals = [told.get(f"{REVEAL}:{f}:{position}") for position in positions]
    return p.Papers(
        statement=attempt.told,
        commitments=[_paper(p.Committed, told.get(f"{COMMITMENT}:{f}:{position}")) for position in positions],
        reveals=[
            _paper(p.Revealed, one if counted != p.NONE_CAME else None)
            for one, counted in zip(reveals, cut["reveals"], strict=True)
        ],
        cutoff=p.CutOff(**_without_kind(cut)),
        beacon=_round(came),
        log=log_paper(list(entries.values()), attempt.told.witnesses),
    )


def _entries_of(attempt: AttemptNow) -> dict[str, tuple[int, str]]:
    """Number and line, by what each was handed in as."""
    f, stated = attempt.row.sha256, attempt.told
    wanted = [f"{kind}:{f}" for kind in (STATEMENT, CUTOFF, ROUND, SEED)] + [f"{JOINERS}:{stated.draw}"]
    if stated.previous:
        wanted += [f"{kind}:{stated.previous}" for kind in (STATEMENT, TAKEN_BACK, CHAIN_GIVEN_UP)]
        wanted += [f"{REVEAL}:{stated.previous}:{one.position}" for one in stated.custodians]
    for one in stated.custodians:
        wanted += [f"{kind}:{f}:{one.position}" for kind in (COMMITMENT, REVEAL)]
        wanted.append(f"{CUSTODIAN_KEY}:{one.public_key}")
    rows = Entry.objects.filter(submission__once_key__in=wanted).order_by("index")
    found = rows.values_list("submission__once_key", "index", "submission__line")
    return {once: (index, line) for once, index, line in found}


def _paper[Paper: (p.Committed, p.Revealed)](kind: type[Paper], told: dict[str, Any] | None) -> Paper | None:
    """What the entry says of it; the paper names its statement elsewhere."""
    if told is None:
        return None
    return kind(**{name: value for name, value in told.items() if name not in ("kind", "statement_sha256")})


def _without_kind(told: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in told.items() if name != "kind"}


def _round(came: SeedRound) -> p.BeaconRound:
    return p.BeaconRound(chain=came.chain, round=came.round, signature=came.signature, randomness=came.randomness)


def log_paper(entries: Sequence[tuple[int, str]], witnesses: Collection[str]) -> p.LogPaper:
    """Each entry under the first checkpoint by which each witness vouched for it; and under the newest."""
    newest = newest_checkpoint()
    assert newest is not None
    vouched = vouched_for([index for index, _ in entries], by=witnesses)
    sizes = sorted({one.size for each in vouched.values() for one in each} | {newest.size})
    notes = {one.size: one for one in Checkpoint.objects.filter(size__in=sizes)}
    lines = [
        p.LogLine(
            index=index,
            line=line,
            proofs=list(_proofs(index, {one.size for one in vouched[index]} or {newest.size}, sizes)),
        )
        for index, line in entries
    ]
    return p.LogPaper(checkpoints=[cosigned_note(notes[size]) for size in sizes], entries=lines)


def _proofs(index: int, under: Collection[int], sizes: Sequence[int]) -> Iterator[p.Inclusion]:
    for size in sorted(under):
        path = [one.hex() for one in inclusion(index, size)]
        yield p.Inclusion(checkpoint=sizes.index(size), path=path)
