"""payment/status, void: what became of a sale, and how it is undone."""

from datetime import UTC, datetime
from typing import Final

from ninja import Router

from prakerja.kit.unit_of_work import unit_of_work
from prakerja.partner_api.v1.answer_first import answer_first
from prakerja.partner_api.v1.asked import Asked, Code
from prakerja.partner_api.v1.caller import PartnerRequest, platform
from prakerja.partner_api.v1.envelope import FAILURES, Done, Ok
from prakerja.partner_api.v1.errors import ApiError
from prakerja.partner_api.v1.paid import InvoiceCode, Paid, paid_of
from prakerja.partner_api.v1.refused import refusing
from prakerja.training import refusals
from prakerja.training.payment_status import payment_status
from prakerja.training.void_purchase import void_purchase

router: Final = Router(auth=platform, tags=["payment"])
VOIDED: Final = "Transaksi berhasil dibatalkan."


class AskedInvoice(Asked):
    invoice_code: InvoiceCode


class PaidAt(Paid):
    created_at: str


@router.post("payment/status", response={200: Ok[PaidAt], **FAILURES})
@refusing({refusals.PurchaseUnknown: ApiError.INVOICE_UNKNOWN})
def status(request: PartnerRequest, asked: AskedInvoice) -> Ok[PaidAt]:
    """What became of one of the platform's invoices."""
    with unit_of_work(by=request.actor) as work:
        slip = payment_status(invoice_code=asked.invoice_code, by=work.actor)
    return Ok(data=PaidAt(**paid_of(slip).model_dump(), created_at=_as_utc(slip.bought_at)))


def _as_utc(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class AskedVoid(Asked):
    invoice_code: InvoiceCode
    transaction_code: Code


@router.post("payment/void", response={200: Done, **FAILURES})
@refusing(
    {
        refusals.PurchaseUnknown: ApiError.TRANSACTION_NOT_FOUND,
        refusals.VoidedAlready: ApiError.VOIDED_ALREADY,
        refusals.RedeemedAlready: ApiError.REDEEMED_ALREADY,
        refusals.PurchaseOver: ApiError.PURCHASE_OVER,
    }
)
def void(request: PartnerRequest, asked: AskedVoid) -> Done:
    """The sale is undone, as long as its code was not redeemed."""

    def do() -> Done:
        void_purchase(
            invoice_code=asked.invoice_code, transaction_code=asked.transaction_code, by=request.actor, now=work.now
        )
        return Done(message=VOIDED)

    with unit_of_work(by=request.actor) as work:
        return answer_first(request, do, as_=Done, now=work.now)
