"""What is published at openapi.json: what ninja knows of the endpoints, and what every call has besides."""

import json
from collections.abc import Callable
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import NinjaAPI

from prakerja.partner_api.v2.examples import EXAMPLES

PREFIX: Final = "/api/v2/"
#: By their names in the description: whether every call has them, and what they are.
_HEADERS: Final = {
    "Prakerja-Client": (True, "Your client code."),
    "Prakerja-Timestamp": (True, "Unix time in whole seconds, at most 15 minutes from ours."),
    "Prakerja-Nonce": (True, "16 to 64 letters, digits, `-` or `_`; another one for each call."),
    "Prakerja-Signature": (True, "HMAC-SHA-256 in lowercase hex; see docs/partner-api/v2.md."),
    "X-Sandbox-Time": (False, "Outside production: what time it is for this call."),
}
_KEY: Final = ("Idempotency-Key", True, "1 to 60 visible signs; another one for each new request.")
#: Whatever is asked without a signature.
_OPEN: Final = frozenset({"get_problems"})


def description_of(api: NinjaAPI) -> dict[str, Any]:
    """As plain JSON."""
    told: dict[str, Any] = json.loads(json.dumps(api.get_openapi_schema(path_prefix=PREFIX)))
    for path, methods in told["paths"].items():
        for method, operation in methods.items():
            _complete(method, operation, name=f"{method}_{path.removeprefix(PREFIX).replace('/', '_')}")
    return told


def _complete(method: str, operation: dict[str, Any], *, name: str) -> None:
    """The operation says which headers it needs, under a name that stays, and shows an example."""
    operation["operationId"] = name
    if name in _OPEN:
        return
    headers = [(header, *rest) for header, rest in _HEADERS.items()] + ([] if method == "get" else [_KEY])
    operation["parameters"] += [
        {"in": "header", "name": header, "required": is_needed, "description": what, "schema": {"type": "string"}}
        for header, is_needed, what in headers
    ]
    if name in EXAMPLES:
        operation["requestBody"]["content"]["application/json"]["example"] = EXAMPLES[name]


def published(api: NinjaAPI) -> Callable[[HttpRequest], HttpResponse]:
    """The page that says it; put together when it is first asked for."""
    kept: list[dict[str, Any]] = []

    def openapi_json(_request: HttpRequest) -> HttpResponse:
        if not kept:
            kept.append(description_of(api))
        return JsonResponse(kept[0])

    return openapi_json
