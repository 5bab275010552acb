"""What the cards write into the audit."""

from enum import StrEnum


class CardsEvent(StrEnum):
    BUDGET_ALLOWED = "cards.budget.allowed"
    WAVE_FUNDED = "cards.wave.funded"
    AWARDED = "cards.card.awarded"
