"""The life of an account that is to be paid."""

from typing import Final

from django.db.models import TextChoices


class AccountState(TextChoices):
    #: Its bank or wallet is being asked, for as long as it takes.
    ASKED = "asked"
    #: The names may be one person's; somebody at the office looks at both.
    IN_DOUBT = "in_doubt"
    #: Its house says that it is theirs; a code to their phone is to show that they want it.
    PROVEN = "proven"
    LINKED = "linked"
    REFUSED = "refused"
    #: Another one was linked after it.
    REPLACED = "replaced"
    #: Its holder took it away, or gave up linking it.
    UNLINKED = "unlinked"


MOVES: Final = {
    AccountState.ASKED: {
        AccountState.IN_DOUBT,
        AccountState.PROVEN,
        AccountState.REFUSED,
        AccountState.UNLINKED,
    },
    AccountState.IN_DOUBT: {AccountState.PROVEN, AccountState.REFUSED, AccountState.UNLINKED},
    AccountState.PROVEN: {AccountState.LINKED, AccountState.REFUSED, AccountState.UNLINKED},
    AccountState.LINKED: {AccountState.REPLACED, AccountState.UNLINKED},
}

#: On their way to being linked: of these a person has one at most.
UNDER_WAY: Final = (AccountState.ASKED, AccountState.IN_DOUBT, AccountState.PROVEN)
