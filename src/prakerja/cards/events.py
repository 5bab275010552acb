"""What the cards write into the audit."""

from enum import StrEnum


class CardsEvent(StrEnum):
    BUDGET_ALLOWED = "cards.budget.allowed"
    DEPOSIT_NOTED = "cards.deposit.noted"
    WAVE_FUNDED = "cards.wave.funded"
    AWARDED = "cards.card.awarded"
