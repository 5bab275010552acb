"""Around every endpoint: whatever happens, the answer has the envelope, and the call is noted with how it ended."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus

import structlog
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from prakerja.partner_api.noting import begun_at, endpoint_of, note_answered, passes
from prakerja.partner_api.v1.envelope import Refusal
from prakerja.partner_api.v1.errors import ApiError

_logger = structlog.get_logger()

type View = Callable[..., HttpResponseBase]


def answered(view: View) -> View:
    """The view, for programs: no session, no form."""

    @wraps(view)
    def answer(request: HttpRequest, **named: object) -> HttpResponseBase:
        begun = begun_at(request)
        response = _respond(view, request, named)
        error = response.error.value.code if isinstance(response, Refusal) else ""
        note_answered(request, response, error=error, begun=begun)
        return response

    vars(answer).update(csrf_exempt=True, login_required=False)
    return answer


def _respond(view: View, request: HttpRequest, named: dict[str, object]) -> HttpResponseBase:
    try:
        response = view(request, **named)
    except Exception as error:
        if passes(error):
            return Refusal(ApiError.NOT_NOW)
        _logger.exception("partner_call_broken", endpoint=endpoint_of(request))
        return Refusal(ApiError.BROKEN)
    is_told = isinstance(response, Refusal) or response.status_code != HTTPStatus.METHOD_NOT_ALLOWED
    return response if is_told else Refusal(ApiError.ONLY_POST)
