"""Recipients are told that a payment was refused or came back, what there is to do, and that the money waits; or that
it does not, where the last day of payment is over.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from typing import Final, NamedTuple
from uuid import UUID

from prakerja.cards.tell_holders import News, tell_holders
from prakerja.kit.clock import WIB, wib_day
from prakerja.messages.words import Word
from prakerja.payouts.accounts.rules import problem_of
from prakerja.payouts.models import Instruction, LinkedAccount
from prakerja.payouts.querysets import InstructionKey
from prakerja.payouts.rules import tried_again_on
from prakerja.schemes.load_scheme import load_scheme

_REFUSED: Final = "payment_refused"
_RETURNED: Final = "payment_returned"


class Failed(NamedTuple):
    """`number`: of the instruction; `account`: of its payee's accounts. `code`: what was answered, or empty."""

    payee_id: UUID
    number: int
    account: int
    amount: int
    code: str = ""


def tell_of_refusals(refused: Sequence[Failed], *, now: datetime) -> None:
    """Each with its reason, once."""
    _tell(refused, _REFUSED, now)


def tell_of_returns(returned: Sequence[Failed], *, now: datetime) -> None:
    """The bank gives no reason that could be told."""
    _tell(returned, _RETURNED, now)


def _tell(failed: Sequence[Failed], text: str, now: datetime) -> None:
    if not failed:
        return
    accounts = LinkedAccount.objects.filter(applicant_id__in=[one.payee_id for one in failed])
    by_key = {(one.applicant_id, one.number): one for one in accounts}
    last_days = _last_days(failed)
    for several in _one_of_each(failed):
        news = {
            one.payee_id: _news(one, by_key[one.payee_id, one.account], last_days[one.payee_id, one.number], text, now)
            for one in several
        }
        tell_holders(news, text=text, now=now)


def _last_days(failed: Sequence[Failed]) -> dict[InstructionKey, date]:
    """Until when each may be sent again."""
    rows = Instruction.objects.filter(payee_id__in=[one.payee_id for one in failed]).exclude(wave=None)
    found = rows.values_list("payee_id", "number", "wave__scheme", "batch__year")
    return {
        (whose, number): load_scheme(scheme).year_end(year).last_payment_on for whose, number, scheme, year in found
    }


def _one_of_each(failed: Iterable[Failed]) -> Iterable[Sequence[Failed]]:
    """Whom two payments were to reach is told of both."""
    turns: defaultdict[int, list[Failed]] = defaultdict(list)
    told: Counter[UUID] = Counter()
    for one in failed:
        turns[told[one.payee_id]].append(one)
        told[one.payee_id] += 1
    return turns.values()


def _news(one: Failed, account: LinkedAccount, last_day: date, text: str, now: datetime) -> News:
    words: dict[str, Word] = {
        "house": account.house,
        "ending": account.account_number[-4:],
        "amount": one.amount,
        "is_over": wib_day(now) > last_day,
        **(_reason(one.code, last_day, now) if text == _REFUSED else {}),
    }
    return News(f"{text} {one.payee_id} {one.number}", words)


def _reason(code: str, last_day: date, now: datetime) -> Mapping[str, Word]:
    again = tried_again_on(code, wib_day(now), last_day=last_day)
    again_on = {} if again is None else {"again_on": datetime.combine(again, time(0), tzinfo=WIB)}
    return {"reason": problem_of(code).value, **again_on}
