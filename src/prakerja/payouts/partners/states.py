"""The life of an account that a partner is to be paid into."""

from typing import Final

from django.db.models import TextChoices


class PartnerAccountState(TextChoices):
    #: Its bank is being asked whose it is, for as long as it takes.
    ASKED = "asked"
    #: The bank has told a name that may be the partner's: two people of the office look at both.
    NAMED = "named"
    IN_USE = "in_use"
    REFUSED = "refused"
    #: The partner gave it up before it was in use.
    GIVEN_UP = "given_up"
    #: Another one is in use after it.
    REPLACED = "replaced"
    #: The partner or the office stopped it: nothing is paid into it.
    STOPPED = "stopped"


MOVES: Final = {
    PartnerAccountState.ASKED: {
        PartnerAccountState.NAMED,
        PartnerAccountState.REFUSED,
        PartnerAccountState.GIVEN_UP,
    },
    PartnerAccountState.NAMED: {
        PartnerAccountState.IN_USE,
        PartnerAccountState.REFUSED,
        PartnerAccountState.GIVEN_UP,
    },
    PartnerAccountState.IN_USE: {PartnerAccountState.REPLACED, PartnerAccountState.STOPPED},
}

#: On their way to being used: of these a partner has one at most.
UNDER_WAY: Final = (PartnerAccountState.ASKED, PartnerAccountState.NAMED)
