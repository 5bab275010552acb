"""What a program is told that reached no endpoint: no such address, a body that was cut, a fault of ours."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase

from prakerja.partner_api.v1.answered import answered
from prakerja.partner_api.v1.envelope import Refusal
from prakerja.partner_api.v1.errors import ApiError


def is_for_programs(request: HttpRequest) -> bool:
    return request.path_info.startswith("/api/")


@answered
def no_endpoint(_request: HttpRequest, **_named: object) -> HttpResponseBase:
    return Refusal(ApiError.NO_SUCH_ENDPOINT)


def unreadable(_request: HttpRequest, _exception: Exception) -> HttpResponseBase:
    return Refusal(ApiError.BODY_UNREADABLE)


def broken(_request: HttpRequest) -> HttpResponseBase:
    return Refusal(ApiError.BROKEN)
