"""What becomes of an instruction that a house has otherwise than our books: pure."""

from enum import StrEnum
from typing import NamedTuple


class Becomes(StrEnum):
    #: It left the float, and we had it otherwise.
    PAID = "paid"
    #: Nothing of it is gone, and we had it as paid.
    RETURNED = "returned"
    #: Nothing of it is gone, and nobody knew: its house never had it.
    NEVER_ARRIVED = "never_arrived"
    #: As it was.
    STAYS = "stays"


class CaseFollows(NamedTuple):
    """In whole rupiah. `short`: of the instruction's amount, what never left and is due again. `more`: what its payee
    owes more than before, or less."""

    becomes: Becomes
    short: int
    more: int


class NoInstructionIsSo(ValueError):
    """The house has taken in more of it than went out: a day of its statements is missing."""


def what_follows(*, amount: int, is_paid: bool, booked: int, there: int) -> CaseFollows:
    """`booked`: beyond its amount, by earlier cases. `there`: what of it has left the float for good.

    Raises NoInstructionIsSo.
    """
    if there < 0:
        raise NoInstructionIsSo
    beyond = max(there - amount, 0)
    becomes = Becomes.STAYS
    if is_paid and not there:
        becomes = Becomes.RETURNED
    elif there and not is_paid:
        becomes = Becomes.PAID
    return CaseFollows(becomes, amount - there if 0 < there < amount else 0, beyond - booked)
