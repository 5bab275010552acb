"""Who calls: the client id, and what it signs. Tokens are asked for by the client id alone, as the reference has it."""

import hashlib
from typing import Final

from django.http import HttpRequest

from prakerja.kit.actor import Actor
from prakerja.kit.clock import read_clock
from prakerja.pages.network import network_of
from prakerja.partner_api.noting import asking_of
from prakerja.partner_api.rate import A_SECOND, OF_PARTNERS, RateOfMany
from prakerja.partner_api.sso.signed_call import SignedCall, is_signed
from prakerja.partner_api.v1.caller import Rejected, is_in_time
from prakerja.partner_api.v1.errors import ApiError
from prakerja.partners.known_partners import KnownPartner, known_partner

#: Calls that nobody signed are counted by whence they come and what they bring, never by the partner that they name:
#: a stranger can name it too, and would keep the partner's own program waiting.
_of_networks: Final = RateOfMany(most=A_SECOND)
_of_brought: Final = RateOfMany(most=20)


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
        left, most = OF_PARTNERS.left_after_this_one(partner.id), OF_PARTNERS.most
    else:
        left, most = _of_networks.left_after_this_one(network_of(request)), _of_networks.most
    asking_of(request).calls_left = left, most
    _require_left(left)
    return Actor.partner(partner.client_code)


def count_brought(request: HttpRequest, brought: str) -> None:
    """What was not signed is asked for by a code or token: each comes a few times a second at most. Raises Rejected."""
    if asking_of(request).partner is None:
        key = hashlib.sha256(f"{network_of(request)} {brought}".encode()).hexdigest()
        _require_left(_of_brought.left_after_this_one(key))


def is_known(request: HttpRequest) -> None:
    """The call is the partner's own: it has signed it, or brought what only it can have. It stands in its list."""
    asking = asking_of(request)
    asking.partner = asking.claimed


def _require_left(left: int) -> None:
    """Raises Rejected."""
    if left < 0:
        raise Rejected(ApiError.TOO_MANY_CALLS)


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
