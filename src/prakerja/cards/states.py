"""The life of a recipient, by their card."""

from typing import Final

from django.db.models import TextChoices


class CardState(TextChoices):
    #: The first training is yet to be bought; the deadline runs.
    AWARDED = "awarded"
    #: A training was bought.
    ACTIVE = "active"
    #: Everything that the scheme gives was used or closed: nothing more can happen with it.
    FINISHED = "finished"
    #: Taken back: the deadline went by, or two people decided so. Its holder stays barred as the scheme says.
    REVOKED = "revoked"
    GIVEN_BACK = "given_back"
    #: Its holder was not entitled on the day of the award: what was paid is owed back.
    ANNULLED = "annulled"
    DECEASED = "deceased"


class DoubtState(TextChoices):
    """What became of what speaks against somebody's entitlement."""

    OPEN = "open"
    #: Two people decided that the card stays theirs.
    DISMISSED = "dismissed"
    #: Two people ended the entitlement for it.
    UPHELD = "upheld"
    #: The list that named them bars nobody any more.
    WITHDRAWN = "withdrawn"


#: Money can still move on it.
LIVE: Final = frozenset({CardState.AWARDED, CardState.ACTIVE})
#: Its holder has it: it may be held while two people look into whether they are entitled to it.
HOLDABLE: Final = LIVE | {CardState.FINISHED}
#: What was left of its money went back to the treasury, and its seat may be given again.
RETURNED: Final = frozenset({CardState.REVOKED, CardState.GIVEN_BACK, CardState.ANNULLED, CardState.DECEASED})
_ENDS: Final = frozenset(
    {CardState.FINISHED, CardState.REVOKED, CardState.GIVEN_BACK, CardState.ANNULLED, CardState.DECEASED}
)

MOVES: Final = {
    CardState.AWARDED: {CardState.ACTIVE, *_ENDS},
    # Back again when the only purchase is voided.
    CardState.ACTIVE: {CardState.AWARDED, *_ENDS},
    CardState.FINISHED: {CardState.ANNULLED},
    # Reinstated: as it was before.
    CardState.REVOKED: {CardState.AWARDED, CardState.ACTIVE, CardState.ANNULLED},
    # It was not its holder who gave it back.
    CardState.GIVEN_BACK: {CardState.AWARDED, CardState.ACTIVE, CardState.ANNULLED},
    CardState.ANNULLED: {CardState.AWARDED, CardState.ACTIVE, CardState.FINISHED},
    CardState.DECEASED: {CardState.AWARDED, CardState.ACTIVE},
}
