"""A recipient and the account that they are to be paid into, as far as it got."""

from datetime import datetime, timedelta
from itertools import count
from typing import Any, Final
from uuid import UUID

from prakerja.accounts.models import Account
from prakerja.authority.roles import Role
from prakerja.codes.models import Code
from prakerja.identity.models import Identity
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.payouts.accounts.account_code import bound_to
from prakerja.payouts.accounts.confirm_account import AccountTry, confirm_account
from prakerja.payouts.accounts.decide_account_doubt import decide_account_doubt
from prakerja.payouts.accounts.houses import AccountHouse
from prakerja.payouts.accounts.link_account import link_account
from prakerja.payouts.accounts.note_account_answer import note_account_answer
from prakerja.payouts.accounts.rules import NotPayable, Told
from prakerja.payouts.accounts.send_account_code import send_account_code
from prakerja.payouts.models import LinkedAccount
from tests.situations.accounts import NOW
from tests.situations.profile import with_phone
from tests.situations.training import a_buyer
from tests.situations.waves import an_officer

ASKING: Final = Actor.system("payouts.ask_account")
WALLET: Final = "081100000017"


_wallets = count(18)


def another_wallet() -> str:
    return f"0811000{next(_wallets):05}"


def a_payee(*, at: datetime = NOW, **person: Any) -> ApplicantId:
    """With a card and a proven phone."""
    buyer = a_buyer(at=at, **person)
    if not buyer.phone:
        with_phone(ApplicantId(buyer.applicant_id), now=at)
    return ApplicantId(buyer.applicant_id)


def asked_for(
    payee: ApplicantId, *, house: AccountHouse = AccountHouse.GOPAY, typed: str = WALLET, at: datetime = NOW
) -> LinkedAccount:
    return link_account(applicant_id=payee, house=house, typed=typed, by=Actor.applicant(payee), now=at)


def told(payee: UUID, **different: Any) -> Told:
    """What a house says of an account that is theirs."""
    name = Account.objects.values_list("full_name", flat=True).get(pk=payee)
    return Told(**({"name": name.upper(), "nik": Identity.objects.get(pk=payee).nik} | different))


def answered(row: LinkedAccount, answer: Told | NotPayable | None = None, *, at: datetime = NOW) -> LinkedAccount:
    answer = answer or told(row.applicant_id)
    said = note_account_answer(applicant_id=row.applicant_id, number=row.number, answer=answer, by=ASKING, now=at)
    assert said is not None
    return said


def in_doubt(payee: ApplicantId, *, at: datetime = NOW) -> LinkedAccount:
    name = Account.objects.values_list("full_name", flat=True).get(pk=payee)
    return answered(asked_for(payee, at=at), told(payee, name=name.split()[0]), at=at)


def decided_doubt(row: LinkedAccount, *, is_theirs: bool, at: datetime = NOW) -> LinkedAccount:
    """A reviewer has looked at both names."""
    by = an_officer(Role.REVIEWER, "Rina")
    return decide_account_doubt(
        applicant_id=row.applicant_id,
        number=row.number,
        is_theirs=is_theirs,
        note="Nama belakangnya disingkat",
        by=by,
        now=at,
    )


def code_for(row: LinkedAccount, *, at: datetime = NOW) -> str:
    """The digits that went to the phone."""
    payee = ApplicantId(row.applicant_id)
    code: Code = send_account_code(applicant_id=payee, language="id", by=Actor.applicant(payee), now=at)
    return code.digits_for(bound_to(row))


def confirmed(row: LinkedAccount, typed: str, *, at: datetime = NOW) -> AccountTry:
    payee = ApplicantId(row.applicant_id)
    return confirm_account(applicant_id=payee, typed=typed, by=Actor.applicant(payee), now=at)


def linked(payee: ApplicantId, *, typed: str = WALLET, at: datetime = NOW) -> LinkedAccount:
    row = answered(asked_for(payee, typed=typed, at=at), at=at)
    return confirmed(row, code_for(row, at=at), at=at).row


def a_day_later(at: datetime = NOW) -> datetime:
    return at + timedelta(days=1)
