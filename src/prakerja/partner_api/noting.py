"""What both versions do around a call: it is noted with how it ended, and a fault that passes is told as one."""

import time
from dataclasses import dataclass
from typing import Final, cast
from uuid import UUID

import structlog
from django.db import DatabaseError, InterfaceError, OperationalError
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from prakerja.kit.clock import read_clock
from prakerja.kit.outage import is_our_outage
from prakerja.kit.retries import TryAgain
from prakerja.pages.counted import WHOLE_AT
from prakerja.pages.network import network_of
from prakerja.partner_api.rate import RateOfMany, rate_headers
from prakerja.partners.known_partners import KnownPartner
from prakerja.partners.note_call import AnsweredCall, note_call

_logger = structlog.get_logger()
#: A second, of calls in a partner's name that nobody has signed, from each network: whoever sends many from elsewhere
#: keeps none of the partner's own out of its list.
_claims: Final = RateOfMany(most=5)


@dataclass
class Asking:
    """What is known of a request while it is let in; it lies on the request (`asking_of`)."""

    #: Whom it says that it is of: nothing is shown by that.
    claimed: KnownPartner | None = None
    #: Whose it is: its signature was right.
    partner: KnownPartner | None = None
    #: Calls that the partner may still make in this second, and how many there are in one.
    calls_left: tuple[int, int] | None = None


def asking_of(request: HttpRequest) -> Asking:
    """Empty before anything is known."""
    known = getattr(request, "asking", None)
    if known is None:
        known = Asking()
        vars(request).update(asking=known)
    return cast("Asking", known)


def passes(error: Exception) -> bool:
    """Whether the same call may go well a moment later."""
    return isinstance(error, OperationalError | InterfaceError | TryAgain) or is_our_outage(error)


def begun_at(request: HttpRequest) -> float:
    begun: float = request.META.get(WHOLE_AT) or time.perf_counter()
    return begun


def note_answered(request: HttpRequest, response: HttpResponseBase, *, error: str, begun: float) -> None:
    """The call is in its partner's list, and the answer says how many more there may be in this second.

    Where the database is away there is no call to note: the answer says so, and the server's log does.
    """
    asking = asking_of(request)
    if asking.calls_left is not None:
        left, most = asking.calls_left
        for name, value in rate_headers(left, most=most).items():
            response.headers[name] = value
    partner_id = _whose(asking, request)
    if partner_id is None:
        return
    took = int(1_000_000 * (time.perf_counter() - begun))
    call = AnsweredCall(partner_id, endpoint_of(request), response.status_code, error, read_clock(), took)
    try:
        note_call(call)
    except DatabaseError:
        _logger.warning("partner_call_not_noted", endpoint=call.endpoint, status=call.status)


def _whose(asking: Asking, request: HttpRequest) -> UUID | None:
    """In whose list it stands. Whoever only says a partner's name fills little of it, and a stranger none: all answers
    are counted by their status besides (pages/counted.py)."""
    if asking.partner is not None:
        return asking.partner.id
    if asking.claimed is None:
        return None
    claimed = asking.claimed.id
    return claimed if _claims.left_after_this_one(f"{claimed} {network_of(request)}") >= 0 else None


def endpoint_of(request: HttpRequest) -> str:
    """By the table of addresses: what somebody else wrote into theirs is kept nowhere."""
    place = request.resolver_match
    return "none" if place is None else place.view_name.rpartition(":")[2][:60]
