"""What the hand-overs write into the audit."""

from enum import StrEnum


class JourneyEvent(StrEnum):
    WORK_TRIED_AGAIN = "journey.work.tried_again"
    PERSON_LOOKED_UP = "journey.person.looked_up"
    #: To a partner with which somebody has signed in; what is among its facts.
    PROFILE_HANDED_OVER = "journey.profile.handed_over"
    ACCOUNT_CLOSED = "journey.account.closed"
