"""What the hand-overs write into the audit."""

from enum import StrEnum


class JourneyEvent(StrEnum):
    WORK_TRIED_AGAIN = "journey.work.tried_again"
    ACCOUNT_CLOSED = "journey.account.closed"
