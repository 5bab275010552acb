"""Why a purchase came from one state to the next."""

from enum import StrEnum


class PurchaseReason(StrEnum):
    BOUGHT = "bought"
    #: The institution has redeemed the code, or its participant has confirmed the first meeting.
    REDEEMED = "redeemed"
    CERTIFIED = "certified"
    #: Undone before its code was redeemed: by whoever sold it, or by whoever would have taught it.
    BY_PLATFORM = "by_platform"
    BY_INSTITUTION = "by_institution"
    #: Its buyer's card is held, and two people of the office decided so.
    BY_OFFICE = "by_office"
    #: It does not take place.
    SCHEDULE_CANCELLED = "schedule_cancelled"
    #: It is no course of the catalogue any more.
    COURSE_WITHDRAWN = "course_withdrawn"
    #: The institution has declared it.
    ABSENT = "absent"
    DEFERRED = "deferred"
    LEFT = "left"
    #: What it had declared was not so: it says so itself, or two curators do.
    TAKEN_BACK = "taken_back"
    OBJECTION_UPHELD = "objection_upheld"
    #: Its holder has missed the schedule, and has taken another one.
    OTHER_SCHEDULE = "other_schedule"
    #: Not finished when the scheme's year ended.
    YEAR_END = "year_end"
