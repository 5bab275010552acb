"""Who calls v2: a client code, its signature over all of the call, its moment, and a nonce that no other call has."""

import re
from datetime import UTC, datetime, timedelta
from typing import Final

from django.http import HttpRequest

from prakerja.kit.actor import Actor
from prakerja.kit.clock import read_clock
from prakerja.once.rules import is_key
from prakerja.partner_api.noting import asking_of
from prakerja.partner_api.rate import OF_PARTNERS
from prakerja.partner_api.v2.problems import Problem
from prakerja.partner_api.v2.rejected import Rejected
from prakerja.partner_api.v2.sandbox_time import sandbox_time
from prakerja.partner_api.v2.signature import SignedCall, is_signed
from prakerja.partners.known_partners import KnownPartner, known_partner
from prakerja.partners.states import PartnerKind
from prakerja.partners.take_nonce import take_nonce

#: As in v1: partners' machines are off by minutes.
WITHIN: Final = timedelta(minutes=15)
LONGEST_KEY: Final = 60
_TIMESTAMP: Final = re.compile(r"[0-9]{9,11}")
_NONCE: Final = re.compile(r"[A-Za-z0-9_-]{16,64}")
_READING: Final = frozenset({"GET", "HEAD", "OPTIONS"})
_rate: Final = OF_PARTNERS


class PartnerRequest(HttpRequest):
    """What an endpoint gets."""

    partner: KnownPartner
    actor: Actor
    #: Empty where nothing is changed.
    idempotency_key: str
    #: By the sandbox's clock; None: by ours.
    sandbox_now: datetime | None


def platform(request: HttpRequest) -> bool:
    """For endpoints of platforms. Raises Rejected."""
    return _let_in(request, PartnerKind.PLATFORM)


def institution(request: HttpRequest) -> bool:
    """For endpoints of institutions. Raises Rejected."""
    return _let_in(request, PartnerKind.INSTITUTION)


def partner(request: HttpRequest) -> bool:
    """For endpoints of both. Raises Rejected."""
    return _let_in(request, None)


def _let_in(request: HttpRequest, kind: PartnerKind | None) -> bool:
    now, asking = read_clock(), asking_of(request)
    call, signature = _call_of(request)
    found = known_partner(call.client)
    if found is None:
        raise Rejected(Problem.CLIENT_UNKNOWN)
    asking.claimed = found
    if not is_signed(call, signature, keys=found.sign_keys(now)):
        raise Rejected(Problem.SIGNATURE_WRONG)
    # From here on it is known whose the call is.
    asking.partner = found
    _require_in_time(call, now)
    left = _rate.left_after_this_one(found.id)
    asking.calls_left = left, _rate.most
    if left < 0:
        raise Rejected(Problem.TOO_MANY_CALLS)
    _require_new(found, call)
    if found.is_suspended:
        raise Rejected(Problem.PARTNER_SUSPENDED)
    if kind is not None and found.kind is not kind:
        raise Rejected(Problem.OTHER_KIND)
    vars(request).update(
        partner=found,
        actor=Actor.partner(found.client_code),
        idempotency_key=_key(request, call.idempotency_key),
        sandbox_now=sandbox_time(request),
    )
    return True


def _call_of(request: HttpRequest) -> tuple[SignedCall, str]:
    """And what it is said to be signed with. Raises Rejected."""
    named = ("Prakerja-Client", "Prakerja-Timestamp", "Prakerja-Nonce", "Prakerja-Signature")
    client, timestamp, nonce, signature = (request.headers.get(name, "") for name in named)
    if not (client and timestamp and nonce and signature):
        raise Rejected(Problem.UNSIGNED)
    call = SignedCall(
        method=request.method or "",
        path=request.path,
        query=request.META.get("QUERY_STRING", ""),
        timestamp=timestamp,
        nonce=nonce,
        client=client,
        body=request.body,
        idempotency_key=request.headers.get("Idempotency-Key", ""),
    )
    return call, signature


def _require_in_time(call: SignedCall, now: datetime) -> None:
    """Raises Rejected."""
    if not _TIMESTAMP.fullmatch(call.timestamp) or abs(_signed_at(call) - now) > WITHIN:
        raise Rejected(Problem.TIMESTAMP_OUT_OF_TIME)


def _signed_at(call: SignedCall) -> datetime:
    return datetime.fromtimestamp(int(call.timestamp), UTC)


def _require_new(found: KnownPartner, call: SignedCall) -> None:
    """Raises Rejected. A call that is refused later has used its nonce too."""
    if not _NONCE.fullmatch(call.nonce):
        raise Rejected(Problem.NONCE_MALFORMED)
    if not take_nonce(partner_id=found.id, nonce=call.nonce, kept_until=_signed_at(call) + WITHIN):
        raise Rejected(Problem.NONCE_USED)


def _key(request: HttpRequest, key: str) -> str:
    """Raises Rejected."""
    if request.method in _READING:
        return ""
    if len(key) > LONGEST_KEY or not is_key(key):
        raise Rejected(Problem.IDEMPOTENCY_KEY_WRONG)
    return key
