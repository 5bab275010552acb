"""Hundreds for the last seats, each by a call of their platform: so many are sold as there are, to the rupiah."""

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Final

import pytest

from prakerja.console.bench_holders import put_holders
from prakerja.console.bench_market import Goods, put_market
from prakerja.console.bench_payments import put_payments, typed_in
from prakerja.ledger.models import OpenHold
from prakerja.partner_api.v1.errors import ApiError
from prakerja.partners.known_partners import forget_known_partners
from prakerja.training.models import Purchase, ScheduleSeats
from tests.situations.at_once import alone
from tests.situations.partners import PartnersProgram

pytestmark = pytest.mark.django_db(transaction=True)

CONTENDERS, SEATS = 400, 40
_AT_ONCE: Final = 16
_SIGNED: Final = ("client_code", "timestamp", "signature", "Authorization")


@pytest.fixture(autouse=True)
def nothing_known() -> Iterator[None]:
    forget_known_partners()
    yield
    forget_known_partners()


def sent(call: bytes) -> str:
    """The error's code; nothing where it was bought."""
    head, _, body = call.partition(b"\r\n\r\n")
    lines = dict(line.split(": ", 1) for line in head.decode().split("\r\n")[1:])
    headers = {name: lines[name] for name in _SIGNED}
    answer = PartnersProgram(headers["client_code"]).send("payment/authorize", body, headers)
    return str(answer.json().get("code", ""))


def test_four_hundred_want_forty_seats_and_forty_have_one() -> None:
    market = put_market([Goods(300_000, SEATS)])
    cards = [card for _, card in put_holders(CONTENDERS)]
    calls = typed_in(put_payments(cards, market), market.platform)
    with ThreadPoolExecutor(_AT_ONCE) as threads:
        answers = Counter(threads.map(alone, [partial(sent, call) for call in calls]))
    assert answers == {"": SEATS, ApiError.SEATS_GONE.value.code: CONTENDERS - SEATS}
    assert Purchase.objects.values("applicant_id").distinct().count() == Purchase.objects.count() == SEATS
    assert ScheduleSeats.objects.get(pk=market.schedules[0].pk).taken == SEATS
    assert OpenHold.objects.values("owner_id").distinct().count() == SEATS
