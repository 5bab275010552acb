"""Whose account is paid, and what is paid into it."""

from prakerja.payouts.models.accounts import AccountDecision, AccountHolder, LinkedAccount
from prakerja.payouts.models.batches import Batch, InstructedDue, Instruction, InstructionReference, Sending
from prakerja.payouts.models.differences import Difference
from prakerja.payouts.models.files import PaymentFile
from prakerja.payouts.models.partner_accounts import PartnerAccount
from prakerja.payouts.models.partner_payments import StatementPayment
from prakerja.payouts.models.reconciling import BankStatement, ReconciliationCase, StatementLine

__all__ = [
    "AccountDecision",
    "AccountHolder",
    "BankStatement",
    "Batch",
    "Difference",
    "InstructedDue",
    "Instruction",
    "InstructionReference",
    "LinkedAccount",
    "PartnerAccount",
    "PaymentFile",
    "ReconciliationCase",
    "Sending",
    "StatementLine",
    "StatementPayment",
]
