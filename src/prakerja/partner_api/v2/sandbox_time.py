"""The sandbox's clock: `X-Sandbox-Time` says what time it is for one call, so that a partner tries a whole month in an
hour. In production it is refused: there everybody lives at the same time."""

from datetime import UTC, datetime, timedelta
from typing import Final

from django.conf import settings
from django.http import HttpRequest
from django.utils.dateparse import parse_datetime

from prakerja.kit.clock import read_clock
from prakerja.partner_api.v2.problems import Problem
from prakerja.partner_api.v2.rejected import Rejected

_WITHIN: Final = timedelta(days=400)


def sandbox_time(request: HttpRequest) -> datetime | None:
    """None: it is as late as it is. Raises Rejected."""
    said = request.headers.get("X-Sandbox-Time")
    if said is None:
        return None
    if settings.IS_PRODUCTION:
        raise Rejected(Problem.SANDBOX_TIME_REFUSED)
    moment = _moment(said)
    if moment is None or abs(moment - read_clock()) > _WITHIN:
        raise Rejected(Problem.SANDBOX_TIME_WRONG)
    return moment


def _moment(said: str) -> datetime | None:
    try:
        moment = parse_datetime(said)
    except ValueError:
        return None
    return None if moment is None or moment.tzinfo is None else moment.astimezone(UTC)
