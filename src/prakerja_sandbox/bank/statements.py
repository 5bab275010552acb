"""Services 12, 13 and 14: what moved the float. No line carries the partner's reference, as with the real ones."""

from datetime import date, datetime, timedelta
from typing import Final

from prakerja_sandbox.bank.bank import WIB, Bank, written
from prakerja_sandbox.bank.books import Entry, float_of
from prakerja_sandbox.bank.call import Call
from prakerja_sandbox.bank.codes import Refused, Reply, reply
from prakerja_sandbox.bank.fields import amount_of
from prakerja_sandbox.bank.houses import House
from prakerja_sandbox.bank.lines import balance_before, lines, printed_by, totals
from prakerja_sandbox.bank.payment import Status

_MONTH_S: Final = 31 * 86_400
_YEAR_S: Final = 366 * 86_400
_MOST_A_PAGE: Final = 50
_USUAL_PAGE: Final = 10
_LINES_OF_STATEMENT: Final = 1_000
_STATES: Final = {Status.SUCCESS: "SUCCESS", Status.PENDING: "INIT", Status.REFUNDED: "CANCELLED"}


def history(bank: Bank, call: Call) -> Reply:
    """Service 12: one page of at most 50, the newest first; `pageNumber` begins at 0."""
    since, until = _period(call)
    size, page = int(call.text("pageSize") or _USUAL_PAGE), int(call.text("pageNumber") or 0)
    if not 1 <= size <= _MOST_A_PAGE:
        raise Refused("40001", "pageSize")
    found = lines(bank, call.house, since, until, limit=size, skip=page * size)
    found = printed_by(bank, call.house, found)
    return reply("20000", call.service.code, **_own(call), detailData=[_event(one, call.house) for one in found])


def history_detail(bank: Bank, call: Call) -> Reply:
    """Service 13: the one payment with the partner's reference."""
    found = bank.books.payment(call.house, call.text("originalPartnerReferenceNo"))
    if found is None:
        raise Refused("40401")
    return reply(
        "20000",
        call.service.code,
        referenceNo=found.reference_no,
        partnerReferenceNo=found.reference,
        amount=amount_of(found.amount),
        dateTime=written(found.at),
        **({"refundAmount": amount_of(found.amount)} if found.status is Status.REFUNDED else {}),
        remark=found.text,
        status=_STATES.get(found.status, "CLOSED"),
        type="TOP_UP" if call.house.is_wallet else "SEND_MONEY",
    )


def statement(bank: Bank, call: Call) -> Reply:
    """Service 14: the newest lines of the period, never half a second of them; `hasMore` says whether there are older.

    The next page ends one second before `lastRecordDateTime`.
    """
    if call.text("accountNo") != call.house.float_account:
        raise Refused("40411")
    since, until = _period(call)
    found = lines(bank, call.house, since, until, limit=_LINES_OF_STATEMENT + 1)
    shown, has_more = _whole_seconds(bank, call.house, found, since)
    return reply(
        "20000",
        call.service.code,
        **_own(call),
        balance=[_balances(bank, call.house, since, until)],
        **_totals(bank, call.house, since, until),
        hasMore="Y" if has_more else "N",
        **({"lastRecordDateTime": written(shown[-1].at)} if shown else {}),
        detailData=[_line(one, call.house) for one in printed_by(bank, call.house, shown)],
    )


def _whole_seconds(bank: Bank, house: House, found: list[Entry], since: float) -> tuple[list[Entry], bool]:
    if len(found) <= _LINES_OF_STATEMENT:
        return found, False
    cut = float(int(found[-1].at))
    shown = [one for one in found if one.at >= cut + 1]
    if not shown:
        shown = lines(bank, house, max(cut, since), cut + 1)
        cut = max(cut, since)
        return shown, bool(lines(bank, house, since, cut, limit=1))
    return shown, True


def day_bounds(day: date) -> tuple[float, float]:
    """Its first moment, and the first after it."""
    start = datetime(day.year, day.month, day.day, tzinfo=WIB)
    return start.timestamp(), (start + timedelta(days=1)).timestamp()


def _period(call: Call) -> tuple[float, float]:
    """From the second on and to the end of the second, a month at most and no older than a year. Raises Refused."""
    until = _moment(call, "toDateTime", call.now)
    since = _moment(call, "fromDateTime", until - _MONTH_S + 86_400)
    if since > until or until - since > _MONTH_S:
        raise Refused("40001", "fromDateTime")
    if call.now - since > _YEAR_S:
        raise Refused("40302", "[fromDateTime]")
    return since, float(int(until)) + 1


def _moment(call: Call, name: str, default: float) -> float:
    sent = call.text(name)
    if not sent:
        return default
    try:
        at = datetime.fromisoformat(sent)
    except ValueError as error:
        raise Refused("40001", name) from error
    return (at if at.tzinfo else at.replace(tzinfo=WIB)).timestamp()


def _own(call: Call) -> dict[str, str]:
    sent = call.text("partnerReferenceNo")
    return {"referenceNo": f"STM{call.number}"[:64], **({"partnerReferenceNo": sent} if sent else {})}


def _is_credit(one: Entry, house: House) -> bool:
    return one.credit == float_of(house)


def remark_of(one: Entry) -> str:
    """What a bank prints beside an amount: of its own acts its own words, else what the partner said."""
    own = {"fee": "BIAYA", "back": "RETUR", "reversed": "RETUR", "funding": "SETORAN"}
    return f"{own[one.kind]} {one.text}".strip() if one.kind in own else one.text or "TRANSFER"


def _event(one: Entry, house: House) -> dict[str, object]:
    return {
        "dateTime": written(one.at),
        "amount": amount_of(one.amount),
        "remark": remark_of(one),
        "sourceOfFunds": [{"source": "BALANCE", "amount": amount_of(one.amount)}],
        "status": "SUCCESS",
        "type": "RECEIVE_MONEY" if _is_credit(one, house) else "TOP_UP" if house.is_wallet else "SEND_MONEY",
    }


def _line(one: Entry, house: House) -> dict[str, object]:
    before = one.after - one.amount if _is_credit(one, house) else one.after + one.amount
    return {
        "detailBalance": {
            "startAmount": [{"amount": amount_of(before)}],
            "endAmount": [{"amount": amount_of(one.after)}],
        },
        "amount": amount_of(one.amount),
        "transactionDate": written(one.at),
        "remark": remark_of(one),
        "transactionId": f"{one.number:012}",
        "type": "CREDIT" if _is_credit(one, house) else "DEBIT",
        "transactionDetailStatus": "ERROR CORRECTION" if one.kind in ("back", "reversed") else "SUCCESS",
    }


def _balances(bank: Bank, house: House, since: float, until: float) -> dict[str, object]:
    start, end = balance_before(bank, house, since), balance_before(bank, house, until)
    return {
        "amount": {**amount_of(end), "dateTime": written(until - 1)},
        "startingBalance": {**amount_of(start), "dateTime": written(since)},
        "endingBalance": {**amount_of(end), "dateTime": written(until - 1)},
    }


def _totals(bank: Bank, house: House, since: float, until: float) -> dict[str, object]:
    found = totals(bank, house, since, until)
    names = {"CREDIT": "totalCreditEntries", "DEBIT": "totalDebitEntries"}
    return {
        names[kind]: {"numberOfEntries": count, "amount": amount_of(amount)} for kind, (count, amount) in found.items()
    }
