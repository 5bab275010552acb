"""How an attempt at a draw goes: which stage it is in, whether it has ended, and what the next one keeps. Pure.

Whether it has ended follows from what was stated and cut off, and from nothing that comes later.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import Any, Final

from prakerja.connectors.beacon.chain import Chain

NONE: Final = "-"
#: Of a draw; whoever else is appointed is a reserve.
FEWEST_CUSTODIANS: Final = 3
#: How long before its round a cut-off must have been cosigned, where the round is hours away.
_BEFORE_ROUND: Final = timedelta(minutes=5)
#: Of the time from reveal_by to the round, where that is seconds: as in the demo.
_PART_BEFORE_ROUND: Final = 6


class Stage(StrEnum):
    """Where an attempt stands."""

    COMMITTING = "committing"
    REVEALING = "revealing"
    #: The reveals are in; the quorum has yet to cosign which ones.
    CUTTING_OFF = "cutting_off"
    #: The reveals are fixed, and the beacon's round is waited for.
    WAITING = "waiting"
    #: The round is in: the seats can be drawn.
    READY = "ready"
    #: Two people took it back.
    TAKEN_BACK = "taken_back"
    #: No cut-off in time.
    NOT_CUT_OFF = "not_cut_off"
    TOO_FEW_REVEALS = "too_few_reveals"
    #: The round never came, and a quorum of witnesses waits for it no longer.
    CHAIN_GIVEN_UP = "chain_given_up"


#: A next attempt may follow.
OVER: Final = frozenset({Stage.TAKEN_BACK, Stage.NOT_CUT_OFF, Stage.TOO_FEW_REVEALS, Stage.CHAIN_GIVEN_UP})


@dataclass(frozen=True)
class Attempt:
    """`reveals`: of the cut-off; None: there is none. `vouched_at`: when a quorum had cosigned it after reveal_by."""

    commit_by: datetime
    reveal_by: datetime
    drawn_from: datetime
    minimum_reveals: int
    is_taken_back: bool = False
    reveals: Sequence[str] | None = None
    vouched_at: datetime | None = None
    has_round: bool = False
    is_chain_given_up: bool = False

    @property
    def cut_off_by(self) -> datetime:
        """The last moment at which a quorum can have cosigned the cut-off."""
        return self.drawn_from - before_round(self.reveal_by, self.drawn_from)


@dataclass(frozen=True)
class Spans:
    """How long commitments are taken, then reveals, and how long after that the round is out."""

    commit: timedelta
    reveal: timedelta
    round: timedelta


def before_round(reveal_by: datetime, drawn_from: datetime) -> timedelta:
    """Five minutes; where the round is minutes away, a part of that time."""
    return min(_BEFORE_ROUND, (drawn_from - reveal_by) / _PART_BEFORE_ROUND)


def stage_of(attempt: Attempt, *, now: datetime) -> Stage:
    """Where the attempt stands at the moment."""
    if attempt.is_taken_back:
        return Stage.TAKEN_BACK
    if now < attempt.commit_by:
        return Stage.COMMITTING
    if now < attempt.reveal_by:
        return Stage.REVEALING
    if attempt.vouched_at is None or attempt.vouched_at > attempt.cut_off_by:
        return Stage.CUTTING_OFF if now <= attempt.cut_off_by else Stage.NOT_CUT_OFF
    if sum(one != NONE for one in attempt.reveals or ()) < attempt.minimum_reveals:
        return Stage.TOO_FEW_REVEALS
    if attempt.has_round:
        return Stage.READY
    return Stage.CHAIN_GIVEN_UP if attempt.is_chain_given_up else Stage.WAITING


def fewest_reveals(custodians: int) -> int:
    """More than half, and two at least."""
    return max(custodians // 2 + 1, 2)


def times_of(spans: Spans, chain: Chain, *, now: datetime) -> dict[str, Any]:
    """`commit_by`, `reveal_by` and `beacon` as they are stated; whole seconds, and none shorter than its span."""
    commit_by = _next_second(now + spans.commit)
    reveal_by = commit_by + int(spans.reveal.total_seconds())
    number = chain.first_from(datetime.fromtimestamp(reveal_by, UTC) + spans.round)
    return {"commit_by": commit_by, "reveal_by": reveal_by, "beacon": {**chain.model_dump(), "round": number}}


def next_attempt(
    told: Mapping[str, Any], *, previous: str, times: Mapping[str, Any], failed: Collection[int]
) -> dict[str, Any]:
    """What is stated of the attempt after `told`: all but its number, its times and its round stays.

    `previous`: *F* of `told`. `failed`: positions; each is taken by the next reserve, while there are any.
    """
    reserves = list(told["reserves"])
    custodians = [
        {**(reserves.pop(0) if one["position"] in failed and reserves else one), "position": one["position"]}
        for one in told["custodians"]
    ]
    left = [{**one, "position": position} for position, one in enumerate(reserves, 1)]
    following = {"attempt": told["attempt"] + 1, "previous": previous, "custodians": custodians, "reserves": left}
    return {**told, **times, **following}


def follows(
    told: Mapping[str, Any],
    stated: Mapping[str, Any],
    *,
    previous: str,
    is_taken_back: bool,
    came: Collection[object],
    next_chain: str,
) -> bool:
    """Whether an attempt keeps all of the one before it but its times, its round, a chain that was given up, and who
    revealed nothing. Or whoever lets an attempt end could choose seats, candidates or custodians for the next.

    `came`: positions whose reveal arrived. `next_chain`: which takes the place of the one that was given up; or empty.
    """
    stage = Stage.TAKEN_BACK if is_taken_back else Stage.NOT_CUT_OFF
    failed = failed_positions(stage, custodians=len(told["custodians"]), came=came)
    beacon = {**(stated if next_chain else told)["beacon"], "round": stated["beacon"]["round"]}
    times = {"commit_by": stated["commit_by"], "reveal_by": stated["reveal_by"], "beacon": beacon}
    is_chain = stated["beacon"]["chain"] == (next_chain or told["beacon"]["chain"])
    return is_chain and stated == next_attempt(told, previous=previous, times=times, failed=failed)


def failed_positions(stage: Stage, *, custodians: int, came: Collection[object]) -> frozenset[int]:
    """Who did not reveal in an attempt that ended. Nobody has failed in one that was taken back.

    `came`: positions whose reveal arrived.
    """
    if stage is Stage.TAKEN_BACK:
        return frozenset()
    return frozenset(position for position in range(1, custodians + 1) if position not in came)


def _next_second(moment: datetime) -> int:
    whole = moment.replace(microsecond=0)
    return int(whole.timestamp()) + (whole < moment)
