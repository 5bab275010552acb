"""How v2 answers: what was asked for as it is, and whatever is wrong as RFC 9457 has it."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any, Final

from django.http import JsonResponse
from pydantic import BaseModel, Field

from prakerja.partner_api.v2.problems import Problem

#: Where all of them stand (`problem_table.py`).
_TABLE: Final = "/api/v2/problems"
#: Told of one body: more of them help nobody.
_MOST_FAULTS: Final = 100
_LATER: Final = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE})


class FieldFault(BaseModel):
    """`field`: where it stands, with strokes between names (`rows/3/price`); `code`: what is wrong with it."""

    field: str
    code: str


def faults_of(errors: Sequence[Mapping[str, Any]], *, below: int = 0) -> list[FieldFault]:
    """Of pydantic's errors: where and what, and nothing of what stood there. `below`: names above the field."""
    found = {("/".join(map(str, one["loc"][below:] or one["loc"][-1:])), str(one["type"])) for one in errors}
    return [FieldFault(field=field[:100], code=code) for field, code in sorted(found)[:_MOST_FAULTS]]


class ProblemDetails(BaseModel):
    """RFC 9457; `code` never changes, and is what programs go by."""

    type: str
    title: str
    status: int
    code: str
    detail: str
    errors: list[FieldFault] = Field(default_factory=list)


#: What every endpoint may answer besides.
PROBLEMS: Final = {problem.value.status: ProblemDetails for problem in Problem}


class ProblemAnswer(JsonResponse):
    """An answer that says no; the log of calls knows by it how the call ended."""

    def __init__(self, problem: Problem, *, errors: Sequence[FieldFault] = ()) -> None:
        told = problem.value
        details = ProblemDetails(
            type=f"{_TABLE}#{problem.code}",
            title=told.title,
            status=told.status,
            code=problem.code,
            detail=told.advice,
            errors=list(errors),
        )
        super().__init__(details.model_dump(), status=told.status, content_type="application/problem+json")
        self.problem = problem
        if told.status in _LATER:
            self.headers["Retry-After"] = "1"
