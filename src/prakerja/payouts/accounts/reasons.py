"""What stands in the way of an account: each reason has its remedy (`words/accounts_to_pay.py`)."""

from enum import StrEnum


class AccountProblem(StrEnum):
    #: No account of this number.
    NOT_FOUND = "not_found"
    #: A wallet whose holder has not shown their KTP to it.
    NOT_UPGRADED = "not_upgraded"
    OVER_LIMIT = "over_limit"
    #: As many payments as it takes in a day.
    TOO_OFTEN = "too_often"
    DORMANT = "dormant"
    FROZEN = "frozen"
    CLOSED = "closed"
    #: Opened with another person's KTP.
    OTHER_NIK = "other_nik"
    #: The NIK is theirs, and the name is clearly another one.
    OTHER_NAME = "other_name"
    #: The house told no NIK, so nobody can say whose it is.
    NIK_NOT_TOLD = "nik_not_told"
    HELD_BY_ANOTHER = "held_by_another"
    #: A person looked at both names.
    BY_REVIEWER = "by_reviewer"
    #: The house refuses for a reason of its own.
    REFUSED_BY_HOUSE = "refused_by_house"
