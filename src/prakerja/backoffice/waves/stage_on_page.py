"""A stage as it stands for one wave: whose turn it is, what its words speak of, who proposed and who confirmed it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from prakerja.approvals.models import Proposal
from prakerja.approvals.register import Act
from prakerja.approvals.states import ProposalState
from prakerja.backoffice.waves.wave_stages import Stage
from prakerja.draw.acts import DRAW, STATE_AGAIN, TAKE_BACK_ATTEMPT
from prakerja.draw.attempt_rules import OVER
from prakerja.draw.attempt_rules import Stage as AttemptStage
from prakerja.schemes.load_scheme import load_scheme
from prakerja.waves.models import Wave
from prakerja.waves.states import WaveState
from prakerja.words.amounts import thousands
from prakerja.words.moments import in_wib
from prakerja.words.words import Words

#: In which stages of an attempt an act is offered.
_IN_ATTEMPT: Final[dict[Act, frozenset[AttemptStage]]] = {
    DRAW: frozenset({AttemptStage.READY}),
    TAKE_BACK_ATTEMPT: frozenset({AttemptStage.COMMITTING}),
    STATE_AGAIN: OVER,
}


@dataclass(frozen=True)
class Figures:
    """The numbers of one wave, counted once per page."""

    joiners: int
    seats: int


class Turn(StrEnum):
    DONE = "done"
    NOW = "now"
    LATER = "later"


@dataclass(frozen=True)
class StageOnPage:
    """A stage as it stands for one wave. `proposal`: the one that waits or was decided; the texts name who did."""

    stage: Stage
    turn: Turn
    words: str
    proposal: Proposal | None = None
    proposed_by: str = ""
    confirmed_by: str = ""
    is_own: bool = False

    @property
    def act_title(self) -> Words:
        return self.stage.act_title or self.stage.title

    @property
    def is_open_way_back(self) -> bool:
        return self.stage.is_way_back and self.turn is Turn.NOW

    @property
    def may_propose(self) -> bool:
        return self.turn is Turn.NOW and self.stage.decided is not None and self.proposal is None

    @property
    def waits_for_second(self) -> bool:
        return self.turn is Turn.NOW and self.proposal is not None and self.proposal.state == ProposalState.PROPOSED


def turn_of(stage: Stage, wave: Wave, *, attempt: AttemptStage | None, is_proposed: bool) -> Turn:
    """Where the wave stands with this stage. Drawing is not offered before the round is in, nor taking back once
    custodians are bound, nor a next attempt while one is under way.
    """
    order = list(WaveState)
    at, due = order.index(WaveState(wave.state)), order.index(stage.due_in)
    in_attempt = _IN_ATTEMPT.get(stage.decided) if stage.decided else None
    if at == due and in_attempt and attempt not in in_attempt and not (is_proposed and stage.decided is DRAW):
        return Turn.LATER
    if at == due and stage.name == "secrets" and attempt is AttemptStage.READY:
        return Turn.DONE
    if at == due:
        return Turn.NOW
    return Turn.DONE if at > due else Turn.LATER


def facts_of(wave: Wave, figures: Figures) -> dict[str, object]:
    """What the words of a stage may speak of."""
    return {
        "number": wave.number,
        "opens": in_wib(wave.opens_at),
        "closes": in_wib(wave.closes_at),
        "seats": thousands(figures.seats),
        "joiners": thousands(figures.joiners),
        "scheme": wave.scheme,
        "version": wave.scheme_version or load_scheme(wave.scheme).version,
    }
