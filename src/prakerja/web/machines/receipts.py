"""Where the SMS gateways post their receipts. The secret in the address is all they are able to show."""

import hmac
import json

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.messages.gateways import GATEWAYS
from prakerja.messages.parse_receipts import UnreadableReceipt, parse_receipts
from prakerja.messages.record_delivery_report import record_delivery_report


@csrf_exempt
@login_not_required
@require_POST
def receipts(request: HttpRequest, gateway: str, secret: str) -> HttpResponse:
    if gateway not in GATEWAYS or not _is_ours(secret):
        raise Http404
    try:
        notices = parse_receipts(gateway, json.loads(request.body))
    except (UnreadableReceipt, ValueError, RecursionError):
        return HttpResponse(status=400)
    with unit_of_work(by=Actor.system(f"gateway {gateway}")) as work:
        for notice in notices:
            record_delivery_report(notice, now=work.now)
    return HttpResponse(status=204)


def _is_ours(secret: str) -> bool:
    # As bytes: comparing texts breaks on letters beyond ASCII.
    return hmac.compare_digest(secret.encode(), settings.RECEIPTS_SECRET.encode())
