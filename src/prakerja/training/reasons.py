"""Why a purchase came from one state to the next."""

from enum import StrEnum


class PurchaseReason(StrEnum):
    BOUGHT = "bought"
    #: The institution has redeemed the code, or its participant has confirmed the first meeting.
    REDEEMED = "redeemed"
    CERTIFIED = "certified"
