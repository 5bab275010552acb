"""Every page that the office reads: opened when there is one of what it shows, and again when there are many."""

from tests.backoffice.desks import of_cards, of_payouts, of_trail, of_training, of_waves
from tests.backoffice.desks.table import DESKS, Desk

__all__ = ["DESKS", "Desk", "of_cards", "of_payouts", "of_trail", "of_training", "of_waves"]
