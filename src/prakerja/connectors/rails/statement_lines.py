"""A day's statement over SNAP: service 14 of a bank, 12 of a wallet, page after page until the last."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import Final

from prakerja.connectors.rails.call import call, new_external_id
from prakerja.connectors.rails.house import House
from prakerja.connectors.rails.houses import house_called
from prakerja.connectors.rails.line import CutStatement, Line, Statement, Totals, moment_in, told_line
from prakerja.connectors.rails.read_answer import Said, amount_in
from prakerja.kit.clock import WIB

_SECOND: Final = timedelta(seconds=1)
_A_PAGE: Final = 50
#: Ten million lines; a house that says for ever that there is more is cut off.
_MOST_PAGES: Final = 200_000

type _Event = Mapping[str, object]


def statement_lines(house: str, day: date) -> Statement:
    """Every line of the day in Jakarta, the newest first. What is read is whole once the iterator has ended; then it
    returns what the statement says of itself: of a wallet nothing.

    Raises CutStatement where a page is missing or not understood, and TryAgain where it was not answered: then nothing
    of what was read may be kept.
    """
    known = house_called(house)
    pages = _pages_of_wallet if known.is_wallet else _pages_of_bank
    since = datetime(day.year, day.month, day.day, tzinfo=WIB)
    totals = None
    for said in pages(known, since, since + timedelta(days=1) - _SECOND):
        # The next pages tell of the rest of the day alone.
        totals = totals or _totals(said)
        for event in _events(said):
            yield _line(known, event)
    return totals or Totals()


def _pages_of_bank(house: House, since: datetime, until: datetime) -> Iterator[Said]:
    """The next page ends a second before the last line of this one."""
    for _ in range(_MOST_PAGES):
        said = _asked(house, "14", since, until, {"accountNo": house.source_account})
        more = said.text("hasMore")
        yield said
        if more == "N":
            return
        last = _moment(said.text("lastRecordDateTime"))
        if more != "Y" or not since <= last <= until:
            raise CutStatement("the next page is not told")
        until = last - _SECOND
        if until < since:
            raise CutStatement("more is told than the day has room for")
    raise CutStatement("it has no end")


def _pages_of_wallet(house: House, since: datetime, until: datetime) -> Iterator[Said]:
    """A short page is not the last one: only an empty page is."""
    for number in range(_MOST_PAGES):
        more = {"pageSize": str(_A_PAGE), "pageNumber": str(number)}
        said = _asked(house, "12", since, until, more)
        if not _events(said):
            return
        yield said
    raise CutStatement("it has no end")


def _asked(house: House, service: str, since: datetime, until: datetime, more: Mapping[str, object]) -> Said:
    period = {"fromDateTime": since.isoformat(timespec="seconds"), "toDateTime": until.isoformat(timespec="seconds")}
    said = call(house, service, {**period, **more}, external_id=new_external_id()).said
    if f"{said.http}{said.case}" != "20000":
        raise CutStatement(said.code)
    return said


def _events(said: Said) -> list[_Event]:
    events = said.body.get("detailData")
    if not isinstance(events, list) or not all(isinstance(event, dict) for event in events):
        raise CutStatement("no lines")
    return events


def _totals(said: Said) -> Totals:
    balances = said.body.get("balance")
    first = balances[0] if isinstance(balances, list) and balances else None
    opening, closing = (_balance(first, name) for name in ("startingBalance", "endingBalance"))
    counts = [_count(said.body.get(name)) for name in ("totalCreditEntries", "totalDebitEntries")]
    told = [one for one in counts if one is not None]
    return Totals(opening, closing, sum(told) if len(told) == len(counts) else None)


def _balance(balances: object, name: str) -> int | None:
    amount = amount_in(balances.get(name)) if isinstance(balances, dict) else None
    return None if amount is None else int(amount)


def _count(entries: object) -> int | None:
    number = str(entries.get("numberOfEntries")) if isinstance(entries, dict) else ""
    return int(number) if number.isascii() and number.isdigit() and len(number) < 10 else None


def _line(house: House, event: _Event) -> Line:
    amount, kind = amount_in(event.get("amount")), event.get("type")
    remark, number = event.get("remark", ""), event.get("transactionId", "")
    if amount is None or not isinstance(kind, str) or not isinstance(remark, str) or not isinstance(number, str):
        raise CutStatement("a line that is none")
    return told_line(
        house,
        at=_moment(event.get("transactionDate") or event.get("dateTime")),
        amount=amount,
        is_in=kind in ("CREDIT", "RECEIVE_MONEY"),
        text=remark,
        number=number,
        is_fee=False,
        is_back=event.get("transactionDetailStatus") == "ERROR CORRECTION",
    )


def _moment(text: object) -> datetime:
    return moment_in(text if isinstance(text, str) else "")
