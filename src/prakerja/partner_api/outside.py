"""What a program is told that reached no endpoint: no such address, a body that was cut, a fault of ours."""

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from prakerja.partner_api.v1.answered import answered as answered_by_v1
from prakerja.partner_api.v1.envelope import Refusal
from prakerja.partner_api.v1.errors import ApiError
from prakerja.partner_api.v2.answered import answered as answered_by_v2
from prakerja.partner_api.v2.answers import ProblemAnswer
from prakerja.partner_api.v2.problems import Problem


def is_for_programs(request: HttpRequest) -> bool:
    return request.path_info.startswith("/api/")


def _is_for_v2(request: HttpRequest) -> bool:
    return request.path_info.startswith("/api/v2/")


@answered_by_v1
def _none_of_v1(_request: HttpRequest, **_named: object) -> HttpResponseBase:
    return Refusal(ApiError.NO_SUCH_ENDPOINT)


@answered_by_v2
def _none_of_v2(_request: HttpRequest, **_named: object) -> HttpResponseBase:
    return ProblemAnswer(Problem.NO_SUCH_ENDPOINT)


def no_endpoint(request: HttpRequest, **named: object) -> HttpResponseBase:
    return (_none_of_v2 if _is_for_v2(request) else _none_of_v1)(request, **named)


vars(no_endpoint).update(csrf_exempt=True, login_required=False)


def unreadable(request: HttpRequest, exception: Exception) -> HttpResponseBase:
    if _is_for_v2(request):
        is_long = isinstance(exception, RequestDataTooBig)
        return ProblemAnswer(Problem.BODY_TOO_LARGE if is_long else Problem.BODY_UNREADABLE)
    return Refusal(ApiError.BODY_UNREADABLE)


def broken(request: HttpRequest) -> HttpResponseBase:
    return ProblemAnswer(Problem.BROKEN) if _is_for_v2(request) else Refusal(ApiError.BROKEN)
