"""The demo's accounts to be paid: those that the sandbox's bank has of its nation, linked as everybody does it."""

from datetime import datetime
from typing import Final
from uuid import UUID

from prakerja.accounts.models import Account
from prakerja.codes.models import Code
from prakerja.identity.models import Identity
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.payouts.accounts.account_code import bound_to
from prakerja.payouts.accounts.confirm_account import confirm_account
from prakerja.payouts.accounts.houses import AccountHouse
from prakerja.payouts.accounts.link_account import link_account
from prakerja.payouts.accounts.note_account_answer import note_account_answer
from prakerja.payouts.accounts.rules import Told
from prakerja.payouts.accounts.send_account_code import send_account_code
from prakerja.payouts.models import LinkedAccount
from prakerja_sandbox.bank.accounts import Account as BankAccount
from prakerja_sandbox.bank.accounts import Condition, accounts_of
from prakerja_sandbox.population import index_of

_ASKING: Final = Actor.system("payouts.ask_account")


def account_of(nik: str, house: AccountHouse) -> BankAccount | None:
    """Their own one at this house, if nothing is the matter with it."""
    number = index_of(nik)
    theirs = [] if number is None else accounts_of(number)
    return next((one for one in theirs if one.house.code == house and one.condition is Condition.ACTIVE), None)


def put_account(applicant_id: UUID, house: AccountHouse, *, now: datetime) -> None:
    """Linked, by the code to their phone. Twice is once."""
    if LinkedAccount.objects.of(applicant_id).linked().exists():
        return
    row = _asked(applicant_id, house, now)
    answer = _told(applicant_id, house)
    _answered(row, answer, now)
    payee = ApplicantId(applicant_id)
    by = Actor.applicant(payee)
    with unit_of_work(by=by):
        code: Code = send_account_code(applicant_id=payee, language="id", by=by, now=now)
        row.refresh_from_db()
        confirm_account(applicant_id=payee, typed=code.digits_for(bound_to(row)), by=by, now=now)


def put_doubt(applicant_id: UUID, house: AccountHouse, *, now: datetime) -> None:
    """The names may be one person's: somebody at the office is to look at both."""
    if LinkedAccount.objects.of(applicant_id).exists():
        return
    told = _told(applicant_id, house)
    name = Account.objects.values_list("full_name", flat=True).get(pk=applicant_id)
    # One name more than on the card: whether that is the same person is for somebody to say. Not one that they bear.
    more = "WULANDARI" if "RAHAYU" in name.upper() else "RAHAYU"
    _answered(_asked(applicant_id, house, now), Told(name=f"{name.upper()} {more}", nik=told.nik), now)


def _asked(applicant_id: UUID, house: AccountHouse, now: datetime) -> LinkedAccount:
    payee, asked = ApplicantId(applicant_id), LinkedAccount.objects.of(applicant_id).under_way().first()
    if asked is not None:
        return asked
    with unit_of_work(by=Actor.applicant(payee)) as work:
        typed = _bank_account(applicant_id, house).number
        return link_account(applicant_id=payee, house=house, typed=typed, by=work.actor, now=now)


def _answered(row: LinkedAccount, told: Told, now: datetime) -> None:
    with unit_of_work(by=_ASKING):
        note_account_answer(applicant_id=row.applicant_id, number=row.number, answer=told, by=_ASKING, now=now)


def _told(applicant_id: UUID, house: AccountHouse) -> Told:
    account = _bank_account(applicant_id, house)
    return Told(name=account.holder, nik=account.nik)


def _bank_account(applicant_id: UUID, house: AccountHouse) -> BankAccount:
    account = account_of(Identity.objects.get(pk=applicant_id).nik, house)
    assert account is not None, "nobody else is chosen"
    return account
