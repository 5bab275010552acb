"""What is decided of an account by what its house told. Pure."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from prakerja.codes.limits import Limit, Window
from prakerja.payouts.accounts.names import RULES_VERSION, NameMatch, compare_names
from prakerja.payouts.accounts.reasons import AccountProblem
from prakerja.payouts.accounts.states import AccountState

#: After a change: what falls due is scheduled within a day, so nothing goes to the new account before its owner can
#: have read the warning at the old address and stopped it. Ours: the programme names none, and advises against changes.
COOL_DOWN: Final = timedelta(hours=24)
#: Whose account a number is, is asked with the recipient's own NIK, so nobody learns of others; a bank is not to be
#: asked by one person without end.
ACCOUNTS_ASKED: Final = Limit("accounts_asked", (Window(10),))


@dataclass(frozen=True, repr=False)
class Told:
    """What the house said of the account. No repr: it is personal. `limit_left` in rupiah, of a wallet."""

    name: str
    nik: str
    is_unverified: bool = False
    limit_left: int | None = None


@dataclass(frozen=True)
class NotPayable:
    """Nobody can be paid there; the house's seven digits."""

    code: str


@dataclass(frozen=True)
class AccountVerdict:
    state: AccountState
    problem: AccountProblem | None = None
    name_match: NameMatch | None = None
    rules_version: int = RULES_VERSION


#: HTTP status and case of the code; the two digits between name the service.
_PROBLEMS: Final = {
    "40309": AccountProblem.DORMANT,
    "40305": AccountProblem.FROZEN,
    "40307": AccountProblem.FROZEN,
    "40318": AccountProblem.CLOSED,
    "40315": AccountProblem.NOT_UPGRADED,
    "40302": AccountProblem.OVER_LIMIT,
    "40323": AccountProblem.OVER_LIMIT,
    "40304": AccountProblem.TOO_OFTEN,
    "40411": AccountProblem.NOT_FOUND,
    "40001": AccountProblem.NOT_FOUND,
}


def judge_account(answer: Told | NotPayable, *, nik: str, name: str, least: int) -> AccountVerdict:
    """`nik` and `name` are the card's, `least` what a wallet must be able to take.

    What can be mended is told first, because nobody mends it who reads of names. Another NIK refuses whatever the
    name; of the same NIK with names that may be one person's, somebody who looks at both says whether they are.
    """
    if isinstance(answer, NotPayable):
        return _refused(problem_of(answer.code))
    if answer.is_unverified:
        return _refused(AccountProblem.NOT_UPGRADED)
    if not answer.nik:
        return _refused(AccountProblem.NIK_NOT_TOLD)
    if answer.nik != nik:
        return _refused(AccountProblem.OTHER_NIK)
    if answer.limit_left is not None and answer.limit_left < least:
        return _refused(AccountProblem.OVER_LIMIT)
    match = compare_names(name, answer.name)
    if match is NameMatch.SAME:
        return AccountVerdict(AccountState.PROVEN, name_match=match)
    if match is NameMatch.DOUBT:
        return AccountVerdict(AccountState.IN_DOUBT, name_match=match)
    return AccountVerdict(AccountState.REFUSED, AccountProblem.OTHER_NAME, match)


def problem_of(code: str) -> AccountProblem:
    """What a refusal of the house means for whoever owns the account."""
    return _PROBLEMS.get(case_of(code), AccountProblem.REFUSED_BY_HOUSE)


def case_of(code: str) -> str:
    """Whatever the service was that answered."""
    return code[:3] + code[-2:]


def cases_of(problem: AccountProblem) -> list[str]:
    return sorted(case for case, meant in _PROBLEMS.items() if meant is problem)


def _refused(problem: AccountProblem) -> AccountVerdict:
    return AccountVerdict(AccountState.REFUSED, problem)
