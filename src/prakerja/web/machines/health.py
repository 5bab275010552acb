"""What machines ask: is everything up (`/healthz`), and can this process serve (`/readyz`).

Which part fails is for machines of our own network: to everybody else it would say where an attack has got.
"""

from collections.abc import Mapping
from typing import Final

import httpx
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from prakerja.connectors.http_client import http_client
from prakerja.kit.known_workers import is_worker_alive
from prakerja.web.machines.our_network import comes_from_our_network
from prakerja.work.troubles import Trouble, TroubleKind, troubles

#: What the parts of `/readyz` are called, and which of them take this process out of service.
_PARTS: Final[Mapping[TroubleKind, str]] = {
    TroubleKind.DISK_FULL: "disk",
    TroubleKind.CLOCK_LEAPT: "clock",
    TroubleKind.CLOCKS_DIFFER: "clock_of_database",
    TroubleKind.LANE_LATE: "queue",
    TroubleKind.WORK_FAILED: "work",
    TroubleKind.PARTY_RESTS: "outside",
    TroubleKind.SMS_SPENT: "sms",
    TroubleKind.SMS_NEARLY_SPENT: "sms_soon",
}


@require_safe
@login_not_required
def healthz(request: HttpRequest) -> HttpResponse:
    """200 once database, worker and (in the demo) the sandbox work; 503 with the one that does not."""
    parts = {"database": _database_answers(), "worker": is_worker_alive()}
    if settings.SANDBOX_URL:
        parts["sandbox"] = _sandbox_answers()
    answer = {name: "ok" if is_up else "down" for name, is_up in parts.items()}
    return _answer(request, answer, is_well=all(parts.values()))


@require_safe
@login_not_required
def readyz(request: HttpRequest) -> HttpResponse:
    """503 where nothing that people send would be kept: without a database, or on a full disk. What is late, failed or
    silent is said, and no reason to send people away."""
    try:
        found = troubles()
    except DatabaseError:
        return _answer(request, {"database": "down"}, is_well=False)
    answer = {"database": "ok"} | {part: _say(kind, found) for kind, part in _PARTS.items()}
    return _answer(request, answer, is_well=answer["disk"] == "ok")


def _answer(request: HttpRequest, parts: dict[str, str], *, is_well: bool) -> JsonResponse:
    bare = {"ready": "yes" if is_well else "no"}
    return JsonResponse(parts if comes_from_our_network(request) else bare, status=200 if is_well else 503)


def _say(kind: TroubleKind, found: list[Trouble]) -> str:
    of_it = [trouble.what or kind.value for trouble in found if trouble.kind is kind]
    return ", ".join(of_it) or "ok"


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def _sandbox_answers() -> bool:
    try:
        return http_client().get(f"{settings.SANDBOX_URL}/healthz", timeout=2).is_success
    except httpx.HTTPError:
        return False
