"""What training writes into the audit."""

from enum import StrEnum


class TrainingEvent(StrEnum):
    #: A platform has asked to be paid, and its customer has a code.
    PAYMENT_ASKED = "training.payment.asked"
    BOUGHT = "training.purchase.bought"
