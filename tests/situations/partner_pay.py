"""Partners that are to be paid: their account, as far as it got."""

from datetime import datetime, timedelta
from itertools import count
from typing import Final

from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.partners.models import Partner, PartnerMember
from prakerja.payouts.accounts.rules import NotPayable
from prakerja.payouts.models import PartnerAccount
from prakerja.payouts.partners.account_act import USE_PARTNER_ACCOUNT, subject_of_account
from prakerja.payouts.partners.name_partner_account import name_partner_account
from prakerja.payouts.partners.note_partner_account_answer import note_partner_account_answer
from prakerja.payouts.partners.use_partner_account import use_partner_account
from tests.situations.accounts import NOW
from tests.situations.cards import decided
from tests.situations.partner_staff import a_partners_member, acts

ASKING_BANKS: Final = Actor.system("payouts.ask_partner_account")
BNI: Final = "009"
BCA: Final = "014"
_numbers = count(7_001)


def another_number() -> str:
    return f"10000{next(_numbers):05}"


def a_keeper(partner: Partner | None = None) -> PartnerMember:
    return a_partners_member(partner)


def account_named(keeper: PartnerMember, *, bank: str = BNI, typed: str = "", at: datetime = NOW) -> PartnerAccount:
    by = acts(keeper)
    with unit_of_work(by=by):
        return name_partner_account(bank_code=bank, typed=typed or another_number(), by=by, now=at)


def bank_answered(row: PartnerAccount, told: str | NotPayable | None = None, *, at: datetime = NOW) -> PartnerAccount:
    """Unless another answer is given: the partner's own name, as banks print it."""
    with unit_of_work(by=ASKING_BANKS):
        said = note_partner_account_answer(
            partner_id=row.partner_id,
            number=row.number,
            told=told or row.partner.name.upper(),
            by=ASKING_BANKS,
            now=at,
        )
    assert said is not None
    return said


def two_decided(row: PartnerAccount, *, at: datetime = NOW) -> Actor:
    """That it is taken into use; who confirmed it carries it out."""
    return decided(USE_PARTNER_ACCOUNT, subject_of_account((row.partner_id, row.number)), at=at)


def account_in_use(keeper: PartnerMember, *, bank: str = BNI, typed: str = "", at: datetime = NOW) -> PartnerAccount:
    row = bank_answered(account_named(keeper, bank=bank, typed=typed, at=at), at=at)
    by = two_decided(row, at=at)
    with unit_of_work(by=by):
        use_partner_account(partner_id=row.partner_id, number=row.number, by=by, now=at)
    row.refresh_from_db()
    return row


def a_day_later(at: datetime = NOW) -> datetime:
    return at + timedelta(days=1)
