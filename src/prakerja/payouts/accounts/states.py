"""The life of an account that is to be paid."""

from typing import Final

from django.db.models import TextChoices


class AccountState(TextChoices):
    #: Its bank or wallet is being asked, for as long as it takes.
    ASKED = "asked"
    #: The names may be one person's; somebody at the office looks at both.
    IN_DOUBT = "in_doubt"
    #: It is theirs by name and NIK; a code to the phone shows that they want it.
    CODE_SENT = "code_sent"
    LINKED = "linked"
    REFUSED = "refused"
    #: Another one was linked after it.
    REPLACED = "replaced"
    #: Its holder took it away, or gave up linking it.
    UNLINKED = "unlinked"


MOVES: Final = {
    AccountState.ASKED: {
        AccountState.IN_DOUBT,
        AccountState.CODE_SENT,
        AccountState.REFUSED,
        AccountState.UNLINKED,
    },
    AccountState.IN_DOUBT: {AccountState.CODE_SENT, AccountState.REFUSED, AccountState.UNLINKED},
    AccountState.CODE_SENT: {AccountState.LINKED, AccountState.REFUSED, AccountState.UNLINKED},
    AccountState.LINKED: {AccountState.REPLACED, AccountState.UNLINKED},
}

#: On their way to being linked: of these a person has one at most.
UNDER_WAY: Final = (AccountState.ASKED, AccountState.IN_DOUBT, AccountState.CODE_SENT)
