"""An account is typed as it is shown, and everything else is told what would be right."""

from uuid import UUID, uuid4

import pytest

from prakerja.ledger.chart import NATURE, Account, AccountKind, NotInChart, Of, at_house, house_and_year, of_number
from prakerja.ledger.spelling import NoSuchAccount, account_named, spelled

#: A nought stands in the name.
_TORN = UUID(bytes=b"b\0ni" + bytes(10) + b"\7\xe4")


@pytest.mark.parametrize("kind", AccountKind)
def test_every_account_is_read_as_it_is_written(kind: AccountKind) -> None:
    numbered = NATURE[kind].of in (Of.YEAR, Of.WAVE)
    account = of_number(kind, 2020) if numbered else Account(kind, uuid4())
    if NATURE[kind].of is Of.HOUSE:
        account = at_house("linkaja", 2020)
    assert account_named(spelled(account.kind, account.of)) == account


@pytest.mark.parametrize(
    ("text", "account"),
    [
        ("treasury:2020", of_number(AccountKind.TREASURY, 2020)),
        ("float:bni:2020", at_house("bni", 2020)),
        (" Wave-Reserve:11 ", of_number(AccountKind.WAVE_RESERVE, 11)),
        (f"training-balance:{UUID(int=5)}", Account(AccountKind.TRAINING_BALANCE, UUID(int=5))),
    ],
)
def test_spaces_and_capitals_do_not_matter(text: str, account: Account) -> None:
    assert account_named(text) == account


@pytest.mark.parametrize(
    "text",
    [
        "",
        "treasury",
        "treasury:",
        "treasury:²",
        "treasury:-1",
        "treasury:20200",
        "kas:2020",
        "claim:5",
        ":",
        "float:2020",
        "float:bni",
        "float:BN1!:2020",
    ],
)
def test_what_is_no_account_is_told_how_it_would_be_written(text: str) -> None:
    with pytest.raises(NoSuchAccount):
        account_named(text)


@pytest.mark.parametrize("text", ["float:2020", "float:bni", "float:bni:", "float:BN1!:2020"])
def test_what_lies_somewhere_is_told_with_its_house_and_year(text: str) -> None:
    with pytest.raises(NoSuchAccount, match="float:bni:2020"):
        account_named(text)


@pytest.mark.parametrize("house", ["a", "bni", "abcdefghijklm9"])
@pytest.mark.parametrize("year", [1, 2020, 9_999])
def test_a_house_and_a_year_are_read_as_they_are_written(house: str, year: int) -> None:
    assert house_and_year(at_house(house, year).of) == (house, year)


@pytest.mark.parametrize(
    ("house", "year"),
    [("", 2020), ("BNI", 2020), ("b ni", 2020), ("a" * 15, 2020), ("é", 2020), ("bni", 0), ("bni", 10_000)],
)
def test_what_is_no_house_or_year_has_no_account(house: str, year: int) -> None:
    with pytest.raises(NotInChart):
        at_house(house, year)


@pytest.mark.parametrize("of", [UUID(int=2020), UUID(int=0), UUID(int=2**128 - 1), _TORN])
def test_what_names_no_house_is_none_and_is_told_as_it_stands(of: UUID) -> None:
    with pytest.raises(NotInChart):
        house_and_year(of)
    assert spelled(AccountKind.FLOAT, of) == f"float:{of}"


def test_what_stands_in_a_row_is_told_whatever_it_is() -> None:
    assert spelled(99, UUID(int=1)) == f"99:{UUID(int=1)}"
