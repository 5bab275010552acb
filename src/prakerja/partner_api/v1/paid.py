"""What v1 says of a purchase, wherever it says it."""

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator

from prakerja.partner_api.v1.asked import Code
from prakerja.training.slips import Slip
from prakerja.training.states import PurchaseState


def _as_text(code: object) -> object:
    """The table of the reference says a number, and all its examples are texts."""
    return str(code) if isinstance(code, int) and not isinstance(code, bool) else code


type InvoiceCode = Annotated[Code, BeforeValidator(_as_text)]


class Paid(BaseModel):
    invoice_code: str
    transaction_code: str
    amount: int
    status: Literal["SUCCESS", "VOID", "EXPIRED"]
    prakerja_name: str


def paid_of(slip: Slip) -> Paid:
    return Paid(
        invoice_code=slip.invoice_code,
        transaction_code=slip.transaction_code,
        amount=slip.amount,
        status=_status_of(slip.state),
        prakerja_name=slip.holder_name,
    )


def _status_of(state: PurchaseState) -> Literal["SUCCESS", "VOID", "EXPIRED"]:
    """The reference knows the first; the other two are ours."""
    if state is PurchaseState.VOIDED:
        return "VOID"
    return "EXPIRED" if state is PurchaseState.LAPSED else "SUCCESS"
