"""What the accounts to be paid write into the audit."""

from enum import StrEnum


class AccountEvent(StrEnum):
    ASKED = "payouts.account.asked"
    SILENT = "payouts.account.silent"
    ANSWERED = "payouts.account.answered"
    CODE_SENT = "payouts.account.code_sent"
    CODE_WRONG = "payouts.account.code_wrong"
    LINKED = "payouts.account.linked"
    TAKEN = "payouts.account.taken"
    #: Somebody at the office read the name on the card and the one at the house.
    NAMES_READ = "payouts.account.names_read"
    DOUBT_DECIDED = "payouts.account.doubt_decided"
    UNLINKED = "payouts.account.unlinked"
