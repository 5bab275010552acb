"""An account is typed as it is shown, and everything else is told what would be right."""

from uuid import UUID, uuid4

import pytest

from prakerja.ledger.chart import NATURE, Account, AccountKind, Of, of_number
from prakerja.ledger.spelling import NoSuchAccount, account_named, spelled


@pytest.mark.parametrize("kind", AccountKind)
def test_every_account_is_read_as_it_is_written(kind: AccountKind) -> None:
    numbered = NATURE[kind].of in (Of.YEAR, Of.WAVE)
    account = of_number(kind, 2020) if numbered else Account(kind, uuid4())
    assert account_named(spelled(account.kind, account.of)) == account


@pytest.mark.parametrize(
    ("text", "account"),
    [
        ("treasury:2020", of_number(AccountKind.TREASURY, 2020)),
        (" Wave-Reserve:11 ", of_number(AccountKind.WAVE_RESERVE, 11)),
        (f"training-balance:{UUID(int=5)}", Account(AccountKind.TRAINING_BALANCE, UUID(int=5))),
    ],
)
def test_spaces_and_capitals_do_not_matter(text: str, account: Account) -> None:
    assert account_named(text) == account


@pytest.mark.parametrize(
    "text", ["", "treasury", "treasury:", "treasury:²", "treasury:-1", "treasury:20200", "kas:2020", "claim:5", ":"]
)
def test_what_is_no_account_is_told_how_it_would_be_written(text: str) -> None:
    with pytest.raises(NoSuchAccount):
        account_named(text)


def test_what_stands_in_a_row_is_told_whatever_it_is() -> None:
    assert spelled(99, UUID(int=1)) == f"99:{UUID(int=1)}"
