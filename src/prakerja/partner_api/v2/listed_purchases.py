"""GET sales, participants: purchases, as partners copy them."""

from datetime import datetime
from typing import Final

from ninja import Query, Router
from pydantic import BaseModel

from prakerja.partner_api.v2.answers import PROBLEMS
from prakerja.partner_api.v2.caller import PartnerRequest, institution, platform
from prakerja.partner_api.v2.listing import AskedList, Listed, ListOf
from prakerja.partner_api.v2.refused import refusing
from prakerja.partner_api.v2.working import working
from prakerja.training.copies.copy_purchases import copy_participants, copy_sales
from prakerja.training.models import Purchase
from prakerja.training.states import PurchaseState

router: Final = Router(tags=["lists"])


class SaleItem(BaseModel):
    invoice_code: str
    transaction_code: str
    course_code: str
    schedule_code: str
    state: PurchaseState
    amount: int
    #: Of the amount, the platform's.
    commission: int
    bought_at: datetime
    redeemed_at: datetime | None
    updated_at: datetime


class ParticipantItem(BaseModel):
    redeem_code: str
    course_code: str
    schedule_code: str
    platform: str
    state: PurchaseState
    redeemed_at: datetime | None
    updated_at: datetime


@router.get("sales", auth=platform, response={200: Listed[SaleItem], **PROBLEMS})
@refusing({})
def sales(request: PartnerRequest, asked: Query[AskedList]) -> Listed[SaleItem]:
    """What the platform has sold, by its invoices. A redeem code is in no answer to a platform."""
    with working(request) as work:
        return ListOf("sales", lambda round_: copy_sales(asked=round_, by=work.actor), _sale).told(asked)


@router.get("participants", auth=institution, response={200: Listed[ParticipantItem], **PROBLEMS})
@refusing({})
def participants(request: PartnerRequest, asked: Query[AskedList]) -> Listed[ParticipantItem]:
    """Who has redeemed a code with the institution. A code that nobody has brought yet is in no list."""
    with working(request) as work:
        of = ListOf("participants", lambda round_: copy_participants(asked=round_, by=work.actor), _participant)
        return of.told(asked)


def _sale(purchase: Purchase) -> SaleItem:
    return SaleItem(
        invoice_code=purchase.invoice_code,
        transaction_code=purchase.transaction_code,
        course_code=purchase.schedule.course.code,
        schedule_code=purchase.schedule.code,
        state=PurchaseState(purchase.state),
        amount=purchase.price,
        commission=purchase.commission,
        bought_at=purchase.bought_at,
        redeemed_at=purchase.redeemed_at,
        updated_at=purchase.updated_at,
    )


def _participant(purchase: Purchase) -> ParticipantItem:
    return ParticipantItem(
        redeem_code=purchase.redeem_code,
        course_code=purchase.schedule.course.code,
        schedule_code=purchase.schedule.code,
        platform=purchase.platform.name,
        state=PurchaseState(purchase.state),
        redeemed_at=purchase.redeemed_at,
        updated_at=purchase.updated_at,
    )
