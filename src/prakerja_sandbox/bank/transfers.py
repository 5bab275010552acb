"""Services 17, 18, 22, 23 and 38: money goes out, once for one reference."""

import hmac
from dataclasses import replace
from typing import Final

from prakerja_sandbox.bank.accounts import Account
from prakerja_sandbox.bank.bank import Bank
from prakerja_sandbox.bank.books import float_of
from prakerja_sandbox.bank.call import Call
from prakerja_sandbox.bank.codes import Refused, Reply, reply
from prakerja_sandbox.bank.fields import amount_of, rupiah_of
from prakerja_sandbox.bank.houses import HOUSE_BY_BANK_CODE, House
from prakerja_sandbox.bank.keys import Keys
from prakerja_sandbox.bank.paying import fees_of, hold, pay, refuse, require_payable
from prakerja_sandbox.bank.payment import Payment, Status
from prakerja_sandbox.bank.switches import BankMode

#: That are settled later, by the central bank.
CLEARED: Final = ("22", "23")
_SESSION_S: Final = 1_800
_SESSION_DIGITS: Final = 24
_ECHOED: Final = (
    *("beneficiaryAccountNo", "beneficiaryBankCode", "beneficiaryAccountName", "sourceAccountNo", "currency"),
    *("customerReference", "transactionDate", "originatorInfos", "customerNumber", "sessionId"),
)


def transfer(bank: Bank, call: Call) -> Reply:
    """What the bank does about it. Raises Refused, and then the books say so where it was about the money."""
    wanted = _wanted(call)
    if known := bank.books.payment(call.house, wanted.reference):
        if not _is_same(known, wanted):
            raise Refused("40418")
        if known.status is not Status.FAILED:
            return _said_before(call, known)
        wanted = replace(wanted, number=known.number)
    return _told(call, _taken(bank, call, wanted))


def session_of(keys: Keys, house: House, customer: str, *, now: float) -> str:
    """What 37 gives and 38 brings back; good for half an hour."""
    ends = f"{int(now) + _SESSION_S:x}"
    mac = hmac.digest(keys.client_secret.encode(), f"{house.code}|{customer}|{ends}".encode(), "sha256").hex()
    return f"{ends}{mac}"[:_SESSION_DIGITS]


def _taken(bank: Bank, call: Call, wanted: Payment) -> Payment:
    account = _beneficiary(bank, call)
    try:
        _require_payer(bank.keys, call)
        require_payable(bank, wanted, account, now=call.now)
    except Refused as refused:
        refuse(bank, wanted, refused.code, now=call.now)
        raise
    is_pending = call.switch.mode is BankMode.PENDING
    if is_pending or call.service.code in CLEARED:
        seconds = call.switch.seconds if is_pending else bank.options.settle_s
        code = "20200" if is_pending else "20000"
        return hold(bank, wanted, seconds=seconds, outcome=call.switch.outcome or "success", code=code, now=call.now)
    return pay(bank, wanted, now=call.now)


def _wanted(call: Call) -> Payment:
    amount = rupiah_of(call.body["amount"])
    fee, theirs = fees_of(call.service.code, call.text("feeType"))
    number, house = _payee(call)
    said = call.text("customerReference") or call.text("remark") or call.text("notes")
    return Payment(
        house=call.house.code,
        service=call.service.code,
        reference=call.text("partnerReferenceNo"),
        external_id=call.number,
        source=float_of(call.house),
        bank=call.text("beneficiaryBankCode"),
        account=(house or call.house).id_of(number),
        holder=call.text("beneficiaryAccountName") or call.text("customerName"),
        amount=amount,
        fee=fee,
        paid_by_payee=theirs,
        text=said,
        status=Status.FAILED,
        code="",
        at=call.now,
    )


def _payee(call: Call) -> tuple[str, House | None]:
    """The number, and whose house it is; None: no house that the bank knows."""
    if call.house.is_wallet:
        return call.text("customerNumber"), call.house
    if call.service.code == "17":
        return call.text("beneficiaryAccountNo"), call.house
    return call.text("beneficiaryAccountNo"), HOUSE_BY_BANK_CODE.get(call.text("beneficiaryBankCode"))


def _beneficiary(bank: Bank, call: Call) -> Account | None:
    number, house = _payee(call)
    if house is None:
        raise Refused("40403")
    return bank.account(house, number)


def _require_payer(keys: Keys, call: Call) -> None:
    if call.house.wants_session:
        _require_session(keys, call)
    if call.text("sourceAccountNo") not in ("", call.house.float_account):
        raise Refused("40411", "[sourceAccountNo]")
    if call.switch.mode is BankMode.REFUSING:
        raise Refused(call.switch.code or "40305")


def _require_session(keys: Keys, call: Call) -> None:
    session = call.text("sessionId")
    if not session:
        raise Refused("40002", "sessionId")
    try:
        ends = int(session[:8], 16)
    except ValueError as error:
        raise Refused("40001", "sessionId") from error
    wanted = session_of(keys, call.house, call.text("customerNumber"), now=ends - _SESSION_S)
    if not hmac.compare_digest(session.encode(), wanted.encode()) or ends < call.now:
        raise Refused("40300")


def _is_same(known: Payment, wanted: Payment) -> bool:
    parts = ("service", "amount", "account", "bank")
    return all(getattr(known, part) == getattr(wanted, part) for part in parts)


def _said_before(call: Call, known: Payment) -> Reply:
    if known.status is Status.PENDING and known.code == "20200":
        return _told(call, known)
    if call.switch.mode is BankMode.REPLAY:
        return _told(call, known)
    raise Refused("40901")


def _told(call: Call, done: Payment) -> Reply:
    told: dict[str, object] = {name: call.body[name] for name in _ECHOED if call.body.get(name)}
    told |= {"referenceNo": done.reference_no, "partnerReferenceNo": done.reference, "amount": amount_of(done.amount)}
    if call.service.code in CLEARED:
        told |= {"transactionStatus": done.status.value, "traceNo": f"{done.number:012}"}
    if call.service.code == "18":
        told["traceNo"] = f"{done.number:012}"
    return reply(done.code, call.service.code, **told)
