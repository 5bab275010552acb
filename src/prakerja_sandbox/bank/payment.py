"""A payment as the bank keeps it."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Status(StrEnum):
    """SNAP's `latestTransactionStatus`."""

    SUCCESS = "00"
    PENDING = "03"
    REFUNDED = "04"
    FAILED = "06"
    NOT_FOUND = "07"


STATUS_WORDS: Final = {
    Status.SUCCESS: "success",
    Status.PENDING: "pending",
    Status.REFUNDED: "refunded",
    Status.FAILED: "failed",
    Status.NOT_FOUND: "not found",
}


@dataclass(frozen=True, slots=True)
class Payment:
    """`account`: the beneficiary's name in the books; `source`: the account that pays; `bank`: as the partner named it.

    `fee` in all, of which the payee pays `paid_by_payee` out of the amount. `text`: what a statement says of it.
    `code`: HTTP and case of the last answer. `due_at`, `outcome`: when a pending one is settled, and how.
    """

    house: str
    service: str
    reference: str
    external_id: str
    source: str
    bank: str
    account: str
    holder: str
    amount: int
    fee: int
    paid_by_payee: int
    text: str
    status: Status
    code: str
    at: float
    due_at: float | None = None
    outcome: str = ""
    number: int = 0

    @property
    def reference_no(self) -> str:
        """The bank's own reference."""
        return f"{self.house.upper()}{self.number:014}" if self.number else ""

    @property
    def account_no(self) -> str:
        """The beneficiary's number, without the house."""
        return self.account.partition(":")[2]

    @property
    def response_code(self) -> str:
        """Seven digits, as the partner was answered."""
        return f"{self.code[:3]}{self.service}{self.code[3:]}"

    @property
    def cost(self) -> int:
        """What leaves the float: the amount, and the part of the fee that the payee does not pay."""
        return self.amount + self.fee - self.paid_by_payee
