"""Payments that stand in the books from the start, of a file: what was paid before this bank was there to be asked."""

import json
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from prakerja_sandbox.bank.codes import MESSAGES
from prakerja_sandbox.bank.houses import HOUSE_BY_CODE, SERVED
from prakerja_sandbox.bank.payment import Status
from prakerja_sandbox.bank.service_table import PAYING

_NAMES: Final = ("house", "service", "reference", "external_id", "account", "holder", "amount", "text", "at", "status")
_TOLD: Final = (Status.SUCCESS, Status.PENDING, Status.REFUNDED, Status.FAILED)


class NotAPaymentsFile(Exception):
    """It holds something else than payments; says which and what."""


@dataclass(frozen=True, slots=True)
class ToldPayment:
    """`account`: the beneficiary's number at `house`. `at`: when it came; one that is sent back was so a minute later.

    `code`: HTTP and case of a refusal. `due_at`: when a pending one arrives.
    """

    house: str
    service: str
    reference: str
    external_id: str
    account: str
    holder: str
    amount: int
    text: str
    at: float
    status: Status
    code: str = ""
    due_at: float | None = None


def told_payments(file: Path | None) -> tuple[ToldPayment, ...]:
    """In the order of the file; none where there is no file. Raises NotAPaymentsFile."""
    if file is None or not file.exists():
        return ()
    try:
        return tuple(_told(one) for one in json.loads(file.read_text()))
    except (OSError, TypeError, ValueError, KeyError) as error:
        raise NotAPaymentsFile(f"{file} names no payments: {error!r}") from error


def _told(one: dict[str, object]) -> ToldPayment:
    texts = {name: str(one[name]) for name in _NAMES}
    house, code, due = HOUSE_BY_CODE[texts["house"]], str(one.get("code") or ""), one.get("due_at")
    status, amount = Status(texts["status"]), int(texts["amount"])
    fits = house in SERVED and texts["service"] in PAYING and status in _TOLD and amount > 0
    if not fits or (code in MESSAGES) != (status is Status.FAILED) or (status is Status.PENDING) != (due is not None):
        raise ValueError(f"{texts['reference']} does not fit together")
    return ToldPayment(
        **{name: texts[name] for name in ("service", "reference", "external_id", "account", "holder", "text")},
        house=house.code,
        amount=amount,
        at=_moment(one["at"]),
        status=status,
        code=code,
        due_at=_moment(due) if due is not None else None,
    )


def _moment(text: object) -> float:
    at = datetime.fromisoformat(str(text))
    if at.tzinfo is None:
        raise ValueError("a moment has its zone")
    return at.timestamp()
