"""The shape of every answer: clients read `success` and `message` of any of them, also of a refusal."""

from http import HTTPStatus
from typing import Final, Literal

from django.http import JsonResponse
from pydantic import BaseModel

from prakerja.partner_api.v1.errors import ApiError

OK: Final = "OK"


class Ok[Data](BaseModel):
    """`data` has the types of the reference: a client in Go refuses a number that comes as a text."""

    success: Literal[True] = True
    message: str = OK
    data: Data


class Done(BaseModel):
    """Where there is nothing more to say."""

    success: Literal[True] = True
    message: str


class Failure(BaseModel):
    """No `data`: a client in Go cannot read an answer in which it is anything else than an object."""

    code: str
    message: str
    success: Literal[False] = False


#: The same call may be made again, a second later.
_LATER: Final = frozenset({HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE})
#: What every endpoint may answer besides.
FAILURES: Final = {error.value.status: Failure for error in ApiError}


class Refusal(JsonResponse):
    """An answer that says no; the log of calls knows by it how the call ended."""

    def __init__(self, error: ApiError, *, message: str = "") -> None:
        """`message`: in place of what the table says."""
        said = error.value
        failure = Failure(code=said.code, message=message or said.message)
        super().__init__(failure.model_dump(), status=said.status)
        self.error = error
        if said.status in _LATER:
            self.headers["Retry-After"] = "1"
