"""Why a webhook was not delivered: a word for the partner's list, and nothing of what they answered."""

from enum import StrEnum


class Cause(StrEnum):
    #: Not one to which we post (any more).
    ADDRESS = "address"
    #: Nobody has this name.
    NAME = "name"
    #: The name leads to an address that is not of the public internet.
    INSIDE = "inside"
    NOT_CONNECTED = "not_connected"
    #: It cannot show that it is who it is called.
    CERTIFICATE = "certificate"
    TIMED_OUT = "timed_out"
    #: What came is no answer of HTTP, or too much of one.
    GARBAGE = "garbage"
    #: It points elsewhere, where nobody goes.
    REDIRECTED = "redirected"
    #: An answer, and not that it is taken.
    REFUSED = "refused"


class NotDelivered(Exception):
    """Nobody has said that it is taken; it may have come all the same."""

    def __init__(self, cause: Cause) -> None:
        self.cause = cause
        super().__init__(cause.value)
