"""payment/send-otp, authorize: how a platform is paid for a training."""

from functools import partial
from typing import Annotated, Final
from uuid import UUID

from ninja import Router
from pydantic import BaseModel, Field, StringConstraints

from prakerja.codes.refusals import CodeGone, CodesLocked, TooSoon
from prakerja.codes.rules import CodeJudgement
from prakerja.codes.tallies import TriesSpent
from prakerja.codes.type_code import CodeRefused
from prakerja.connectors.sms_budget import SmsSpent
from prakerja.kit.purpose import Purpose
from prakerja.kit.refused import Refused
from prakerja.kit.sealed import seal, unseal
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.partner_api.v1.answer_first import answer_first
from prakerja.partner_api.v1.asked import Asked, Code
from prakerja.partner_api.v1.caller import PartnerRequest, Rejected, platform
from prakerja.partner_api.v1.envelope import FAILURES, Ok
from prakerja.partner_api.v1.errors import ApiError
from prakerja.partner_api.v1.paid import InvoiceCode, Paid, paid_of
from prakerja.partner_api.v1.refused import refusing
from prakerja.training import refusals
from prakerja.training.ask_to_be_paid import Wanted, ask_to_be_paid
from prakerja.training.buy_training import buy_training
from prakerja.training.invoices import Invoice
from prakerja.training.slips import Slip

router: Final = Router(auth=platform, tags=["payment"])
BOUGHT: Final = "Pelatihan berhasil dibeli."
_SCHEME: Final = "Payment "


type Line = Annotated[str, StringConstraints(strict=True, min_length=1, max_length=100)]
type Address = Annotated[str, StringConstraints(strict=True, min_length=1, max_length=500)]
type Amount = Annotated[int, Field(strict=True, ge=0)]

NOT_SOLD: Final[dict[type[Refused], ApiError]] = {
    refusals.CourseUnknown: ApiError.SCHEDULE_NOT_FOUND,
    refusals.ScheduleUnknown: ApiError.SCHEDULE_NOT_FOUND,
    refusals.NotOffered: ApiError.NOT_OFFERED,
    refusals.AffiliatedSale: ApiError.AFFILIATED_SALE,
    refusals.CourseNotLive: ApiError.COURSE_NOT_LIVE,
    refusals.ScheduleCancelled: ApiError.SCHEDULE_CANCELLED,
    refusals.ScheduleBegun: ApiError.SCHEDULE_BEGUN,
    refusals.SeatsGone: ApiError.SEATS_GONE,
    refusals.WrongAmount: ApiError.AMOUNT_WRONG,
    refusals.CustomerUnnamed: ApiError.FIELD_WRONG,
    refusals.CustomerOfAnother: ApiError.CUSTOMER_OF_ANOTHER,
    refusals.CardNotAccepted: ApiError.CARD_NOT_ACCEPTED,
    refusals.MethodBarred: ApiError.METHOD_BARRED,
    refusals.BuyingOver: ApiError.BUYING_OVER,
    refusals.EndsTooLate: ApiError.ENDS_TOO_LATE,
    refusals.AgeBarred: ApiError.AGE_BARRED,
    refusals.EducationBarred: ApiError.EDUCATION_BARRED,
    refusals.TrainingUnfinished: ApiError.TRAINING_UNFINISHED,
    refusals.BalanceShort: ApiError.BALANCE_SHORT,
}
#: The others: it is spent, too late, or was used, and a new one helps.
_WHY_NO_CODE: Final = {
    CodeJudgement.NOT_A_CODE: ApiError.OTP_WRONG,
    CodeJudgement.WRONG: ApiError.OTP_WRONG,
    CodeJudgement.LOCKED: ApiError.OTP_LOCKED,
}


class AskedOtp(Asked):
    prakerja_id: Line
    user_platform_id: Line
    course_code: Code
    schedule_code: Code
    amount: Amount


class Token(BaseModel):
    payment_token: str


class KeptToken(BaseModel):
    """What stands beside the first answer: the token sealed for its platform, in hex. None: no card that can pay."""

    sealed: str | None


@router.post("payment/send-otp", response={200: Ok[Token], **FAILURES})
@refusing(
    {
        **NOT_SOLD,
        refusals.PhoneUnknown: ApiError.PHONE_UNKNOWN,
        TooSoon: ApiError.OTP_TOO_SOON,
        CodesLocked: ApiError.OTP_LOCKED,
        TriesSpent: ApiError.TRIES_SPENT,
        SmsSpent: ApiError.NOT_NOW,
    }
)
def send_otp(request: PartnerRequest, asked: AskedOtp) -> Ok[Token]:
    """The holder of the card gets a code by SMS; the token names this payment."""
    wanted = Wanted(asked.course_code, asked.schedule_code, asked.amount, asked.user_platform_id)

    def do() -> KeptToken:
        found = ask_to_be_paid(card_number=asked.prakerja_id, wanted=wanted, by=request.actor, now=work.now)
        return KeptToken(sealed=None if found is None else _sealed(found.token, request.partner.id))

    with unit_of_work(by=request.actor) as work:
        kept = answer_first(request, do, as_=KeptToken, now=work.now)
    # After the unit of work: the wrong number counts.
    if kept.sealed is None:
        raise Rejected(ApiError.CARD_NOT_ACCEPTED)
    token = unseal(bytes.fromhex(kept.sealed), purpose=Purpose.PAYMENT, owner=request.partner.id)
    return Ok(data=Token(payment_token=token))


def _sealed(token: str, platform_id: UUID) -> str:
    """Who reads the database learns of no payment what its platform was given."""
    return seal(token, purpose=Purpose.PAYMENT, owner=platform_id).hex()


class AskedPurchase(Asked):
    otp: Line
    invoice_url: Address
    invoice_code: InvoiceCode


class KeptPurchase(BaseModel):
    """One of the two: what was bought, or why the code was none."""

    paid: Paid | None = None
    refused: str = ""


@router.post("payment/authorize", response={200: Ok[Paid], **FAILURES})
@refusing(
    {
        **NOT_SOLD,
        refusals.PaymentUnknown: ApiError.PAYMENT_UNKNOWN,
        refusals.PaymentOver: ApiError.PAYMENT_OVER,
        refusals.InvoiceMalformed: ApiError.FIELD_WRONG,
        refusals.InvoiceUsed: ApiError.INVOICE_USED,
        CodeGone: ApiError.PAYMENT_OVER,
    }
)
def authorize(request: PartnerRequest, asked: AskedPurchase) -> Ok[Paid]:
    """The code is right, and the training is bought; the token is in the header `Authorization`."""
    invoice = Invoice(asked.invoice_code, asked.invoice_url)
    token = request.headers.get("Authorization", "").removeprefix(_SCHEME).strip()
    buy = partial(buy_training, token=token, typed=asked.otp, invoice=invoice, by=request.actor)
    with unit_of_work(by=request.actor) as work:
        kept = answer_first(request, lambda: _kept(buy(now=work.now)), as_=KeptPurchase, now=work.now)
    # After the unit of work: the wrong code counts.
    if kept.paid is None:
        raise Rejected(ApiError[kept.refused])
    return Ok(message=BOUGHT, data=kept.paid)


def _kept(answer: Slip | CodeRefused) -> KeptPurchase:
    if isinstance(answer, CodeRefused):
        return KeptPurchase(refused=_WHY_NO_CODE.get(answer.judgement, ApiError.PAYMENT_OVER).name)
    return KeptPurchase(paid=paid_of(answer))
