"""Who calls: the client code, its signature, and the moment at which it signed."""

import re
from datetime import UTC, datetime, timedelta
from typing import Final

from django.http import HttpRequest

from prakerja.kit.actor import Actor
from prakerja.kit.clock import read_clock
from prakerja.partner_api.noting import asking_of
from prakerja.partner_api.rate import OF_PARTNERS
from prakerja.partner_api.v1.errors import ApiError
from prakerja.partner_api.v1.signature import SignedCall, is_signed
from prakerja.partners.known_partners import KnownPartner, known_partner
from prakerja.partners.states import PartnerKind

#: Institutions' machines are off by minutes; a call that somebody wrote down is worth nothing after that.
_WITHIN: Final = timedelta(minutes=15)
_TIMESTAMP: Final = re.compile(r"[0-9]{9,11}")
_rate: Final = OF_PARTNERS


class Rejected(Exception):
    """Nothing was done; `error` says why."""

    def __init__(self, error: ApiError) -> None:
        super().__init__(error.name)
        self.error = error


class PartnerRequest(HttpRequest):
    """What an endpoint gets."""

    partner: KnownPartner
    actor: Actor
    #: Of this very call: who sends the same again sends the same signature.
    signature: str


def platform(request: HttpRequest) -> bool:
    """For endpoints of platforms. Raises Rejected."""
    return _let_in(request, PartnerKind.PLATFORM)


def institution(request: HttpRequest) -> bool:
    """For endpoints of institutions. Raises Rejected."""
    return _let_in(request, PartnerKind.INSTITUTION)


def _let_in(request: HttpRequest, kind: PartnerKind) -> bool:
    # Where they stand already: `request.headers` is made anew of all of them.
    headers = request.META
    code, signature, timestamp = (headers.get(f"HTTP_{name}", "") for name in ("CLIENT_CODE", "SIGNATURE", "TIMESTAMP"))
    if not (code and signature and timestamp):
        raise Rejected(ApiError.UNSIGNED)
    partner = known_partner(code)
    if partner is None:
        raise Rejected(ApiError.CLIENT_UNKNOWN)
    asking = asking_of(request)
    asking.claimed = partner
    now = read_clock()
    call = SignedCall(code, timestamp, request.path, request.body, headers.get("HTTP_AUTHORIZATION", ""))
    if not is_signed(call, signature, keys=partner.sign_keys(now)):
        raise Rejected(ApiError.SIGNATURE_WRONG)
    # From here on it is known whose the call is.
    asking.partner = partner
    vars(request).update(partner=partner, actor=Actor.partner(code), signature=signature)
    if not is_in_time(timestamp, now):
        raise Rejected(ApiError.TIMESTAMP_OUT_OF_TIME)
    if partner.is_suspended:
        raise Rejected(ApiError.PARTNER_SUSPENDED)
    if partner.kind is not kind:
        raise Rejected(ApiError.OTHER_KIND)
    left = _rate.left_after_this_one(partner.id)
    asking.calls_left = left, _rate.most
    if left < 0:
        raise Rejected(ApiError.TOO_MANY_CALLS)
    return True


def is_in_time(timestamp: str, now: datetime) -> bool:
    if not _TIMESTAMP.fullmatch(timestamp):
        return False
    return abs(datetime.fromtimestamp(int(timestamp), UTC) - now) <= _WITHIN
