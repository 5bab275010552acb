"""`refusing()`: which problem an endpoint tells of when its verb refuses."""

from collections.abc import Callable, Mapping
from functools import wraps

from prakerja.kit.refused import Refused
from prakerja.partner_api.v2.problems import Problem
from prakerja.partner_api.v2.rejected import Rejected
from prakerja.partners.require_partner import PartnerSuspended

#: Whatever an endpoint does, its partner may have been stopped since the call was let in.
_ALWAYS: Mapping[type[Refused], Problem] = {PartnerSuspended: Problem.PARTNER_SUSPENDED}


def refusing[**Asked, Answer](
    problems: Mapping[type[Refused], Problem],
) -> Callable[[Callable[Asked, Answer]], Callable[Asked, Answer]]:
    """What is refused and not named here is broken: nobody would know what to tell the partner."""
    named = {**_ALWAYS, **problems}

    def wrap(endpoint: Callable[Asked, Answer]) -> Callable[Asked, Answer]:
        @wraps(endpoint)
        def answer(*asked: Asked.args, **fields: Asked.kwargs) -> Answer:
            try:
                return endpoint(*asked, **fields)
            except tuple(named) as refused:
                found = next(named[kind] for kind in type(refused).__mro__ if kind in named)
                raise Rejected(found) from refused

        return answer

    return wrap
