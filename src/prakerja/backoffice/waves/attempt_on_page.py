"""The attempt that counts, as a wave's page shows it: what is awaited, of whom, until when, and who has what."""

from datetime import datetime, timedelta
from typing import Any, Final, NamedTuple

from prakerja.draw.attempt_rules import Stage
from prakerja.draw.attempts import AttemptNow
from prakerja.draw.custodians_now import CustodianNow, custodians_now
from prakerja.draw.handing.handings import handings_of
from prakerja.words.draws import ATTEMPT_STAGES, HANDINGS
from prakerja.words.publog import witness_name
from prakerja.words.words import Words

_LATE: Final = timedelta(minutes=2)
#: Stages that time ends.
_GOES_ON: Final = (Stage.COMMITTING, Stage.REVEALING, Stage.CUTTING_OFF, Stage.WAITING)
_SOON: Final = timedelta(minutes=10)
#: Seconds between two looks: while the next moment is near, and while it is hours away.
_OFTEN: Final = 5
_SELDOM: Final = 60


class _Handed(NamedTuple):
    """What became of a custodian's reveal at one witness. `said`: why it does not have it."""

    witness: str
    state: str
    words: Words
    said: str


class _Custodian(NamedTuple):
    one: CustodianNow
    handed: list[_Handed]


def attempt_on_page(attempt: AttemptNow, *, now: datetime) -> dict[str, Any]:
    stage = attempt.stage(now=now)
    custodians = custodians_now(attempt.row)
    until = _until(attempt, stage)
    is_late = stage is Stage.WAITING and now > attempt.row.drawn_from + _LATE
    return {
        "attempt": attempt,
        "attempt_stage": stage,
        "attempt_words": ATTEMPT_STAGES[stage],
        "awaited": [one.named.name for one in custodians if _is_awaited(one, stage)],
        "awaited_until": until,
        "is_late": is_late,
        "custodians": custodians,
        "handed": _handed(attempt, custodians),
        # Whoever has the page open sees by itself when the attempt goes on.
        "refresh": _refresh(stage, until, now),
        # Only in the first stage somebody types on the page: a browser without script would not spare that.
        "attempt_goes_on": stage in _GOES_ON and stage is not Stage.COMMITTING,
    }


def _until(attempt: AttemptNow, stage: Stage) -> datetime | None:
    """When the stage ends; None: time does not end it."""
    commit_by, reveal_by, drawn_from = attempt.moments
    ends = {
        Stage.COMMITTING: commit_by,
        Stage.REVEALING: reveal_by,
        Stage.CUTTING_OFF: attempt.facts.cut_off_by,
        Stage.WAITING: drawn_from,
    }
    return ends.get(stage)


def _is_awaited(one: CustodianNow, stage: Stage) -> bool:
    if stage is Stage.COMMITTING:
        return one.commitment is None
    return stage is Stage.REVEALING and one.commitment is not None and one.reveal is None


def _refresh(stage: Stage, until: datetime | None, now: datetime) -> int | None:
    if stage not in _GOES_ON or until is None:
        return None
    return _OFTEN if until < now + _SOON else _SELDOM


def _handed(attempt: AttemptNow, custodians: list[CustodianNow]) -> list[_Custodian]:
    if not any(one.reveal for one in custodians):
        return []
    found = handings_of(attempt.row)
    return [
        _Custodian(
            one,
            [
                _Handed(witness_name(to.witness), to.state, HANDINGS[to.state], to.said)
                for to in found[one.named.position]
            ],
        )
        for one in custodians
        if one.named.position in found
    ]
