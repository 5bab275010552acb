"""What a screening is made of, as whoever waits for it hears of it."""

from collections.abc import Callable
from enum import StrEnum


class ScreeningStage(StrEnum):
    FACTS = "facts"
    HOUSEHOLDS = "households"
    VERDICTS = "verdicts"


#: The stage, and how many of how many are done where somebody counts.
type TellStage = Callable[[ScreeningStage, int, int | None], None]


def told_nobody(_stage: ScreeningStage, _done: int, _of: int | None) -> None:
    pass
