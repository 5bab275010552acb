"""The lives of a batch and of an instruction."""

from enum import StrEnum
from typing import Final

from django.db.models import TextChoices


class BatchState(TextChoices):
    #: Stretch by stretch the night puts instructions into it.
    BUILDING = "building"
    #: It has all; two people of finance are to look at it.
    BUILT = "built"
    #: Released by two: it is sent.
    RELEASED = "released"
    #: It stopped itself: the money at the bank does not cover it, or too many of it fail.
    STOPPED = "stopped"
    #: Two people paused it.
    PAUSED = "paused"
    #: Nothing of it is on its way any more.
    ENDED = "ended"


BATCH_MOVES: Final = {
    BatchState.BUILDING: {BatchState.BUILT},
    BatchState.BUILT: {BatchState.RELEASED, BatchState.ENDED},
    BatchState.RELEASED: {BatchState.STOPPED, BatchState.PAUSED, BatchState.ENDED},
    BatchState.STOPPED: {BatchState.RELEASED, BatchState.ENDED},
    BatchState.PAUSED: {BatchState.RELEASED, BatchState.ENDED},
    BatchState.ENDED: set(),
}


class InstructionState(TextChoices):
    #: Nothing was sent, or what was sent was surely not done: it may be sent, or taken out.
    BUILT = "built"
    #: Written before the call: whoever finds it so after a crash asks for it.
    SENDING = "sending"
    #: The bank or wallet has it, and has not said yet what became of it.
    PENDING = "pending"
    #: Nobody knows: it is asked for, and never sent under another reference.
    UNKNOWN = "unknown"
    PAID = "paid"
    REFUSED = "refused"
    #: Taken out of its batch before anything was sent; or it was, and its house never had it.
    REMOVED = "removed"
    #: The bank sent it back after it was paid.
    RETURNED = "returned"


#: Its money is on its way; of all others it has arrived, or is its payee's again.
ON_ITS_WAY: Final = frozenset(
    {InstructionState.BUILT, InstructionState.SENDING, InstructionState.PENDING, InstructionState.UNKNOWN}
)


INSTRUCTION_MOVES: Final = {
    # To paid, here and from what is over: the bank's statement has it so, and two people of finance have said it.
    InstructionState.BUILT: {InstructionState.SENDING, InstructionState.REMOVED, InstructionState.PAID},
    InstructionState.SENDING: {
        InstructionState.BUILT,
        InstructionState.PENDING,
        InstructionState.UNKNOWN,
        InstructionState.PAID,
        InstructionState.REFUSED,
    },
    InstructionState.PENDING: {InstructionState.UNKNOWN, InstructionState.PAID, InstructionState.REFUSED},
    # Back to sending: once, under the same reference, after the bank has said that it knows none.
    InstructionState.UNKNOWN: {
        InstructionState.PENDING,
        InstructionState.SENDING,
        InstructionState.PAID,
        InstructionState.REFUSED,
        # Two people of finance have said it, a day after the last send, with the house's statements before them.
        InstructionState.REMOVED,
    },
    InstructionState.PAID: {InstructionState.RETURNED},
    InstructionState.REFUSED: {InstructionState.PAID},
    InstructionState.REMOVED: {InstructionState.PAID},
    InstructionState.RETURNED: {InstructionState.PAID},
}
#: Its dues are in no other instruction.
LIVE: Final = frozenset(
    set(InstructionState)
    - {
        InstructionState.REFUSED,
        InstructionState.REMOVED,
        InstructionState.RETURNED,
    }
)
#: Of an account: its holder has something to do, or time mends it (`rules.tried_again_on`).
FAILED: Final = frozenset({InstructionState.REFUSED, InstructionState.RETURNED})
#: Nothing is waited for any more.
OVER: Final = frozenset(
    set(InstructionState)
    - {
        InstructionState.BUILT,
        InstructionState.SENDING,
        InstructionState.PENDING,
        InstructionState.UNKNOWN,
    }
)


class PayeeKind(TextChoices):
    RECIPIENT = "recipient"
    #: A platform or an institution.
    PARTNER = "partner"


class DueKind(TextChoices):
    #: `award` and `number` are those of the instalment.
    INSTALMENT = "instalment"
    #: `award` and `number` are those of the survey.
    SURVEY = "survey"
    #: `award`: which part of it, from 1; `number`: its month, as 202103.
    STATEMENT = "statement"


class RemovalReason(StrEnum):
    #: A list that came into force after it was built names them, or their card is held or has ended.
    BARRED = "barred"
    #: Their account was changed or unlinked after it was built.
    ACCOUNT_CHANGED = "account_changed"
    #: Somebody at the office took it out, and said why.
    BY_OFFICE = "by_office"
    #: The certificate that has earned it was withdrawn.
    WITHDRAWN = "withdrawn"
    #: The office has stopped the partner.
    SUSPENDED = "suspended"
    #: Something speaks against lines of its statement.
    LINES_HELD = "lines_held"
    #: It was sent, and two people have found that its house never had it.
    NEVER_ARRIVED = "never_arrived"


class HeldBack(StrEnum):
    """What stood first in the way of what was due one night and is in no instruction (`sql/held_back.sql`)."""

    #: Their card is held.
    HELD = "held"
    #: Their card has ended.
    ENDED = "ended"
    #: Somebody of the office took it out of a batch, and two people have not let it go.
    BY_OFFICE = "by_office"
    NO_ACCOUNT = "no_account"
    #: Within the day after a change of it.
    ACCOUNT_RESTS = "account_rests"
    #: The last payment into it was refused or came back: its holder has something to do, or a limit ends.
    ACCOUNT_FAILED = "account_failed"
    #: One transfer does not carry it, or it fell due meanwhile.
    ANOTHER_NIGHT = "another_night"
    #: The office has stopped the partner.
    SUSPENDED = "suspended"
    #: Something speaks against lines of its statement, which people have not decided.
    LINES_HELD = "lines_held"
    #: No rail carries it, whole or in parts.
    NO_RAIL = "no_rail"
