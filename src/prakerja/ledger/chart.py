"""The chart of accounts: which there are, whose, and on which side each one grows. Pure.

Two circles that meet where money leaves. What the state allows: budget → treasury → a wave's reserve → a recipient's
balances → payables. What lies at the bank: deposits → float → in transit. A recipient's accounts carry a balance that
the database guards; all others are hot (a whole wave is awarded out of one of them), carry none and are summed.
"""

import re
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import Final, NamedTuple
from uuid import UUID


class Side(StrEnum):
    """On which side an account grows."""

    DEBIT = "debit"
    CREDIT = "credit"


class Of(StrEnum):
    """Whose, or what for, an account is: one of its kind for each of these."""

    YEAR = "budget year"
    WAVE = "wave"
    APPLICANT = "applicant"
    PARTNER = "partner"
    RAIL = "rail"
    HOUSE = "bank or wallet and budget year"


class AccountKind(IntEnum):
    """The number stands in every transfer, and is never given to another kind."""

    #: What the state allows to be spent in a year.
    STATE_BUDGET = 1
    #: Of it, what is planned for nobody, and what came back.
    TREASURY = 2
    #: Set aside for the seats of a wave.
    WAVE_RESERVE = 3

    #: Buys training, never cash.
    TRAINING_BALANCE = 10
    #: Incentives that are not due yet.
    INCENTIVE_RESERVE = 11
    #: Incentives that are due and not on their way.
    INCENTIVE_DUE = 12
    #: Taken from a balance and not yet anybody's: until somebody outside has answered.
    HELD = 13
    #: What a recipient owes back.
    CLAIM = 14
    #: What a recipient paid back beyond what they owe: theirs, until it is given back to them.
    OVERPAID = 15

    #: What is proven and not paid, to an institution or a platform.
    PAYABLE = 20
    #: What one of them was paid too much, as two people have said: its next statement takes it.
    PARTNER_CLAIM = 21

    #: Deposits of the state at the bank, by year.
    DEPOSITS = 30
    #: What lies at one bank or wallet, of one year's money.
    FLOAT = 31
    #: Instructed and not reported.
    IN_TRANSIT = 32
    #: What banks and wallets take for it.
    FEES = 33


class NotInChart(ValueError):
    """There is no such account: a number that was read from somewhere may be of no kind."""


class Nature(NamedTuple):
    of: Of
    grows_on: Side
    carries_balance: bool = False


NATURE: Final = {
    AccountKind.STATE_BUDGET: Nature(Of.YEAR, Side.DEBIT),
    AccountKind.TREASURY: Nature(Of.YEAR, Side.CREDIT),
    AccountKind.WAVE_RESERVE: Nature(Of.WAVE, Side.CREDIT),
    AccountKind.TRAINING_BALANCE: Nature(Of.APPLICANT, Side.CREDIT, carries_balance=True),
    AccountKind.INCENTIVE_RESERVE: Nature(Of.APPLICANT, Side.CREDIT, carries_balance=True),
    AccountKind.INCENTIVE_DUE: Nature(Of.APPLICANT, Side.CREDIT, carries_balance=True),
    AccountKind.HELD: Nature(Of.APPLICANT, Side.CREDIT, carries_balance=True),
    AccountKind.CLAIM: Nature(Of.APPLICANT, Side.DEBIT, carries_balance=True),
    AccountKind.OVERPAID: Nature(Of.APPLICANT, Side.CREDIT, carries_balance=True),
    AccountKind.PAYABLE: Nature(Of.PARTNER, Side.CREDIT),
    AccountKind.PARTNER_CLAIM: Nature(Of.PARTNER, Side.DEBIT),
    AccountKind.DEPOSITS: Nature(Of.YEAR, Side.CREDIT),
    AccountKind.FLOAT: Nature(Of.HOUSE, Side.DEBIT),
    AccountKind.IN_TRANSIT: Nature(Of.RAIL, Side.CREDIT),
    AccountKind.FEES: Nature(Of.YEAR, Side.DEBIT),
}
#: What is owed to a partner is below nothing when more is taken back than it had coming: then the partner owes it. What
#: is claimed from one is so when a statement has taken what turned out to be no claim, until the next gives it back.
MAY_OWE: Final = (AccountKind.PAYABLE, AccountKind.PARTNER_CLAIM)
_HOUSE_NAME: Final = re.compile(r"[a-z][a-z0-9]{0,13}")
_YEAR_BYTES: Final = 2
BALANCED: Final = tuple(kind for kind, nature in NATURE.items() if nature.carries_balance)


@dataclass(frozen=True, order=True)
class Account:
    """`of`: an applicant or a partner; a year or a wave is the number itself as a UUID; a house and a year are its name
    in ASCII, noughts, and the year in the last two bytes.
    """

    kind: AccountKind
    of: UUID

    @property
    def nature(self) -> Nature:
        """Raises NotInChart."""
        if not _is_account(self.kind, self.of):
            raise self.not_in_chart()
        return NATURE[self.kind]

    def not_in_chart(self) -> NotInChart:
        return NotInChart(f"{self.kind!r} of {self.of!r} is no account of the chart")


def _is_account(kind: object, of: object) -> bool:
    """Whatever the types promise: who reads a row has numbers."""
    return isinstance(kind, AccountKind) and isinstance(of, UUID)


def of_number(kind: AccountKind, number: int) -> Account:
    """The account of a budget year, or of a wave."""
    return Account(kind, UUID(int=number))


def at_house(house: str, year: int) -> Account:
    """What lies there of the year's money. Raises NotInChart: no house is called so, or there is no such year."""
    if not _HOUSE_NAME.fullmatch(house) or not 0 < year < 10_000:
        raise NotInChart(f"{house!r} of {year!r} is no bank or wallet with money of a year")
    name = house.encode().ljust(16 - _YEAR_BYTES, b"\0")
    return Account(AccountKind.FLOAT, UUID(bytes=name + year.to_bytes(_YEAR_BYTES)))


def house_and_year(of: UUID) -> tuple[str, int]:
    """Of such an account. Raises NotInChart: it stands for none."""
    name, year = of.bytes[:-_YEAR_BYTES].rstrip(b"\0"), int.from_bytes(of.bytes[-_YEAR_BYTES:])
    house = name.decode("ascii", "replace")
    if not _HOUSE_NAME.fullmatch(house) or at_house(house, year).of != of:
        raise NotInChart(f"{of} is no bank or wallet with money of a year")
    return house, year


def named_in_sql(account: Account) -> dict[str, int | UUID]:
    """As `kind` and `of` of a statement. Raises NotInChart."""
    if not _is_account(account.kind, account.of):
        raise account.not_in_chart()
    return {"kind": account.kind.value, "of": account.of}


def number_list(*kinds: AccountKind) -> str:
    """As SQL has it between brackets."""
    return ", ".join(str(kind.value) for kind in kinds)
