"""redeem-code/completion: the institution declares that its participant has finished. Ours: the reference has none."""

from typing import Annotated, Final

from ninja import Router
from pydantic import BaseModel, Field

from prakerja.kit.unit_of_work import unit_of_work
from prakerja.partner_api.v1.answer_first import answer_first
from prakerja.partner_api.v1.caller import PartnerRequest, institution
from prakerja.partner_api.v1.envelope import FAILURES, Ok
from prakerja.partner_api.v1.errors import ApiError
from prakerja.partner_api.v1.of_code import OF_CODE, AskedOfCode
from prakerja.partner_api.v1.refused import refusing
from prakerja.partner_api.v1.rehearsed import rehearsed
from prakerja.training.declare_completion import (
    CorrectionTooLate,
    DeclaredTooLate,
    NotAttended,
    ScoreWrong,
    SkillNotShown,
    declare_completion,
)
from prakerja.training.models import Completion
from prakerja.training.purchase_of_code import spelled_code
from prakerja.training.rehearsals.cases import is_test_code
from prakerja.training.rehearsals.completion_calls import Declare, DeclaredRehearsal

router: Final = Router(auth=institution, tags=["redeem-code"])

Score = Annotated[int, Field(strict=True)]


class AskedCompletion(AskedOfCode):
    #: Of the tests before and after, 0 to 100; none where there was none.
    pretest_score: Score | None = None
    posttest_score: Score | None = None


class Declared(BaseModel):
    redeem_code: str
    declared_at: str
    #: How often it was declared: more than once where scores were corrected.
    number: int


@router.post("payment/redeem-code/completion", response={200: Ok[Declared], **FAILURES})
@refusing(
    {
        **OF_CODE,
        ScoreWrong: ApiError.SCORE_WRONG,
        NotAttended: ApiError.NOT_ATTENDED,
        SkillNotShown: ApiError.SKILL_NOT_SHOWN,
        DeclaredTooLate: ApiError.DECLARED_TOO_LATE,
        CorrectionTooLate: ApiError.CORRECTION_TOO_LATE,
    }
)
def redeem_code_completion(request: PartnerRequest, asked: AskedCompletion) -> Ok[Declared]:
    """The certificate follows within a working day; scores can be corrected within five."""
    if is_test_code(asked.redeem_code):
        return _told(asked, rehearsed(request, asked.redeem_code, Declare(asked.pretest_score, asked.posttest_score)))
    with unit_of_work(by=request.actor) as work:

        def do() -> Ok[Declared]:
            done = declare_completion(
                code=asked.redeem_code,
                score_before=asked.pretest_score,
                score_after=asked.posttest_score,
                by=work.actor,
                now=work.now,
            )
            return _told(asked, done)

        return answer_first(request, do, as_=Ok[Declared], now=work.now)


def _told(asked: AskedCompletion, done: Completion | DeclaredRehearsal) -> Ok[Declared]:
    at = f"{done.declared_at:%Y-%m-%dT%H:%M:%SZ}"
    return Ok(data=Declared(redeem_code=spelled_code(asked.redeem_code), declared_at=at, number=done.number))
