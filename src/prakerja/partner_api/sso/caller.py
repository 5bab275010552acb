"""Who calls: the client id, and what it signs. Tokens are asked for by the client id alone, as the reference has it."""

from typing import Final

from django.http import HttpRequest

from prakerja.kit.actor import Actor
from prakerja.kit.clock import read_clock
from prakerja.partner_api.noting import asking_of
from prakerja.partner_api.rate import OF_PARTNERS, Rate
from prakerja.partner_api.sso.signed_call import SignedCall, is_signed
from prakerja.partner_api.v1.caller import Rejected, is_in_time
from prakerja.partner_api.v1.errors import ApiError
from prakerja.partners.known_partners import KnownPartner, known_partner

#: Whoever only names a partner takes none of its own calls from it.
_OF_UNSIGNED: Final = Rate(most=100)


def let_in(request: HttpRequest, *, must_sign: bool) -> Actor:
    """The partner's program. What it signs must be right, also where it need not sign. Raises Rejected."""
    headers = request.headers
    client_id = headers.get("X-Client-Id", "")
    if not client_id:
        raise Rejected(ApiError.CLIENT_ID_MISSING)
    partner = known_partner(client_id)
    if partner is None:
        raise Rejected(ApiError.CLIENT_ID_UNKNOWN)
    asking_of(request).claimed = partner
    signs = "X-Signature" in headers or "X-Timestamp" in headers
    if signs or must_sign:
        _require_signed(request, partner)
        is_known(request)
    rate = OF_PARTNERS if signs else _OF_UNSIGNED
    left = rate.left_after_this_one(partner.id)
    asking_of(request).calls_left = left, rate.most
    if left < 0:
        raise Rejected(ApiError.TOO_MANY_CALLS)
    return Actor.partner(partner.client_code)


def is_known(request: HttpRequest) -> None:
    """The call is the partner's own: it has signed it, or brought what only it can have. It stands in its list."""
    asking = asking_of(request)
    asking.partner = asking.claimed


def _require_signed(request: HttpRequest, partner: KnownPartner) -> None:
    """Raises Rejected."""
    signature, timestamp = request.headers.get("X-Signature", ""), request.headers.get("X-Timestamp", "")
    if not (signature and timestamp):
        raise Rejected(ApiError.SIGN_IN_UNSIGNED)
    now = read_clock()
    query = request.META.get("QUERY_STRING", "")
    call = SignedCall(partner.client_code, timestamp, request.method or "", request.path, query, request.body)
    if not is_signed(call, signature, keys=partner.sign_keys(now)):
        raise Rejected(ApiError.SIGNATURE_WRONG)
    if not is_in_time(timestamp, now):
        raise Rejected(ApiError.TIMESTAMP_OUT_OF_TIME)
