"""`refusing()`: which error an endpoint answers to what its verb refuses."""

from collections.abc import Callable, Mapping
from functools import wraps
from typing import cast

from django.http import HttpResponse
from pydantic import BaseModel

from prakerja.kit.refused import Refused
from prakerja.partner_api.v1.caller import Rejected
from prakerja.partner_api.v1.errors import ApiError
from prakerja.partners.require_partner import PartnerSuspended

#: Whatever an endpoint does, its partner may have been stopped since the call was let in.
_ALWAYS: Mapping[type[Refused], ApiError] = {PartnerSuspended: ApiError.PARTNER_SUSPENDED}


def _told[Answer](answer: Answer) -> Answer:
    """As it is sent: ninja would read what is of its type already, and write it in two steps."""
    if not isinstance(answer, BaseModel):
        return answer
    return cast("Answer", HttpResponse(answer.model_dump_json(), content_type="application/json; charset=utf-8"))


def refusing[**Asked, Answer](
    errors: Mapping[type[Refused], ApiError],
) -> Callable[[Callable[Asked, Answer]], Callable[Asked, Answer]]:
    """What is refused and not named here is broken: nobody would know what to tell the partner."""
    named = {**_ALWAYS, **errors}

    def wrap(endpoint: Callable[Asked, Answer]) -> Callable[Asked, Answer]:
        @wraps(endpoint)
        def answer(*asked: Asked.args, **fields: Asked.kwargs) -> Answer:
            try:
                return _told(endpoint(*asked, **fields))
            except tuple(named) as refused:
                found = next(named[kind] for kind in type(refused).__mro__ if kind in named)
                raise Rejected(found) from refused

        return answer

    return wrap
