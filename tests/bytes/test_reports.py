"""What is posted under the gateways' secret: whoever holds it, or whatever their program became."""

import json
from collections.abc import Iterator
from random import Random
from typing import Any, Final

import pytest
from django.conf import settings

from prakerja.connectors.sms import GATEWAYS
from tests.bytes.asked import Pages
from tests.bytes.strange import SIGNS, long_ones, spoilt
from tests.front.served import post

pytestmark = [pytest.mark.timeout(300), pytest.mark.xdist_group("bytes")]

#: As each gateway posts it.
REAL: Final[dict[str, Any]] = {
    "satu": {"message_id": "abc-123", "client_ref": "", "status": "delivered", "at": "2021-02-24T10:00:00+07:00"},
    "dua": [{"MessageId": "12345", "Status": "1"}, {"MessageId": "12346", "Status": 2}],
}
#: What JSON can hold in the place of a text.
VALUES: Final[tuple[Any, ...]] = (
    *(None, True, 0, -1, 1.5, 1e308, 10**18, 10**400, [], {}, [[]], {"a": {}}, ["delivered"], [1] * 1_000),
    *SIGNS,
    *long_ones(20_000),
)


def bodies(gateway: str) -> Iterator[bytes]:
    rnd, real = Random(gateway), REAL[gateway]
    whole = json.dumps(real).encode()
    yield from (whole[:end] for end in range(len(whole)))
    yield from (spoilt(rnd, whole) for _ in range(300))
    one = real[0] if isinstance(real, list) else real
    for name in one:
        for value in VALUES:
            changed = json.dumps({**one, name: value}).encode()
            yield b"[" + changed + b"]" if isinstance(real, list) else changed
    for text in ("[" * 100_000, '{"a":' * 50_000, "[1" + "0" * 5_000 + "]", "NaN", "[1e999]", '"\\ud800"', "\ufeff{}"):
        yield text.encode()
    yield whole.decode().encode("utf-16")


@pytest.mark.parametrize("gateway", GATEWAYS)
def test_whatever_a_gateway_posts_it_is_taken_or_refused(pages: Pages, gateway: str) -> None:
    path, tried = f"/gateways/delivery-reports/{gateway}/{settings.DELIVERY_REPORTS_SECRET}", 0
    for body in bodies(gateway):
        answer = pages.ask(post(path, body, "Content-Type: application/json").replace(b"Host: a", b"Host: 127.0.0.1"))
        assert answer.status in (204, 400), body[:200]
        tried += 1
    assert tried > 500
