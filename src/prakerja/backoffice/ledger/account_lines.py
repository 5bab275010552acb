"""One page of an account: its transfers in words, each with what the account held after it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from prakerja.backoffice.ledger.page_link import Reached, link_on
from prakerja.kit.clock import read_clock
from prakerja.ledger.chart import Account
from prakerja.ledger.transfers_of import Line, page_of
from prakerja.words.ledger import account_words, kind_words, signed_rupiah
from prakerja.words.postings import act_words
from prakerja.words.words import Words

_SHOWN: Final = 50


@dataclass(frozen=True)
class LineShown:
    posted_at: datetime
    act: Words
    #: The account on the other side of the transfer.
    other: str
    amount: str
    holds: str
    owner_id: UUID
    posting_id: UUID


def page_of_lines(account: Account, reached: Reached | None, *, address_of: Callable[[str], str]) -> dict[str, object]:
    """What its template shows. `reached`: where the page before ended; None: this is the first one."""
    as_of = reached.as_of if reached else read_clock()
    page = page_of(
        account, after=reached.after if reached else "", seen=reached.seen if reached else "", limit=_SHOWN + 1
    )
    holds = reached.holds if reached else page.holds
    lines = list(page.with_balances(account, holds=holds))
    shown, rest = lines[:_SHOWN], lines[_SHOWN:]
    further = Reached(page.seen, as_of, shown[-1][0].key, rest[0][1]) if rest else None
    return {
        # Four digits in a browser's history would be read as somebody's number.
        "kind_words": kind_words(account.kind),
        "title": account_words(account.kind, account.of),
        "as_of": as_of,
        "holds": signed_rupiah(holds),
        "is_first": reached is None,
        "lines": [_shown(line, account, after) for line, after in shown],
        "more": address_of(link_on(account, further)) if further else "",
    }


def _shown(line: Line, account: Account, holds: int) -> LineShown:
    is_credited = (line.credit, line.credit_of) == (account.kind, account.of)
    kind, of = (line.debit, line.debit_of) if is_credited else (line.credit, line.credit_of)
    return LineShown(
        posted_at=line.posted_at,
        act=act_words(line.act),
        other=account_words(kind, of),
        amount=signed_rupiah(line.gain(account), always=True),
        holds=signed_rupiah(holds),
        owner_id=line.owner_id,
        posting_id=line.posting_id,
    )
