"""What pushes of whole lists have in common: how many rows, which are unfit, and what became of each."""

from collections.abc import Callable, Mapping, Sequence
from typing import Annotated, Final

from pydantic import BaseModel, Field, ValidationError, ValidatorFunctionWrapHandler, WrapValidator

from prakerja.kit.refused import Refused
from prakerja.partner_api.v2.answers import FieldFault, faults_of
from prakerja.partner_api.v2.asked import Asked, Count
from prakerja.partner_api.v2.problems import Problem
from prakerja.partner_api.v2.rejected import Rejected
from prakerja.partners.require_partner import PartnerSuspended
from prakerja.training import catalogue_refusals as refusals
from prakerja.training.pushes.outcomes import Became, Outcome, RemovalsDiffer, RowTwice
from prakerja.training.pushes.push_schedules import ScheduleCancelled

MOST_ROWS: Final = 500
MOST_STAY: Final = 10_000

#: What rows are refused for.
REFUSED: Final[Mapping[type[Refused], Problem]] = {
    PartnerSuspended: Problem.PARTNER_SUSPENDED,
    RowTwice: Problem.ROW_TWICE,
    refusals.NoCourse: Problem.COURSE_UNKNOWN,
    refusals.CourseRefused: Problem.COURSE_UNFIT,
    refusals.NoPrice: Problem.COURSE_UNFIT,
    refusals.CourseCodeTaken: Problem.COURSE_CODE_TAKEN,
    refusals.NotADraft: Problem.NOT_A_DRAFT,
    refusals.CourseWithdrawn: Problem.COURSE_WITHDRAWN,
    refusals.ScheduleRefused: Problem.SCHEDULE_UNFIT,
    refusals.ScheduleCodeTaken: Problem.SCHEDULE_DIFFERS,
    ScheduleCancelled: Problem.SCHEDULE_CANCELLED,
    refusals.AffiliatedSale: Problem.AFFILIATED_SALE,
    refusals.AddressUnfit: Problem.ADDRESS_UNFIT,
}
#: Where a fault is called otherwise than its field.
_OF_COURSES: Final = {"age": "minimum_age", "education": "minimum_education"}
_OF_SCHEDULES: Final = {"code": "schedule_code", "times": "ends_at"}


class Unfit:
    """A row that is none of its kind; the others go on."""

    def __init__(self, raw: object, faults: list[FieldFault]) -> None:
        self.raw = raw
        self.faults = faults

    def text(self, name: str) -> str:
        """What it says there, if that is a text: so that nothing is taken away that a row has named."""
        said = self.raw.get(name) if isinstance(self.raw, dict) else None
        return said if isinstance(said, str) else ""


def _fit_or_not(value: object, read: ValidatorFunctionWrapHandler) -> object:
    try:
        return read(value)
    except ValidationError as wrong:
        return Unfit(value, faults_of(wrong.errors(include_url=False)))


#: A list of rows of which each may be unfit by itself.
type Rows[Row] = Annotated[
    list[Annotated[Row, WrapValidator(_fit_or_not)]], Field(max_length=MOST_ROWS, description="At most 500.")
]


class AskedPush(Asked):
    """`count`: how many rows there are, so that a list that was cut is never taken for a whole one. `full`: what is in
    no row, and not in `stay`, is taken away; `removes` says how many that are, or nothing is done."""

    count: Count
    full: bool = False
    removes: Count = 0

    def require_whole(self, rows: Sequence[object], stay: Sequence[object]) -> None:
        """Raises Rejected."""
        if self.count != len(rows):
            raise Rejected(Problem.COUNT_WRONG, errors=[FieldFault(field="count", code=f"found_{len(rows)}")])
        if not self.full and (self.removes or stay):
            raise Rejected(Problem.FIELD_WRONG, errors=[FieldFault(field="full", code="missing")])


class RowTold(BaseModel):
    """`row`: from 0. `problem` and `errors`: why it was refused."""

    row: int
    outcome: Became
    problem: str = ""
    errors: list[FieldFault] = Field(default_factory=list)


def told_rows(rows: Sequence[object], outcomes: Sequence[Outcome]) -> list[RowTold]:
    """In the order of the rows; `outcomes`: of those that are fit."""
    left = iter(outcomes)
    return [
        RowTold(row=index, outcome=Became.REFUSED, problem=Problem.FIELD_WRONG.code, errors=row.faults)
        if isinstance(row, Unfit)
        else _told(index, next(left))
        for index, row in enumerate(rows)
    ]


def _told(index: int, outcome: Outcome) -> RowTold:
    if outcome.refused is None:
        return RowTold(row=index, outcome=outcome.became)
    problem = next(REFUSED[kind] for kind in type(outcome.refused).__mro__ if kind in REFUSED)
    return RowTold(row=index, outcome=outcome.became, problem=problem.code, errors=_faults(outcome.refused))


def _faults(refused: Refused) -> list[FieldFault]:
    if isinstance(refused, refusals.CourseRefused):
        return [FieldFault(field=_OF_COURSES.get(one, one), code="unfit") for one in refused.faults]
    if isinstance(refused, refusals.ScheduleRefused):
        return [FieldFault(field=_OF_SCHEDULES.get(one, one), code="unfit") for one in refused.faults]
    return []


def counted[Answer](push: Callable[[], Answer]) -> Answer:
    """What is pushed, unless other than the said number would be taken away. Raises Rejected."""
    try:
        return push()
    except RemovalsDiffer as differ:
        found = FieldFault(field="removes", code=f"found_{differ.found}")
        raise Rejected(Problem.REMOVALS_DIFFER, errors=[found]) from differ
