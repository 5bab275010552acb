"""What a screening is made of, as whoever waits for it hears of it: the first word of the work's cursor."""

from enum import StrEnum


class ScreeningStage(StrEnum):
    FACTS = "facts"
    VERDICTS = "verdicts"
