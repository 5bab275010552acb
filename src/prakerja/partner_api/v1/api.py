"""The endpoints of v1, and what they share: how a body is read, who is let in, what is said to a refusal."""

from typing import Final

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern
from django.views.decorators.http import require_safe
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from prakerja.partner_api.outside import no_endpoint
from prakerja.partner_api.read_json import StrictParser, Unreadable
from prakerja.partner_api.v1 import completion, hand_ins, payments, presence, quota, redeem_codes, sales
from prakerja.partner_api.v1.answered import answered
from prakerja.partner_api.v1.caller import Rejected
from prakerja.partner_api.v1.envelope import Refusal
from prakerja.partner_api.v1.errors import ApiError

#: What ninja calls the address above all of them, where there is nothing, and the one of the description.
_ROOT: Final = "api-root"
_DESCRIBED: Final = "openapi-json"
#: One file an area, in the order of a training.
ROUTERS: Final = (
    quota.router,
    payments.router,
    sales.router,
    redeem_codes.router,
    presence.router,
    hand_ins.router,
    completion.router,
)

api: Final = NinjaAPI(
    title="Prakerja partner API v1",
    version="1",
    urls_namespace="partner_api_v1",
    parser=StrictParser(),
    docs_url=None,
    description="The wire format that partners' clients speak already. Every answer has the same envelope.",
)
for router in ROUTERS:
    api.add_router("", router)


@api.exception_handler(Rejected)
def _rejected(_request: HttpRequest, rejected: Rejected) -> HttpResponse:
    return Refusal(rejected.error)


@api.exception_handler(Unreadable)
@api.exception_handler(HttpError)
def _unreadable(_request: HttpRequest, _error: Exception) -> HttpResponse:
    return Refusal(ApiError.BODY_UNREADABLE)


@api.exception_handler(ValidationError)
def _wrong(request: HttpRequest, wrong: ValidationError) -> HttpResponse:
    """Names the fields, and nothing of what stood in them."""
    if not request.body:
        return Refusal(ApiError.BODY_UNREADABLE)
    fields = sorted({str(error["loc"][-1]) for error in wrong.errors if error["loc"]})
    return Refusal(ApiError.FIELD_WRONG, message=f"{ApiError.FIELD_WRONG.value.message} ({', '.join(fields)})")


def urls() -> list[URLPattern]:
    """The endpoints' addresses, each answered with the envelope; and what describes them."""
    patterns = [one for one in api.urls[0] if isinstance(one, URLPattern)]
    for pattern in patterns:
        if pattern.name == _DESCRIBED:
            pattern.callback = login_not_required(require_safe(pattern.callback))
        else:
            pattern.callback = no_endpoint if pattern.name == _ROOT else answered(pattern.callback)
    return patterns
