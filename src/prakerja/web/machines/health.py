"""What machines ask: is everything up (`/healthz`), can this process serve (`/readyz`), figures (`/metrics`)."""

import httpx
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from prakerja.kit.worker import is_worker_alive


@require_safe
@login_not_required
def healthz(_request: HttpRequest) -> HttpResponse:
    """200 once database, worker and (in the demo) the sandbox work; 503 with the one that does not."""
    parts = {"database": _database_answers(), "worker": is_worker_alive()}
    if settings.SANDBOX_URL:
        parts["sandbox"] = _sandbox_answers()
    answer = {name: "ok" if is_up else "down" for name, is_up in parts.items()}
    return JsonResponse(answer, status=200 if all(parts.values()) else 503)


@require_safe
@login_not_required
def readyz(_request: HttpRequest) -> HttpResponse:
    return JsonResponse({"database": "ok"}) if _database_answers() else JsonResponse({"database": "down"}, status=503)


@require_safe
@login_not_required
def metrics(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(generate_latest(), content_type=CONTENT_TYPE_LATEST)


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True


def _sandbox_answers() -> bool:
    try:
        return httpx.get(f"{settings.SANDBOX_URL}/healthz", timeout=2).is_success
    except httpx.HTTPError:
        return False
