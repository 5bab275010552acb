"""Why a line is held, and what a partner disputes."""

from enum import StrEnum


class HoldCause(StrEnum):
    #: Something looks like fraud; people have not looked yet.
    SIGNAL = "signal"
    #: The partner says that it is wrong.
    DISPUTE = "dispute"
    #: The participant says that it was not so.
    OBJECTION = "objection"
    #: Its certificate was withdrawn; two people decide whether what it earned is taken back.
    WITHDRAWAL = "withdrawal"
    #: A presence behind it was found to be another person's.
    PRESENCE = "presence"
    #: Somebody of the office has it looked into.
    OFFICE = "office"


class DisputeReason(StrEnum):
    AMOUNT_WRONG = "amount_wrong"
    LINE_MISSING = "line_missing"
    #: It was taken back, or is held, and should not be.
    WRONGLY_TAKEN = "wrongly_taken"
    OTHER = "other"
