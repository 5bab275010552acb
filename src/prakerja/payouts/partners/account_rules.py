"""What is decided of a partner's account by its number and by what its bank told. Pure."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from prakerja.codes.limits import Limit, Window
from prakerja.kit.refused import Refused
from prakerja.kit.typed_number import typed_number
from prakerja.payouts.accounts.names import NameMatch
from prakerja.payouts.accounts.reasons import AccountProblem
from prakerja.payouts.accounts.rules import NotPayable, problem_of
from prakerja.payouts.partners.banks import BANKS
from prakerja.payouts.partners.company_names import compare_company_names
from prakerja.payouts.partners.states import PartnerAccountState

#: After a change. Ours: whoever changes an account does it on a Friday evening, and the old contacts read their letters
#: on working days.
RESTS_FOR: Final = 3
#: Whose an account is, is asked of a bank: not by one partner without end.
PARTNER_ACCOUNTS_ASKED: Final = Limit("partner_accounts_asked", (Window(10),))
_SHORTEST: Final = 5
_LONGEST: Final = 20


class NumberFault(StrEnum):
    NOT_DIGITS = "not_digits"
    NOT_SO_LONG = "not_so_long"


class NoSuchBank(Refused):
    """No bank has this code."""


class NoAccountNumber(Refused):
    """What was typed is no number of an account; carries the reason, never the number."""

    def __init__(self, fault: NumberFault) -> None:
        super().__init__(fault)
        self.fault = fault


@dataclass(frozen=True)
class NameVerdict:
    state: PartnerAccountState
    problem: AccountProblem | None = None
    match: NameMatch | None = None


def read_bank(code: str) -> str:
    """Raises NoSuchBank."""
    if code not in BANKS:
        raise NoSuchBank
    return code


def read_company_number(typed: str) -> str:
    """Five to twenty digits. Raises NoAccountNumber."""
    digits = typed_number(typed)
    if not (digits.isascii() and digits.isdigit()):
        raise NoAccountNumber(NumberFault.NOT_DIGITS)
    if not _SHORTEST <= len(digits) <= _LONGEST:
        raise NoAccountNumber(NumberFault.NOT_SO_LONG)
    return digits


def judge_name(told: str | NotPayable, *, name: str) -> NameVerdict:
    """`told`: the name that the bank has; `name`: the partner's. What is plainly another's is shown to nobody."""
    if isinstance(told, NotPayable):
        return NameVerdict(PartnerAccountState.REFUSED, problem_of(told.code))
    match = compare_company_names(name, told)
    if match is NameMatch.ANOTHER:
        return NameVerdict(PartnerAccountState.REFUSED, AccountProblem.OTHER_NAME, match)
    return NameVerdict(PartnerAccountState.NAMED, match=match)
