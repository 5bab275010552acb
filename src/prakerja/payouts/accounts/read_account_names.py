"""Somebody at the office reads both names of a doubt; that they did, and at whose, is on record."""

from datetime import datetime
from typing import NamedTuple
from uuid import UUID

from prakerja.accounts.models import Account
from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require_person
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused
from prakerja.payouts.accounts.events import AccountEvent
from prakerja.payouts.models import LinkedAccount


class NoDoubt(Refused):
    """There was never a doubt about whose this account is."""


class BothNames(NamedTuple):
    """As the card has it, and as the bank or wallet has it."""

    on_card: str
    at_house: str


def read_account_names(*, applicant_id: UUID, number: int, by: Actor, now: datetime) -> BothNames:
    """Of an account whose names are or were in doubt, also after it was decided. Raises NoDoubt."""
    require_person(Permission.DECIDE_ACCOUNT_DOUBTS, by=by)
    row = LinkedAccount.objects.one(applicant_id, number).doubted().first()
    if row is None:
        raise NoDoubt
    record(AccountEvent.NAMES_READ, subject=row, by=by, at=now, applicant_id=applicant_id)
    on_card = Account.objects.values_list("full_name", flat=True).get(pk=applicant_id)
    return BothNames(on_card, row.account_name)
