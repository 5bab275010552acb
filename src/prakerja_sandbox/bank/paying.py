"""A payment is taken, refused, settled or sent back; each writes the books in one transaction."""

from dataclasses import replace
from typing import Final

from prakerja_sandbox.bank.accounts import Account, Condition
from prakerja_sandbox.bank.bank import Bank, in_wib
from prakerja_sandbox.bank.books import FEES, Moves, float_of, transit_of
from prakerja_sandbox.bank.codes import Refused
from prakerja_sandbox.bank.houses import HOUSE_BY_CODE
from prakerja_sandbox.bank.payment import Payment, Status

#: By service: what it costs, the least and the most that it takes.
FEE_BY_SERVICE: Final = {"17": 0, "18": 2_500, "22": 25_000, "23": 2_900, "38": 1_000}
LEAST_BY_SERVICE: Final = {"17": 1, "18": 10_000, "22": 100_000_001, "23": 1, "38": 1}
MOST_BY_SERVICE: Final = {"17": 10**12, "18": 250_000_000, "22": 10**13, "23": 1_000_000_000, "38": 20_000_000}
#: What a wallet may take in a month.
MONTHLY_LIMIT: Final = 40_000_000
_REFUSALS: Final = {
    Condition.CLOSED: "40318",
    Condition.DORMANT: "40309",
    Condition.FROZEN: "40305",
}


def require_usable(account: Account | None) -> Account:
    """Somebody has it, and it is open. Raises Refused."""
    if account is None:
        raise Refused("40411")
    if account.condition in _REFUSALS:
        raise Refused(_REFUSALS[account.condition])
    return account


def require_payable(bank: Bank, payment: Payment, account: Account | None, *, now: float) -> None:
    """The bank does it as the partner wants it. Raises Refused."""
    found = require_usable(account)
    if found.condition is Condition.UNVERIFIED:
        raise Refused("40315", "[Account Not Verified]")
    if payment.amount > MOST_BY_SERVICE[payment.service]:
        raise Refused("40302")
    if payment.amount < LEAST_BY_SERVICE[payment.service] or payment.amount <= payment.paid_by_payee:
        raise Refused("40413")
    if payment.amount > room_of(bank, found, now=now):
        raise Refused("40323")
    if payment.cost > bank.books.float_balance(HOUSE_BY_CODE[payment.house]):
        raise Refused("40314")


def room_of(bank: Bank, account: Account, *, now: float) -> int:
    """What the account still takes this month; a bank's takes anything unless it is over its limit."""
    if account.condition is Condition.OVER_LIMIT:
        return 0
    if not account.house.is_wallet:
        return 10**15
    month = in_wib(now).replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    return max(MONTHLY_LIMIT - bank.books.received_since(account.id, month.timestamp()), 0)


def pay(bank: Bank, payment: Payment, *, now: float) -> Payment:
    """The money is there."""
    done = replace(payment, status=Status.SUCCESS, code="20000", due_at=None)
    payer = float_of(HOUSE_BY_CODE[payment.house])
    return bank.books.write(done, _from(payer, payment, "transfer", "fee"), now=now)


def hold(bank: Bank, payment: Payment, *, seconds: float, outcome: str, code: str, now: float) -> Payment:
    """The money has left the float; where it goes is settled later."""
    house = HOUSE_BY_CODE[payment.house]
    held = replace(payment, status=Status.PENDING, code=code, due_at=now + seconds, outcome=outcome)
    ours = payment.fee - payment.paid_by_payee
    moves = [(float_of(house), transit_of(house), payment.amount, "transfer")]
    moves += [(float_of(house), transit_of(house), ours, "fee")] if ours else []
    return bank.books.write(held, moves, now=now)


def settle(bank: Bank, payment: Payment, *, now: float) -> Payment:
    """What was pending has arrived, or is back on the float with its fee."""
    house = HOUSE_BY_CODE[payment.house]
    if payment.outcome == "failed":
        back = replace(payment, status=Status.FAILED, due_at=None)
        return bank.books.write(back, [(transit_of(house), float_of(house), payment.cost, "back")], now=now)
    done = replace(payment, status=Status.SUCCESS, due_at=None)
    return bank.books.write(done, _from(transit_of(house), payment, "settled", "settled"), now=now)


def settle_due(bank: Bank, *, now: float) -> list[Payment]:
    """Every payment whose time has come is settled; returns them."""
    return [settle(bank, payment, now=now) for payment in bank.books.due(now)]


def send_back(bank: Bank, payment: Payment, *, now: float) -> Payment:
    """The beneficiary's bank returns what had arrived; the fee is not returned. Raises Refused."""
    if payment.status is not Status.SUCCESS:
        raise Refused("40400")
    back = replace(payment, status=Status.REFUNDED)
    amount = payment.amount - payment.paid_by_payee
    return bank.books.write(back, [(payment.account, _float(payment), amount, "reversed")], now=now)


def refuse(bank: Bank, payment: Payment, code: str, *, now: float) -> Payment:
    """It is noted that the bank did not do it, and why."""
    return bank.books.write(replace(payment, status=Status.FAILED, code=code), [], now=now)


def fees_of(service: str, fee_type: str) -> tuple[int, int]:
    """The fee, and what of it the payee pays."""
    fee = FEE_BY_SERVICE[service]
    if fee_type == "BEN":
        return fee, fee
    if fee_type.startswith("SHA"):
        ours = int(fee_type.partition("|")[2] or fee // 2)
        return fee, max(fee - ours, 0)
    return fee, 0


def _float(payment: Payment) -> str:
    return float_of(HOUSE_BY_CODE[payment.house])


def _from(payer: str, payment: Payment, kind: str, fee_kind: str) -> Moves:
    ours, theirs = payment.fee - payment.paid_by_payee, payment.paid_by_payee
    moves = [(payer, payment.account, payment.amount, kind)]
    moves += [(payment.account, FEES, theirs, "payee-fee")] if theirs else []
    return moves + ([(payer, FEES, ours, fee_kind)] if ours else [])
