"""What somebody has bought, for themselves: each with its redeem code and its life, in one statement."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import F, OuterRef
from django.db.models.functions import JSONObject

from prakerja.kit.rupiah import Rupiah
from prakerja.training.models import Purchase, PurchaseMove
from prakerja.training.states import PurchaseState


@dataclass(frozen=True)
class PurchaseMoved:
    """One step of its life."""

    state: PurchaseState
    at: datetime


@dataclass(frozen=True)
class OwnPurchase:
    title: str
    institution: str
    platform: str
    price: Rupiah
    state: PurchaseState
    #: Empty where it begins nothing any more.
    redeem_code: str
    starts_at: datetime
    ends_at: datetime
    #: Newest first.
    moves: tuple[PurchaseMoved, ...]


def own_purchases(applicant_id: UUID) -> list[OwnPurchase]:
    """Newest first."""
    of_it = PurchaseMove.objects.filter(applicant_id=OuterRef("applicant_id"), purchase=OuterRef("number"))
    life = of_it.order_by("-number").values(move=JSONObject(state=F("state"), at=F("at")))
    bought = Purchase.objects.of_applicant(applicant_id).select_related("schedule__course__institution", "platform")
    return [_own(one) for one in bought.annotate(life=ArraySubquery(life)).order_by("-number")]


def _own(purchase: Purchase) -> OwnPurchase:
    course = purchase.schedule.course
    state = PurchaseState(purchase.state)
    return OwnPurchase(
        title=course.title,
        institution=course.institution.name,
        platform=purchase.platform.name,
        price=Rupiah(purchase.price),
        state=state,
        redeem_code=purchase.redeem_code if state in {PurchaseState.BOUGHT, PurchaseState.REDEEMED} else "",
        starts_at=purchase.schedule.starts_at,
        ends_at=purchase.schedule.ends_at,
        moves=tuple(
            PurchaseMoved(PurchaseState(move["state"]), datetime.fromisoformat(move["at"]))
            for move in vars(purchase)["life"]
        ),
    )
