"""One signed call of a service, and its answer."""

import json
import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

import structlog

from prakerja.connectors.breaker import breaker
from prakerja.connectors.rails.exchange import NoAnswer, Received, post_to_house, timestamp
from prakerja.connectors.rails.house import House
from prakerja.connectors.rails.read_answer import NotAnAnswer, Said, read_answer
from prakerja.connectors.rails.signatures import signed_by_key, signed_by_secret, text_of_call
from prakerja.connectors.rails.tokens import Refuses, token_of

_log = structlog.get_logger()

_BAD_TOKEN: Final = ("40101", "40103")
_WE_ARE_NOT_KNOWN: Final = ("40100", "40102", "40104")


@dataclass(frozen=True, slots=True, repr=False)
class Answered:
    said: Said
    again_at: datetime | None


def new_external_id() -> str:
    """Digits that no call ever had: the moment and a dozen by chance."""
    return f"{time.time_ns():020}{secrets.randbelow(10**12):012}"


def call(house: House, service: str, body: Mapping[str, object], *, external_id: str) -> Answered:
    """The house's answer, whatever it says of the payment.

    Raises Resting, Refuses (they refuse us), NotSent (surely not sent) and NoAnswer (it may have arrived). A token that
    they do not take is renewed once; the second send has an external id of its own, the first with a 1 behind it.
    """
    more = house.additional_info.get(service)
    content = json.dumps({**body, "additionalInfo": more} if more else body, ensure_ascii=False, separators=(",", ":"))
    with breaker(house.party):
        token = token_of(house) if house.signature_type == 1 else None
        received = _send(house, service, content.encode(), external_id, token)
        said = _said(house, service, received)
        if token and _case(said) in _BAD_TOKEN:
            token = token_of(house, instead_of=token)
            received = _send(house, service, content.encode(), f"{external_id}1", token)
            said = _said(house, service, received)
        if _case(said) in _WE_ARE_NOT_KNOWN:
            # Somebody must be woken.
            _log.error("house_refuses_us", house=house.name, code=said.code, kind="broken")
            raise Refuses(said.code)
    return Answered(said, received.again_at)


def _send(house: House, service: str, content: bytes, external_id: str, token: str | None) -> Received:
    at = timestamp()
    text = text_of_call("POST", house.signed_path(service), content, at, token=token)
    headers = {
        "Content-Type": "application/json",
        "X-TIMESTAMP": at,
        "X-PARTNER-ID": house.partner_id,
        "X-EXTERNAL-ID": external_id,
        "CHANNEL-ID": house.channel_id,
    }
    if token is None:
        headers["X-SIGNATURE"] = signed_by_key(house.signs, text)
    else:
        headers |= {"Authorization": f"Bearer {token}", "X-SIGNATURE": signed_by_secret(house.client_secret, text)}
    return post_to_house(house.url(service), headers=headers, content=content)


def _said(house: House, service: str, received: Received) -> Said:
    try:
        return read_answer(service, received.status, received.content)
    except NotAnAnswer as error:
        _log.warning("house_not_understood", house=house.name, service=service, http=received.status, cause=str(error))
        raise NoAnswer(str(error)) from None


def _case(said: Said) -> str:
    return f"{said.http}{said.case}"
