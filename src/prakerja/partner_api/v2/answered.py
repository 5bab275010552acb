"""Around every endpoint of v2: whatever happens is told as a problem, and the call is noted with how it ended."""

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus

import structlog
from django.core.exceptions import BadRequest, RequestDataTooBig
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from prakerja.partner_api.noting import begun_at, endpoint_of, note_answered, passes
from prakerja.partner_api.v2.answers import ProblemAnswer
from prakerja.partner_api.v2.problems import Problem

_logger = structlog.get_logger()

type View = Callable[..., HttpResponseBase]


def answered(view: View) -> View:
    """The view, for programs: no session, no form."""

    @wraps(view)
    def answer(request: HttpRequest, **named: object) -> HttpResponseBase:
        begun = begun_at(request)
        response = _respond(view, request, named)
        if getattr(request, "is_repeated", False):
            response.headers["Idempotent-Replay"] = "true"
        error = response.problem.code if isinstance(response, ProblemAnswer) else ""
        note_answered(request, response, error=error, begun=begun)
        return response

    vars(answer).update(csrf_exempt=True, login_required=False)
    return answer


def _respond(view: View, request: HttpRequest, named: dict[str, object]) -> HttpResponseBase:
    try:
        response = view(request, **named)
    except RequestDataTooBig:
        return ProblemAnswer(Problem.BODY_TOO_LARGE)
    except BadRequest:
        return ProblemAnswer(Problem.BODY_UNREADABLE)
    except Exception as error:
        if passes(error):
            return ProblemAnswer(Problem.NOT_NOW)
        _logger.exception("partner_call_broken", endpoint=endpoint_of(request))
        return ProblemAnswer(Problem.BROKEN)
    if response.status_code != HTTPStatus.METHOD_NOT_ALLOWED:
        return response
    other = ProblemAnswer(Problem.OTHER_METHOD)
    other.headers["Allow"] = response.headers.get("Allow", "")
    return other
