"""Why a certificate is withdrawn, in the programme's words: its holder and whoever checks it read them."""

from enum import StrEnum


class WithdrawnFor(StrEnum):
    #: Presence was confirmed of somebody who was not there.
    ATTENDANCE_FORGED = "attendance_forged"
    #: Somebody else followed the training, or sat its test.
    DONE_BY_ANOTHER = "done_by_another"
    #: The institution did not teach what it declared.
    NOT_TAUGHT = "not_taught"
    #: Nobody's fault but ours.
    ISSUED_IN_ERROR = "issued_in_error"
