"""Where the SMS gateways post their delivery reports."""

import json
from typing import Final

import structlog
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from prakerja.connectors.callbacks import is_secret, secret_in
from prakerja.connectors.delivery_report import DeliveryReport, UnreadableReport
from prakerja.connectors.sms import GATEWAYS
from prakerja.kit.actor import Actor
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.messages.record_delivery_report import record_delivery_report

_log = structlog.get_logger()

#: Whoever posts under the secret of ours that only the gateways were given.
_GATEWAY: Final = Actor.system("web.delivery_reports")


#: Many clients show what they were given only once they are asked for it.
_ASKED: Final = {"WWW-Authenticate": 'Basic realm="delivery reports", charset="UTF-8"'}


@require_POST
@login_not_required
@csrf_exempt
def delivery_reports(request: HttpRequest, gateway: str) -> HttpResponse:
    """Of a gateway that shows the secret by basic authentication, so that no address holds it."""
    if gateway not in GATEWAYS:
        raise Http404
    if not is_secret(secret_in(request.headers.get("Authorization", "")), ours=settings.DELIVERY_REPORTS_SECRET):
        return HttpResponse(status=401, headers=_ASKED)
    return _take(request, gateway)


@require_POST
@login_not_required
@csrf_exempt
def delivery_reports_by_address(request: HttpRequest, gateway: str, secret: str) -> HttpResponse:
    """Of one that can show it nowhere else."""
    if gateway not in GATEWAYS or not is_secret(secret, ours=settings.DELIVERY_REPORTS_SECRET):
        raise Http404
    return _take(request, gateway)


def _take(request: HttpRequest, gateway: str) -> HttpResponse:
    try:
        read = list(GATEWAYS[gateway].read_reports(json.loads(request.body)))
    except (UnreadableReport, ValueError, RecursionError):
        return HttpResponse(status=400)
    reports = [one for one in read if isinstance(one, DeliveryReport)]
    if len(reports) < len(read):
        _log.warning("delivery_reports_unreadable", gateway=gateway, unreadable=len(read) - len(reports))
        if not reports:
            return HttpResponse(status=400)
    with unit_of_work(by=_GATEWAY) as work:
        for report in reports:
            record_delivery_report(report, by=work.actor, now=work.now)
    return HttpResponse(status=204)
