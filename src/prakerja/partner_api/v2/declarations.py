"""POST declarations, POST declarations/withdraw: what became of a participant; GET declarations: what came of that."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Annotated, Final

from ninja import Query, Router
from pydantic import BaseModel, Field, model_validator

from prakerja.kit.unit_of_work import Work
from prakerja.partner_api.v2.answers import PROBLEMS
from prakerja.partner_api.v2.asked import Asked, Code
from prakerja.partner_api.v2.caller import PartnerRequest, institution
from prakerja.partner_api.v2.declaring import DECLARING, TAKING_BACK
from prakerja.partner_api.v2.listing import AskedList, Keys, Listed, ListOf
from prakerja.partner_api.v2.refused import refusing
from prakerja.partner_api.v2.working import done_once, working
from prakerja.training.copies.copy_declarations import CopiedDeclaration, copy_declarations
from prakerja.training.declarations.declare_absent import declare_absent
from prakerja.training.declarations.declare_left import declare_left
from prakerja.training.declarations.defer_training import defer_training
from prakerja.training.declarations.states import DeclarationKind, DeclarationState, LeaveReason
from prakerja.training.declarations.take_back_declaration import take_back_declaration
from prakerja.training.declare_completion import declare_completion
from prakerja.training.purchase_of_code import spelled_code

router: Final = Router(auth=institution, tags=["declarations"])

Score = Annotated[int, Field(strict=True, ge=0, le=100)]
#: What each kind is said with, besides the code.
_GOES_WITH: Final[Mapping[DeclarationKind, frozenset[str]]] = {
    DeclarationKind.FINISHED: frozenset({"pretest_score", "posttest_score"}),
    DeclarationKind.ABSENT: frozenset(),
    DeclarationKind.DEFERRED: frozenset({"schedule_code"}),
    DeclarationKind.LEFT: frozenset({"reason"}),
}
_NEEDED: Final = frozenset({"schedule_code", "reason"})


class AskedDeclaration(Asked):
    """`reason`: of `left`; `schedule_code`: of `deferred`; scores, 0 to 100: of `finished`, where there were tests."""

    redeem_code: Code
    kind: DeclarationKind
    reason: LeaveReason | None = None
    schedule_code: Code | None = None
    pretest_score: Score | None = None
    posttest_score: Score | None = None

    @model_validator(mode="after")
    def _is_whole(self) -> "AskedDeclaration":
        said = {name for name in _NEEDED | _GOES_WITH[DeclarationKind.FINISHED] if getattr(self, name) is not None}
        allowed = _GOES_WITH[self.kind]
        if said - allowed or (allowed & _NEEDED) - said:
            raise ValueError("this kind is said with other fields")
        return self


class AskedCode(Asked):
    redeem_code: Code


class Declared(BaseModel):
    redeem_code: str
    kind: DeclarationKind


class DeclarationItem(BaseModel):
    """`reference`: by which the list tells them apart; `by_clock`: it was proven, and you had not declared it in time;
    `decision`: what two curators wrote about an objection; empty where there was none."""

    reference: int
    redeem_code: str
    course_code: str
    kind: DeclarationKind
    reason: str
    schedule_code: str
    state: DeclarationState
    by_clock: bool
    declared_at: datetime
    objected_until: datetime
    decision: str
    updated_at: datetime


@router.post("declarations", response={200: Declared, **PROBLEMS})
@refusing(DECLARING)
def declare(request: PartnerRequest, asked: AskedDeclaration) -> Declared:
    """The participant is told at once, and may object within five working days. The same again is declared once."""

    def do(work: Work) -> Declared:
        _DECLARE[asked.kind](asked, work)
        return Declared(redeem_code=spelled_code(asked.redeem_code), kind=asked.kind)

    return done_once(request, do, as_=Declared)


@router.post("declarations/withdraw", response={200: Declared, **PROBLEMS})
@refusing(TAKING_BACK)
def declarations_withdraw(request: PartnerRequest, asked: AskedCode) -> Declared:
    """Within five working days: whom you declared absent, or to have left, you expect again."""

    def do(work: Work) -> Declared:
        latest = take_back_declaration(code=asked.redeem_code, by=work.actor, now=work.now)
        return Declared(redeem_code=spelled_code(asked.redeem_code), kind=DeclarationKind(latest.kind))

    return done_once(request, do, as_=Declared)


@router.get("declarations", response={200: Listed[DeclarationItem], **PROBLEMS})
@refusing({})
def declarations(request: PartnerRequest, asked: Query[AskedList]) -> Listed[DeclarationItem]:
    """Yours, and what the clock declared of your participants, each with what became of it."""
    with working(request) as work:
        of = ListOf(
            "declarations", lambda round_: copy_declarations(asked=round_, by=work.actor), _item, keys=Keys.NUMBERS
        )
        return of.told(asked)


def _item(copied: CopiedDeclaration) -> DeclarationItem:
    declared = copied.declared
    return DeclarationItem(
        reference=declared.reference,
        redeem_code=copied.purchase.redeem_code,
        course_code=copied.purchase.schedule.course.code,
        kind=DeclarationKind(declared.kind),
        reason=declared.reason,
        schedule_code=copied.schedule_code,
        state=DeclarationState(declared.state),
        by_clock=declared.by_clock,
        declared_at=declared.declared_at,
        objected_until=declared.objected_until,
        decision=declared.decision,
        updated_at=declared.updated_at,
    )


def _finished(asked: AskedDeclaration, work: Work) -> None:
    declare_completion(
        code=asked.redeem_code,
        score_before=asked.pretest_score,
        score_after=asked.posttest_score,
        by=work.actor,
        now=work.now,
    )


def _absent(asked: AskedDeclaration, work: Work) -> None:
    declare_absent(code=asked.redeem_code, by=work.actor, now=work.now)


def _deferred(asked: AskedDeclaration, work: Work) -> None:
    defer_training(code=asked.redeem_code, schedule_code=asked.schedule_code or "", by=work.actor, now=work.now)


def _left(asked: AskedDeclaration, work: Work) -> None:
    reason = asked.reason
    # What lacks it was refused as it was read.
    assert reason is not None
    declare_left(code=asked.redeem_code, reason=reason, by=work.actor, now=work.now)


_DECLARE: Final[Mapping[DeclarationKind, Callable[[AskedDeclaration, Work], None]]] = {
    DeclarationKind.FINISHED: _finished,
    DeclarationKind.ABSENT: _absent,
    DeclarationKind.DEFERRED: _deferred,
    DeclarationKind.LEFT: _left,
}
