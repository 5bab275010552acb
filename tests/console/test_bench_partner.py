"""What the measurement of partners sends is signed as partners sign, and what it prints is what was answered."""

import json
from collections import Counter
from collections.abc import Iterator

import pytest

from prakerja.console.bench_partner import report_on, signed
from prakerja.console.bench_partner_books import put_teachers
from prakerja.console.raw_requests import Load
from prakerja.partners.known_partners import forget_known_partners
from tests.situations.partners import PartnersProgram

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_known() -> Iterator[None]:
    forget_known_partners()
    yield
    forget_known_partners()


def test_every_call_is_answered() -> None:
    teachers = put_teachers(2, participants=2)
    calls = signed(teachers)
    assert len(calls) == 4
    for call in calls:
        head, _, body = call.partition(b"\r\n\r\n")
        lines = [line.split(": ", 1) for line in head.decode().split("\r\n")[1:]]
        headers = {name: value for name, value in lines if name in {"client_code", "timestamp", "signature"}}
        answer = PartnersProgram(headers["client_code"]).send("payment/redeem-code/status", body, headers)
        assert answer.status_code == 200
        assert answer.json()["data"]["redeem_code"] == json.loads(body)["redeem_code"]


def test_the_ratio_is_to_the_bare_view() -> None:
    load, bare = Load(2.0, Counter({200: 3_000})), Load(1.0, Counter({200: 6_000}))
    assert report_on(load, bare) == {"seconds": 2.0, "per_second": 1_500.0, "reference": 6_000.0, "ratio": 0.25}
