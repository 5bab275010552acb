"""What the cards write into the audit."""

from enum import StrEnum


class CardsEvent(StrEnum):
    BUDGET_ALLOWED = "cards.budget.allowed"
    WAVE_FUNDED = "cards.wave.funded"
    AWARDED = "cards.card.awarded"
    #: Its holder has seen the whole number.
    NUMBER_SHOWN = "cards.number.shown"
