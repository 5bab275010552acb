"""A recipient names the account that they are to be paid into; its bank or wallet is to be asked."""

from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import Max

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.cards.own_card import OwnCard, own_card
from prakerja.cards.states import LIVE, CardState
from prakerja.codes.tallies import take
from prakerja.incentives.is_owed import is_owed
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.clock import wib_day
from prakerja.kit.digests import every_digest
from prakerja.kit.purpose import Purpose
from prakerja.kit.queue import put_on_queue
from prakerja.kit.redigest import settled_digest
from prakerja.kit.refused import Refused
from prakerja.payouts import jobs
from prakerja.payouts.accounts.events import AccountEvent
from prakerja.payouts.accounts.houses import AccountHouse
from prakerja.payouts.accounts.read_number import read_account_number
from prakerja.payouts.accounts.rules import ACCOUNTS_ASKED
from prakerja.payouts.models import Instruction, LinkedAccount
from prakerja.schemes.load_scheme import load_scheme

_FIRST: Final = 1
#: As `incentives/due_to_pay.py` has it.
_PAYS_NOTHING: Final = {CardState.ANNULLED, CardState.DECEASED}


class NobodyToPay(Refused):
    """They have no card that money may come from."""


class NotAPartner(Refused):
    """The scheme of their card does not pay through this bank or wallet, or not yet."""


class LinkedAlready(Refused):
    """It is the account that they are paid into as it is, and nothing has failed there."""


class AnotherUnderWay(Refused):
    """The account that they named last is not decided yet; they may give it up first."""


def link_account(
    *, applicant_id: ApplicantId, house: AccountHouse, typed: str, by: Actor, now: datetime
) -> LinkedAccount:
    """The account's house will be asked whose it is, for as long as it takes; what is linked stays so meanwhile.

    The same account may be linked anew after a payment into it has failed: so its holder says that it is mended.

    Raises NobodyToPay, NotAPartner, NotAnAccountNumber, LinkedAlready, AnotherUnderWay, TriesSpent.
    """
    require(Permission.APPLY, by=by, of=applicant_id)
    if house not in houses_open_to(applicant_id, now):
        raise NotAPartner
    account_number = read_account_number(house, typed)
    take(ACCOUNTS_ASKED, str(applicant_id), now=now)
    row = _insert(applicant_id, house, account_number, now)
    put_on_queue(jobs.ask_account, applicant_id=applicant_id, number=row.number)
    record(AccountEvent.ASKED, subject=row, by=by, at=now, applicant_id=applicant_id, house=house)
    return row


def houses_open_to(applicant_id: UUID, now: datetime) -> tuple[AccountHouse, ...]:
    """Through which their scheme pays on this day, in the order of the scheme. Raises NobodyToPay.

    What was due before a card was revoked, given back or finished is still paid, and so into an account.
    """
    card = own_card(applicant_id)
    if not isinstance(card, OwnCard) or card.state in _PAYS_NOTHING:
        raise NobodyToPay
    if card.state not in LIVE and not is_owed(applicant_id, card.award):
        raise NobodyToPay
    return tuple(map(AccountHouse, load_scheme(card.scheme).benefits.partners_on(wib_day(now))))


def value_of(house: str, account_number: str) -> str:
    """What one person alone may hold: a wallet's number is an account at each wallet."""
    return f"{house}:{account_number}"


def _insert(applicant_id: UUID, house: AccountHouse, account_number: str, now: datetime) -> LinkedAccount:
    # The tally's row has put whoever taps twice in a line.
    mine = LinkedAccount.objects.of(applicant_id)
    if mine.under_way().exists():
        raise AnotherUnderWay
    value = value_of(house, account_number)
    same = mine.linked().filter(account_digest__in=every_digest(value, purpose=Purpose.ACCOUNT_NUMBER)).first()
    if same is not None and not Instruction.objects.has_failed_last(applicant_id, same.number):
        raise LinkedAlready
    newest = mine.aggregate(newest=Max("number"))["newest"]
    row = LinkedAccount(
        applicant_id=applicant_id,
        number=int(newest or 0) + _FIRST,
        house=house,
        bank_code=house.bank_code,
        account_digest=settled_digest(value, purpose=Purpose.ACCOUNT_NUMBER),
        asked_at=now,
    )
    row.account_number = account_number
    row.save(force_insert=True)
    return row
