"""GET problems: every code, for whoever follows the `type` of one; and everything else that needs no signature."""

from http import HTTPStatus
from typing import Final

from django.http import HttpRequest
from ninja import Router
from pydantic import BaseModel

from prakerja.partner_api.v2.problems import Problem

router: Final = Router(tags=["problems"])


class ProblemRow(BaseModel):
    code: str
    status: HTTPStatus
    title: str
    advice: str


class ProblemTable(BaseModel):
    problems: list[ProblemRow]


@router.get("problems", response=ProblemTable)
def problems(request: HttpRequest) -> ProblemTable:  # noqa: ARG001  ninja names it
    """Every code that v2 answers, its status, what it says and what helps. Codes are added and never change."""
    rows = [
        ProblemRow(code=one.code, status=one.value.status, title=one.value.title, advice=one.value.advice)
        for one in Problem
    ]
    return ProblemTable(problems=rows)
