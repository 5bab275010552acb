"""Payments of a measurement: asked for by the verb, each with its code, and how that is typed in."""

import hashlib
import hmac
import json
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import batched
from typing import Final

from prakerja.cards.models import Card
from prakerja.codes.models import Code
from prakerja.console.bench_market import Market, Trader
from prakerja.kit.actor import Actor
from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import unit_of_work
from prakerja.training.ask_to_be_paid import Asked, Wanted, ask_to_be_paid
from prakerja.training.models import Schedule
from prakerja.training.purchase_code import PURCHASE_CODE, bound_to

_PATH: Final = "/api/v1/integration/payment/authorize"
_AT_ONCE: Final = 50
_MINUTE_MS: Final = 60_000


@dataclass(frozen=True)
class Payable:
    token: str
    otp: str


def put_payments(cards: Sequence[Card], market: Market) -> list[Payable]:
    """Each of these has a code for one of the schedules, in turn."""
    wanted = [(card, market.schedules[place % len(market.schedules)]) for place, card in enumerate(cards)]
    return [one for some in batched(wanted, _AT_ONCE, strict=False) for one in _asked(some, market)]


def _asked(some: Sequence[tuple[Card, Schedule]], market: Market) -> Iterator[Payable]:
    platform = market.platform.partner
    by = Actor.partner(platform.client_code)
    with unit_of_work(by=by, statement_timeout_ms=_MINUTE_MS):
        for card, schedule in some:
            course = schedule.course
            wanted = Wanted(course.code, schedule.code, course.price, f"pelanggan-{card.applicant_id}")
            asked = ask_to_be_paid(card_number=card.number, wanted=wanted, by=by, now=read_clock())
            assert isinstance(asked, Asked)
            code: Code | None = Code.objects.of(PURCHASE_CODE, card.applicant_id).first()
            assert code is not None
            bound = bound_to(platform=platform.name, course=course.title, amount=course.price)
            yield Payable(asked.token, code.digits_for(bound))


def typed_in(payments: Sequence[Payable], platform: Trader) -> list[bytes]:
    """The call with which each is paid, signed as the official samples do it; every invoice is its own."""
    return [_call(one, f"INV-{number}", platform) for number, one in enumerate(payments, start=1)]


def _call(payment: Payable, invoice: str, platform: Trader) -> bytes:
    asked = {"otp": payment.otp, "invoice_code": invoice, "invoice_url": "https://platform.contoh.example/"}
    body, timestamp = json.dumps(asked, separators=(",", ":")), str(int(time.time()))
    client_code, authorization = platform.partner.client_code, f"Payment {payment.token}"
    text = f"{client_code}{timestamp}POST{_PATH}{authorization}{body}"
    head = [
        f"POST {_PATH} HTTP/1.1",
        "Host: 127.0.0.1",
        "Content-Type: application/json",
        f"client_code: {client_code}",
        f"timestamp: {timestamp}",
        f"signature: {hmac.new(platform.sign_key.encode(), text.encode(), hashlib.sha1).hexdigest()}",
        f"Authorization: {authorization}",
        f"Content-Length: {len(body)}",
    ]
    return ("\r\n".join(head) + "\r\n\r\n" + body).encode()
