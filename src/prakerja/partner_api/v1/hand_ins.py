"""tpm/*: what participants have made is handed in, answered, and asked after."""

from typing import Annotated, Final, TypedDict

from ninja import Router
from pydantic import BaseModel, Field

from prakerja.kit.unit_of_work import unit_of_work
from prakerja.partner_api.v1.answer_first import answer_first
from prakerja.partner_api.v1.caller import PartnerRequest, institution
from prakerja.partner_api.v1.envelope import FAILURES, Ok
from prakerja.partner_api.v1.errors import ApiError
from prakerja.partner_api.v1.of_code import OF_CODE, AskedOfCode, Text
from prakerja.partner_api.v1.refused import refusing
from prakerja.partner_api.v1.rehearsed import rehearsed
from prakerja.training.give_feedback import AnsweredAlready, FeedbackEmpty, NothingHandedIn, give_feedback
from prakerja.training.hand_in_task import FinishedAlready, TooManyAttempts, hand_in_task
from prakerja.training.purchase_of_code import spelled_code
from prakerja.training.read_hand_in import read_hand_in
from prakerja.training.rehearsals.cases import is_test_code
from prakerja.training.rehearsals.task_calls import Answer, AskTask, HandIn
from prakerja.training.tasks_of_training import NoSuchTask, NotAWebAddress

router: Final = Router(auth=institution, tags=["tpm"])
#: 1 and 3 of the reference (pending, failed) never come: what was handed in has been looked at, or it was refused.
_NOT_THERE, _THERE = 0, 2
_OF_TASK: Final = {
    **OF_CODE,
    NoSuchTask: ApiError.TASK_UNKNOWN,
    NotAWebAddress: ApiError.FILE_ADDRESS_WRONG,
    FinishedAlready: ApiError.TRAINING_FINISHED,
    TooManyAttempts: ApiError.TOO_MANY_ATTEMPTS,
    NothingHandedIn: ApiError.NOTHING_HANDED_IN,
    FeedbackEmpty: ApiError.NOTES_WRONG,
    AnsweredAlready: ApiError.ANSWERED_ALREADY,
}


class AskedTask(AskedOfCode):
    scope: Text
    sequence: Annotated[int, Field(strict=True)]


class AskedHandIn(AskedTask):
    url_file: Text


class AskedFeedback(AskedTask):
    notes: Text
    url_file: Text = ""


class TaskStatus(BaseModel):
    redeem_code: str
    scope: str
    sequence: int
    status: int


class _Task(TypedDict):
    redeem_code: str
    scope: str
    sequence: int
    status: int


class TaskNow(BaseModel):
    assignment: TaskStatus
    feedback: TaskStatus


class TaskHandedIn(TaskStatus):
    id: int
    url_file: str


class TaskAnswered(TaskHandedIn):
    notes: str


@router.post("tpm/submission", response={200: Ok[TaskHandedIn], **FAILURES})
@refusing(_OF_TASK)
def tpm_submission(request: PartnerRequest, asked: AskedHandIn) -> Ok[TaskHandedIn]:
    """As often as it takes, with one address each; the same address again is the same."""
    if is_test_code(asked.redeem_code):
        played = rehearsed(request, asked.redeem_code, HandIn(asked.scope, asked.sequence, asked.url_file))
        return _handed_in(asked, played.reference, played.file_address)
    with unit_of_work(by=request.actor) as work:

        def do() -> Ok[TaskHandedIn]:
            done = hand_in_task(
                code=asked.redeem_code,
                scope=asked.scope,
                sequence=asked.sequence,
                file_address=asked.url_file,
                by=work.actor,
                now=work.now,
            )
            return _handed_in(asked, done.reference, done.file_address)

        return answer_first(request, do, as_=Ok[TaskHandedIn], now=work.now)


@router.post("tpm/feedback/submission", response={200: Ok[TaskAnswered], **FAILURES})
@refusing(_OF_TASK)
def tpm_feedback_submission(request: PartnerRequest, asked: AskedFeedback) -> Ok[TaskAnswered]:
    """To what was handed in last; once to each."""
    if is_test_code(asked.redeem_code):
        call = Answer(asked.scope, asked.sequence, asked.notes, asked.url_file)
        played = rehearsed(request, asked.redeem_code, call)
        return _answered(asked, played.answer_reference or 0, played.answer_address, played.notes)
    with unit_of_work(by=request.actor) as work:

        def do() -> Ok[TaskAnswered]:
            done = give_feedback(
                code=asked.redeem_code,
                scope=asked.scope,
                sequence=asked.sequence,
                notes=asked.notes,
                file_address=asked.url_file,
                by=work.actor,
                now=work.now,
            )
            return _answered(asked, done.reference, done.file_address, done.notes)

        return answer_first(request, do, as_=Ok[TaskAnswered], now=work.now)


@router.post("tpm/submission/status", response={200: Ok[TaskNow], **FAILURES})
@refusing(_OF_TASK)
def tpm_submission_status(request: PartnerRequest, asked: AskedTask) -> Ok[TaskNow]:
    """Of what was handed in last."""
    if is_test_code(asked.redeem_code):
        found = rehearsed(request, asked.redeem_code, AskTask(asked.scope, asked.sequence))
    else:
        with unit_of_work(by=request.actor) as work:
            found = read_hand_in(code=asked.redeem_code, scope=asked.scope, sequence=asked.sequence, by=work.actor)
    assignment = TaskStatus(**_of(asked, is_there=found.is_handed_in))
    return Ok(data=TaskNow(assignment=assignment, feedback=TaskStatus(**_of(asked, is_there=found.is_answered))))


def _handed_in(asked: AskedTask, reference: int, address: str) -> Ok[TaskHandedIn]:
    return Ok(data=TaskHandedIn(**_of(asked, is_there=True), id=reference, url_file=address))


def _answered(asked: AskedTask, reference: int, address: str, notes: str) -> Ok[TaskAnswered]:
    return Ok(data=TaskAnswered(**_of(asked, is_there=True), id=reference, url_file=address, notes=notes))


def _of(asked: AskedTask, *, is_there: bool) -> _Task:
    return {
        "redeem_code": spelled_code(asked.redeem_code),
        "scope": asked.scope,
        "sequence": asked.sequence,
        "status": _THERE if is_there else _NOT_THERE,
    }
