"""What partners' accounts and payments write into the audit."""

from enum import StrEnum


class PartnerPayEvent(StrEnum):
    ACCOUNT_NAMED = "payouts.partner_account.named"
    ACCOUNT_SILENT = "payouts.partner_account.silent"
    ACCOUNT_ANSWERED = "payouts.partner_account.answered"
    ACCOUNT_IN_USE = "payouts.partner_account.in_use"
    ACCOUNT_REFUSED = "payouts.partner_account.refused"
    ACCOUNT_STOPPED = "payouts.partner_account.stopped"
