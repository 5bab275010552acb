"""What an applicant may know of a wave, and what became of them in it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from prakerja.waves.rules import ONE_FOR_LIFE, EarlierCards
from prakerja.waves.states import WaveState


class ResultKind(StrEnum):
    """What became of a joiner; NOT_ELIGIBLE: they were not drawn."""

    SEATED = "seated"
    NO_SEAT = "no_seat"
    HOUSEHOLD_FULL = "household_full"
    NOT_ELIGIBLE = "not_eligible"


@dataclass(frozen=True)
class KnownWave:
    """What the applicant may know of a wave. `joined`: they are in it."""

    number: int
    state: WaveState
    opens_at: datetime
    closes_at: datetime
    result_expected_at: datetime
    joined: bool = False
    minimum_age: int = 0
    earlier_cards: EarlierCards = ONE_FOR_LIFE
    household_cap: int | None = None
    #: Of a joined wave whose result is public.
    result: ResultKind | None = None
    has_read_result: bool = False
    id: int = 0
    #: Of a joined one.
    receipt: str = ""

    def is_joinable(self, now: datetime) -> bool:
        return self.state == WaveState.OPEN and self.opens_at <= now < self.closes_at

    def is_to_come(self, now: datetime) -> bool:
        return self.state == WaveState.OPEN and now < self.opens_at
