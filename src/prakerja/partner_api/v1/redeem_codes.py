"""payment/redeem-code: how a code stands, redeeming it, and beginning a test case anew."""

from typing import Final

from ninja import Router
from pydantic import BaseModel

from prakerja.kit.unit_of_work import unit_of_work
from prakerja.partner_api.v1.answer_first import answer_first
from prakerja.partner_api.v1.asked import Asked
from prakerja.partner_api.v1.caller import PartnerRequest, Rejected, institution
from prakerja.partner_api.v1.envelope import FAILURES, Ok
from prakerja.partner_api.v1.errors import ApiError
from prakerja.partner_api.v1.of_code import OF_CODE, MaybeRedeemCode, Sequence
from prakerja.partner_api.v1.refused import refusing
from prakerja.partner_api.v1.rehearsed import rehearsed
from prakerja.partner_api.v1.taught import TYPE_LABELS, TYPE_NUMBERS, method_of
from prakerja.training.read_redeem_code import CodeStatus, read_redeem_code
from prakerja.training.redeem_code import redeem_code
from prakerja.training.rehearsals.cases import is_test_code
from prakerja.training.rehearsals.code_calls import AskStatus, BeginAnew, Redeem, StaysAsItIs
from prakerja.training.states import Method, PurchaseState

router: Final = Router(auth=institution, tags=["redeem-code"])

_MOMENT: Final = "%Y-%m-%dT%H:%M:%SZ"
#: Clients go on at 0 and 1 alone; 2 is ours: nothing is begun or learned with it any more.
_NOT_REDEEMED, _REDEEMED, _OVER = 0, 1, 2
_STATUS: Final = {
    PurchaseState.BOUGHT: _NOT_REDEEMED,
    PurchaseState.REDEEMED: _REDEEMED,
    PurchaseState.FINISHED: _REDEEMED,
}


class AskedCode(Asked):
    """The first samples of all call the code `code`."""

    redeem_code: MaybeRedeemCode = ""
    code: MaybeRedeemCode = ""
    sequence: Sequence = 1

    def one(self) -> str:
        """Raises Rejected."""
        if not (self.redeem_code or self.code):
            raise Rejected(ApiError.FIELD_WRONG)
        return self.redeem_code or self.code


class Code(BaseModel):
    redeem_code: str
    course_code: str
    invoice_code: str
    schedule_code: str
    status: int
    attendance_status: int
    redeem_at: str
    dp_platform: str
    schedule_start_end: str
    course_type: int
    course_type_label: str
    course_learning_method: str
    is_online_attendance: bool
    sequence: int


@router.post("payment/redeem-code/status", response={200: Ok[Code], **FAILURES})
@refusing(OF_CODE)
def redeem_code_status(request: PartnerRequest, asked: AskedCode) -> Ok[Code]:
    """How the code stands, and whether its holder was present at one meeting."""
    code = asked.one()
    if is_test_code(code):
        return _told(rehearsed(request, code, AskStatus(asked.sequence)))
    return _told(read_redeem_code(code=code, sequence=asked.sequence, by=request.actor))


@router.post("payment/redeem-code/commit", response={200: Ok[Code], **FAILURES})
@refusing(OF_CODE)
def redeem_code_commit(request: PartnerRequest, asked: AskedCode) -> Ok[Code]:
    """The code is redeemed. Its holder is not present by that. Asked again, it answers the same."""
    code = asked.one()
    if is_test_code(code):
        return _told(rehearsed(request, code, Redeem(asked.sequence)))
    with unit_of_work(by=request.actor) as work:

        def do() -> Ok[Code]:
            redeem_code(code=code, by=work.actor, now=work.now)
            return _told(read_redeem_code(code=code, sequence=asked.sequence, by=work.actor))

        return answer_first(request, do, as_=Ok[Code], now=work.now)


@router.post("payment/redeem-code/reset", response={200: Ok[Code], **FAILURES})
@refusing({**OF_CODE, StaysAsItIs: ApiError.CASE_STAYS})
def redeem_code_reset(request: PartnerRequest, asked: AskedCode) -> Ok[Code]:
    """A test case begins anew. Nothing that somebody has bought is ever undone by this."""
    code = asked.one()
    if not is_test_code(code):
        raise Rejected(ApiError.NOT_A_TEST_CODE)
    return _told(rehearsed(request, code, BeginAnew()))


def _told(code: CodeStatus) -> Ok[Code]:
    is_over = code.is_cancelled and code.redeemed_at is None
    data = Code(
        redeem_code=code.code,
        course_code=code.course_code,
        invoice_code=code.invoice_code,
        schedule_code=code.schedule_code,
        status=_OVER if is_over else _STATUS.get(code.state, _OVER),
        attendance_status=int(code.is_attended),
        redeem_at=f"{code.redeemed_at:{_MOMENT}}" if code.redeemed_at else "",
        dp_platform=code.platform,
        schedule_start_end=f"{code.starts_at:{_MOMENT}} - {code.ends_at:{_MOMENT}}",
        course_type=TYPE_NUMBERS[code.method],
        course_type_label=TYPE_LABELS[code.method],
        course_learning_method=method_of(code.method),
        is_online_attendance=code.method != Method.FACE_TO_FACE,
        sequence=code.sequence,
    )
    return Ok(data=data)
