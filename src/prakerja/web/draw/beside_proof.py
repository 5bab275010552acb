"""What stands on a wave's page beside its proof: what the public log holds of its draw, and what still lies ahead.

All of it is read from the log, as anybody could.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from django.db.models import Q

from prakerja.draw.log_entries import StatementEntry
from prakerja.draw.statement import Statement
from prakerja.kit.clock import read_clock
from prakerja.publog.models import Submission
from prakerja.waves.models import Wave
from prakerja.web.draw.still_to_come import Deadlines, still_to_come
from prakerja.words.publog import kind_name
from prakerja.words.words import Words

_STATEMENT, _TAKEN_BACK = "draw.statement", "draw.taken_back"
#: What hangs on a statement, which its name in the log begins with.
_OF_A_STATEMENT: Final = (
    *(_STATEMENT, "draw.commitment", "draw.reveal", "draw.cutoff", "draw.round", "draw.seed", "draw.result"),
    *(_TAKEN_BACK, "draw.chain_given_up", "draw.appeal", "draw.addendum"),
)


@dataclass(frozen=True)
class InTheLog:
    """`number`: its place; None while it waits for one, for a minute or so."""

    name: Words
    number: int | None
    at: datetime


def beside_proof(wave: Wave, *, is_over: bool) -> dict[str, object]:
    """`is_over`: the newest attempt has ended, so that none of its deadlines means anything any more."""
    stated = _statements_of(wave)
    return {
        "is_stated": bool(stated),
        "ahead": still_to_come(wave, None if is_over else _deadlines(stated), now=read_clock()),
        "log": _in_the_log(wave, [sha256 for sha256, _statement in stated]),
    }


def _statements_of(wave: Wave) -> list[tuple[str, Statement]]:
    """*F* and what it says, of every attempt in order."""
    named = f'"draw":"gelombang-{wave.number}"'
    rows = Submission.objects.filter(once_key__startswith=f"{_STATEMENT}:", line__contains=named)
    lines = rows.order_by("submitted_at", "pk").values_list("line", flat=True)
    entries = [StatementEntry.model_validate_json(line) for line in lines]
    return [(one.statement_sha256, one.statement) for one in entries]


def _deadlines(stated: Sequence[tuple[str, Statement]]) -> Deadlines | None:
    """Of the newest attempt; None where there is none, or it was taken back."""
    if not stated:
        return None
    sha256, told = stated[-1]
    if Submission.objects.filter(once_key=f"{_TAKEN_BACK}:{sha256}").exists():
        return None
    return Deadlines(*(datetime.fromtimestamp(at, UTC) for at in (told.commit_by, told.reveal_by, told.drawn_at)))


def _in_the_log(wave: Wave, statements: Sequence[str]) -> list[InTheLog]:
    """In the order in which it was handed in."""
    asked = Q(once_key__in=[f"waves.rules:{wave.number}", f"draw.checks:{wave.number}"])
    for sha256 in statements:
        for kind in _OF_A_STATEMENT:
            asked |= Q(once_key__startswith=f"{kind}:{sha256}")
    rows = Submission.objects.filter(asked).order_by("submitted_at", "pk")
    return [
        InTheLog(kind_name(once_key.partition(":")[0]), number, at)
        for once_key, number, at in rows.values_list("once_key", "entry__index", "submitted_at")
    ]
