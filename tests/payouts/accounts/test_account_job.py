"""A bank or wallet is really called: what it says of the account is written down, and silence settles nothing."""

import pytest

from prakerja.accounts.models import Account
from prakerja.identity.models import Identity
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.kit.retries import TryAgain
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.payouts.accounts.account_job import run_account_question
from prakerja.payouts.accounts.houses import AccountHouse
from prakerja.payouts.accounts.reasons import AccountProblem
from prakerja.payouts.accounts.states import AccountState
from prakerja.payouts.models import LinkedAccount
from prakerja_sandbox.bank.testing import SandboxBank
from tests.situations.accounts_to_pay import a_payee, another_wallet, asked_for

OTHERS = "3273010508920000"


def _opened(bank: SandboxBank, payee: ApplicantId, *, nik: str = "", condition: str = "active") -> LinkedAccount:
    """Their wallet is there, and they have named it."""
    typed = another_wallet()
    holder = Account.objects.values_list("full_name", flat=True).get(pk=payee).upper()
    nik = nik or Identity.objects.get(pk=payee).nik
    bank.open_account("gopay", f"62{typed[1:]}", holder=holder, nik=nik, condition=condition)
    return _named(payee, typed)


def _named(payee: ApplicantId, typed: str) -> LinkedAccount:
    with unit_of_work(by=Actor.applicant(payee)):
        return asked_for(payee, house=AccountHouse.GOPAY, typed=typed)


def _ask(row: LinkedAccount) -> tuple[str, str]:
    run_account_question(applicant_id=row.applicant_id, number=row.number)
    row.refresh_from_db()
    return row.state, row.problem


@pytest.mark.parametrize(
    ("nik", "condition", "said"),
    [
        ("", "active", (AccountState.PROVEN, "")),
        (OTHERS, "active", (AccountState.REFUSED, AccountProblem.OTHER_NIK)),
        ("", "unverified", (AccountState.REFUSED, AccountProblem.NOT_UPGRADED)),
        ("", "frozen", (AccountState.REFUSED, AccountProblem.FROZEN)),
        ("", "over-limit", (AccountState.REFUSED, AccountProblem.OVER_LIMIT)),
    ],
)
def test_what_the_wallet_says_is_written_down_once(
    bank: SandboxBank, nik: str, condition: str, said: tuple[str, str]
) -> None:
    row = _opened(bank, a_payee(), nik=nik, condition=condition)
    assert _ask(row) == said
    bank.switch("inquiries", "down")
    assert _ask(row) == said  # Nobody is asked a second time.


def test_a_number_that_the_wallet_does_not_know_is_said_to_be_none(bank: SandboxBank) -> None:
    assert _ask(_named(a_payee(), "081299999999")) == (AccountState.REFUSED, AccountProblem.NOT_FOUND)


def test_silence_settles_nothing_and_the_next_try_does(bank: SandboxBank) -> None:
    row = _opened(bank, a_payee())
    bank.switch("inquiries", "down")
    with pytest.raises(TryAgain):
        _ask(row)
    row.refresh_from_db()
    assert (row.state, row.unanswered_since is None) == (AccountState.ASKED, False)
    bank.reset_switches()
    assert _ask(row) == (AccountState.PROVEN, "")
