"""POST purchases/decline: an institution does not teach somebody who has bought, and says so before they begin."""

from typing import Final, Literal

from ninja import Router
from pydantic import BaseModel

from prakerja.kit.unit_of_work import Work
from prakerja.partner_api.v2.answers import PROBLEMS
from prakerja.partner_api.v2.asked import Asked, Code
from prakerja.partner_api.v2.caller import PartnerRequest, institution
from prakerja.partner_api.v2.problems import Problem
from prakerja.partner_api.v2.refused import refusing
from prakerja.partner_api.v2.working import done_once
from prakerja.training import refusals
from prakerja.training.decline_purchase import decline_purchase
from prakerja.training.purchase_of_code import NoSuchCode, spelled_code

router: Final = Router(auth=institution, tags=["purchases"])


class AskedDecline(Asked):
    redeem_code: Code


class Declined(BaseModel):
    redeem_code: str
    state: Literal["voided"] = "voided"


@router.post("purchases/decline", response={200: Declined, **PROBLEMS})
@refusing(
    {
        NoSuchCode: Problem.CODE_UNKNOWN,
        refusals.VoidedAlready: Problem.VOIDED_ALREADY,
        refusals.RedeemedAlready: Problem.REDEEMED_ALREADY,
        refusals.PurchaseOver: Problem.PURCHASE_OVER,
    }
)
def decline(request: PartnerRequest, asked: AskedDecline) -> Declined:
    """The purchase is undone: price and seat are back, and its holder is told. Not once the code is redeemed."""

    def do(work: Work) -> Declined:
        decline_purchase(redeem_code=asked.redeem_code, by=work.actor, now=work.now)
        return Declined(redeem_code=spelled_code(asked.redeem_code))

    return done_once(request, do, as_=Declined)
