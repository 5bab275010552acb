"""The endpoints of v2, and what they share: how a body is read, who is let in, what is told of a problem."""

from typing import Final

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern
from django.views.decorators.http import require_safe
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from prakerja.partner_api.outside import no_endpoint
from prakerja.partner_api.read_json import StrictParser, Unreadable
from prakerja.partner_api.v2 import (
    declarations,
    declined,
    disputes,
    listed_catalogue,
    listed_events,
    listed_purchases,
    overdue,
    problem_table,
    statements,
    webhooks,
    whose,
)
from prakerja.partner_api.v2.answered import answered
from prakerja.partner_api.v2.answers import ProblemAnswer, faults_of
from prakerja.partner_api.v2.description import published
from prakerja.partner_api.v2.problems import Problem
from prakerja.partner_api.v2.rejected import Rejected

#: What ninja calls the address above all of them, where there is nothing, and the one of the description.
_ROOT: Final = "api-root"
_DESCRIBED: Final = "openapi-json"
#: One file an area.
ROUTERS: Final = (
    problem_table.router,
    whose.router,
    *listed_catalogue.ROUTERS,
    listed_purchases.router,
    declined.router,
    statements.router,
    disputes.router,
    declarations.router,
    webhooks.router,
    listed_events.router,
    overdue.router,
)

api: Final = NinjaAPI(
    title="Prakerja partner API v2",
    version="2.0",
    urls_namespace="partner_api_v2",
    parser=StrictParser(),
    docs_url=None,
    description=(
        "Every call is signed (docs/partner-api/v2.md); whatever changes something has an Idempotency-Key; "
        "problems are told as RFC 9457 has it."
    ),
)
for router in ROUTERS:
    api.add_router("", router)


@api.exception_handler(Rejected)
def _rejected(_request: HttpRequest, rejected: Rejected) -> HttpResponse:
    return ProblemAnswer(rejected.problem, errors=rejected.errors)


@api.exception_handler(Unreadable)
@api.exception_handler(HttpError)
def _unreadable(_request: HttpRequest, _error: Exception) -> HttpResponse:
    return ProblemAnswer(Problem.BODY_UNREADABLE)


@api.exception_handler(ValidationError)
def _wrong(request: HttpRequest, wrong: ValidationError) -> HttpResponse:
    """Names the fields, and nothing of what stood in them."""
    if not request.body and any(error["loc"][0] == "body" for error in wrong.errors):
        return ProblemAnswer(Problem.BODY_UNREADABLE)
    return ProblemAnswer(Problem.FIELD_WRONG, errors=faults_of(wrong.errors, below=2))


def urls() -> list[URLPattern]:
    """The endpoints' addresses, each answered with problems; and what describes them."""
    patterns = [one for one in api.urls[0] if isinstance(one, URLPattern)]
    for pattern in patterns:
        if pattern.name == _DESCRIBED:
            pattern.callback = login_not_required(require_safe(published(api)))
        else:
            pattern.callback = no_endpoint if pattern.name == _ROOT else answered(pattern.callback)
    return patterns
