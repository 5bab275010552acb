"""Letters about the account that somebody is paid into: at the address, and where it is a warning at the phone too."""

from collections.abc import Collection
from datetime import datetime
from typing import Final

from prakerja.cards.tell_holders import News, tell_holders
from prakerja.messages.states import Channel
from prakerja.messages.words import Word
from prakerja.payouts.accounts.states import AccountState
from prakerja.payouts.models import LinkedAccount

_BY_LETTER: Final = (Channel.EMAIL,)
_ANSWERS: Final = {
    AccountState.PROVEN: "paid_account_proven",
    AccountState.REFUSED: "paid_account_refused",
}


def tell_of_answer(row: LinkedAccount, *, now: datetime) -> None:
    """That it may be confirmed, or what stands in its way and how to mend that. A doubt is told by its page."""
    text = _ANSWERS.get(AccountState(row.state))
    if text:
        tell_of(row, text=text, now=now, words={"reason": row.problem} if row.problem else {})


def tell_of_link(row: LinkedAccount, *, is_change: bool, now: datetime) -> None:
    """At a change by SMS as well: whoever did not make it has until then to stop it."""
    usable_from = row.usable_from
    assert usable_from is not None
    if is_change:
        tell_of(row, text="paid_account_changed", now=now, words={"usable_from": usable_from}, over=tuple(Channel))
    else:
        tell_of(row, text="paid_account_linked", now=now)


def tell_of(
    row: LinkedAccount,
    *,
    text: str,
    now: datetime,
    words: dict[str, Word] | None = None,
    over: Collection[Channel] = _BY_LETTER,
) -> None:
    """Once for each account and text. Of the number a letter says its end alone."""
    said: dict[str, Word] = {"house": row.house, "ending": row.account_number[-4:], **(words or {})}
    news = News(f"{text} {row.applicant_id} {row.number}", said)
    tell_holders({row.applicant_id: news}, text=text, now=now, over=over)
