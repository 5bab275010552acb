"""A partner's pengelola names the account that it is to be paid into; its bank is to be asked whose it is."""

from datetime import datetime
from typing import Final
from uuid import UUID

from django.db.models import Max

from prakerja.audit.record import record
from prakerja.codes.tallies import take
from prakerja.kit.actor import Actor
from prakerja.kit.queue import put_on_queue
from prakerja.kit.refused import Refused
from prakerja.partners.models import Partner
from prakerja.partners.require_keeper import require_keeper
from prakerja.partners.require_partner import NotAPartner
from prakerja.payouts import jobs
from prakerja.payouts.models import Instruction, PartnerAccount
from prakerja.payouts.partners.account_rules import PARTNER_ACCOUNTS_ASKED, read_bank, read_company_number
from prakerja.payouts.partners.events import PartnerPayEvent
from prakerja.payouts.partners.tell_staff import tell_of_account
from prakerja.payouts.states import InstructionState

_FIRST: Final = 1
_ENDED: Final = (InstructionState.PAID, InstructionState.REFUSED, InstructionState.RETURNED)


class InUseAlready(Refused):
    """It is the account that they are paid into as it is."""


class AnotherNamed(Refused):
    """The account that they named last is not decided yet; they may give it up first."""


def name_partner_account(*, bank_code: str, typed: str, by: Actor, now: datetime) -> PartnerAccount:
    """Its bank will be asked whose it is; what is in use stays so meanwhile, and everybody of the partner is told.

    Raises PermissionMissing, NotAPartner, PartnerSuspended, NoSuchBank, NoAccountNumber, InUseAlready, AnotherNamed,
    TriesSpent.
    """
    partner = require_keeper(by=by)
    if by.account_id is None:
        raise NotAPartner
    bank, account_number = read_bank(bank_code), read_company_number(typed)
    take(PARTNER_ACCOUNTS_ASKED, str(partner.pk), now=now)
    row = _insert(partner, bank, account_number, by.account_id, now)
    put_on_queue(jobs.ask_partner_account, partner_id=partner.pk, number=row.number)
    record(PartnerPayEvent.ACCOUNT_NAMED, subject=row, by=by, at=now, bank=bank)
    tell_of_account(row, text="partner_account_named", now=now)
    return row


def _insert(partner: Partner, bank_code: str, account_number: str, named_by: UUID, now: datetime) -> PartnerAccount:
    # The partner's row has put whoever taps twice in a line.
    theirs = PartnerAccount.objects.of(partner.pk)
    if theirs.under_way().exists():
        raise AnotherNamed
    used = theirs.in_use().filter(bank_code=bank_code).first()
    if used is not None and used.account_number == account_number and not _has_failed(used):
        raise InUseAlready
    newest = theirs.aggregate(newest=Max("number"))["newest"]
    row = PartnerAccount(
        partner=partner, number=int(newest or 0) + _FIRST, bank_code=bank_code, named_by=named_by, named_at=now
    )
    row.account_number = account_number
    row.save(force_insert=True)
    return row


def _has_failed(used: PartnerAccount) -> bool:
    """Whether the last payment into it was refused or came back: then it is looked at anew."""
    ended = Instruction.objects.filter(payee_id=used.partner_id, account=used.number, state__in=_ENDED)
    last = ended.order_by("-moved_at", "-number").values_list("state", flat=True).first()
    return last in (InstructionState.REFUSED, InstructionState.RETURNED)
