"""What the hand-overs write into the audit."""

from enum import StrEnum


class JourneyEvent(StrEnum):
    WORK_TRIED_AGAIN = "journey.work.tried_again"
    PERSON_LOOKED_UP = "journey.person.looked_up"
    #: The leaf of somebody with a seat, by an auditor; whether in full is among its facts.
    LEAF_OPENED = "journey.leaf.opened"
    LEAVES_CHECKED = "journey.leaves.checked"
    #: To a partner with which somebody has signed in; what is among its facts.
    PROFILE_HANDED_OVER = "journey.profile.handed_over"
    ACCOUNT_CLOSED = "journey.account.closed"
    FILLING_STATED = "journey.filling.stated"
    SEATS_FILLED = "journey.seats.filled"
    APPEALS_HEARD = "journey.appeals.heard"
