"""The life of a proposal, and its allowed moves."""

from typing import Final

from django.db.models import TextChoices


class ProposalState(TextChoices):
    #: Waits for a second person.
    PROPOSED = "proposed"
    #: Decided by two; being carried out, or about to be by the queue.
    CONFIRMED = "confirmed"
    CARRIED_OUT = "carried_out"
    WITHDRAWN = "withdrawn"
    #: Nobody confirmed it in time.
    EXPIRED = "expired"
    #: Its proposer may not do this any more, or what it was about is no longer so.
    VOID = "void"
    #: Two people decided otherwise later.
    UNDONE = "undone"


MOVES: Final = {
    ProposalState.PROPOSED: {
        ProposalState.CONFIRMED,
        ProposalState.WITHDRAWN,
        ProposalState.EXPIRED,
        ProposalState.VOID,
    },
    ProposalState.CONFIRMED: {ProposalState.CARRIED_OUT, ProposalState.UNDONE},
    ProposalState.CARRIED_OUT: {ProposalState.UNDONE},
    ProposalState.WITHDRAWN: set[ProposalState](),
    ProposalState.EXPIRED: set[ProposalState](),
    ProposalState.VOID: set[ProposalState](),
    ProposalState.UNDONE: set[ProposalState](),
}

#: While one of these stands, the same act on the same subject is not proposed again.
LIVE: Final = (ProposalState.PROPOSED, ProposalState.CONFIRMED)
#: What two people decided, and nobody has undone.
DECIDED: Final = (ProposalState.CONFIRMED, ProposalState.CARRIED_OUT)
#: It came to nothing, or to nothing that lasted.
ENDED: Final = (ProposalState.WITHDRAWN, ProposalState.EXPIRED, ProposalState.VOID, ProposalState.UNDONE)
