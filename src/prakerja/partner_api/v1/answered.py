"""Around every endpoint: whatever happens, the answer has the envelope, and the call is noted with how it ended."""

import time
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
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
from prakerja.partner_api.v1.caller import PartnerRequest
from prakerja.partner_api.v1.envelope import Refusal
from prakerja.partner_api.v1.errors import ApiError
from prakerja.partner_api.v1.rate import Rate
from prakerja.partners.note_call import AnsweredCall, note_call

_logger = structlog.get_logger()
#: A second, of calls that nobody has signed.
_claims: Final = Rate(most=5)

type View = Callable[..., HttpResponseBase]


def answered(view: View) -> View:
    """The view, for programs: no session, no form."""

    @wraps(view)
    def answer(request: HttpRequest, **named: object) -> HttpResponseBase:
        begun: float = request.META.get(WHOLE_AT) or time.perf_counter()
        response = _respond(view, request, named)
        _note(request, response, microseconds=int(1_000_000 * (time.perf_counter() - begun)))
        return response

    vars(answer).update(csrf_exempt=True, login_required=False)
    return answer


def _respond(view: View, request: HttpRequest, named: dict[str, object]) -> HttpResponseBase:
    try:
        response = view(request, **named)
    except Exception as error:
        if _passes(error):
            return Refusal(ApiError.NOT_NOW)
        _logger.exception("partner_call_broken", endpoint=_endpoint(request))
        return Refusal(ApiError.BROKEN)
    return Refusal(ApiError.ONLY_POST) if response.status_code == HTTPStatus.METHOD_NOT_ALLOWED else response


def _passes(error: Exception) -> bool:
    return isinstance(error, OperationalError | InterfaceError | TryAgain) or is_our_outage(error)


def _note(request: HttpRequest, response: HttpResponseBase, *, microseconds: int) -> None:
    """Where the database is away there is no call to note: the answer says so, and the server's log does."""
    partner_id = _whose(request)
    if partner_id is None:
        return
    call = AnsweredCall(
        partner_id=partner_id,
        endpoint=_endpoint(request),
        status=response.status_code,
        error=response.error.value.code if isinstance(response, Refusal) else "",
        at=read_clock(),
        microseconds=microseconds,
    )
    try:
        note_call(call)
    except DatabaseError:
        _logger.warning("partner_call_not_noted", endpoint=call.endpoint, status=call.status)


def _whose(request: HttpRequest) -> UUID | None:
    """In whose list it stands. Whoever only says a partner's name fills little of it, and a stranger none: all answers
    are counted by their status besides (pages/counted.py)."""
    if hasattr(request, "partner"):
        return cast("PartnerRequest", request).partner.id
    claimed = getattr(request, "claimed", None)
    if claimed is None or _claims.left_after_this_one(claimed.id) < 0:
        return None
    return cast("PartnerRequest", request).claimed.id


def _endpoint(request: HttpRequest) -> str:
    """By the table of addresses: what somebody else wrote into theirs is kept nowhere."""
    place = request.resolver_match
    return "none" if place is None else place.view_name.rpartition(":")[2][:60]
