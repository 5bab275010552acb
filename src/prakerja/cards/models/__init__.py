"""Cards, their lives and numbers; the budgets they come out of; what speaks against one, and what its holder says."""

from prakerja.cards.models.budgets import WaveBudget, YearBudget, YearClosing
from prakerja.cards.models.cards import AwardLetter, Card, CardCount, CardMove, CardNumber
from prakerja.cards.models.doubts import Doubt, Rescreening
from prakerja.cards.models.objections import Objection, ObjectionDecision

__all__ = [
    "AwardLetter",
    "Card",
    "CardCount",
    "CardMove",
    "CardNumber",
    "Doubt",
    "Objection",
    "ObjectionDecision",
    "Rescreening",
    "WaveBudget",
    "YearBudget",
    "YearClosing",
]
