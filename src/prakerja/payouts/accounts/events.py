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
    DOUBT_DECIDED = "payouts.account.doubt_decided"
    UNLINKED = "payouts.account.unlinked"
