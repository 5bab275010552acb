"""What is posted under the gateways' secret: whoever holds it, or whatever their program became."""

import base64
import json
from collections.abc import Iterator
from datetime import UTC, datetime
from random import Random
from typing import Any, Final

import pytest
from django.conf import settings

from prakerja.connectors.callbacks import secret_in
from prakerja.connectors.sms import GATEWAYS
from tests.bytes.asked import Pages
from tests.bytes.strange import SIGNS, long_ones, spoilt
from tests.bytes.test_heads import raw
from tests.front.served import post
from tests.thorough import as_many, beside_some

pytestmark = [pytest.mark.xdist_group("bytes")]

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
    yield from (spoilt(rnd, whole) for _ in range(as_many(100, thorough=300)))
    one = real[0] if isinstance(real, list) else real
    for name, value in beside_some(one, VALUES, times=2):
        changed = json.dumps({**one, name: value}).encode()
        yield b"[" + changed + b"]" if isinstance(real, list) else changed
    for text in ("[" * 100_000, '{"a":' * 50_000, "[1" + "0" * 5_000 + "]", "NaN", "[1e999]", '"\\ud800"', "\ufeff{}"):
        yield text.encode()
    yield whole.decode().encode("utf-16")


def test_whatever_a_witness_hands_in_it_is_taken_or_refused(pages: Pages) -> None:
    """Of a log that may have nothing yet: none of it is ours, and none of it breaks the page."""
    rnd, tried = Random("witness"), 0
    whole = "prakerja.example/log\n6\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n— w Az3grlgtzPIC\n"
    bodies = [whole[:end] for end in range(0, len(whole), 3)] + [whole.replace("6", str(size)) for size in (0, 2**63)]
    spoilt_ones = [spoilt(rnd, whole.encode()) for _ in range(60)]
    strange = [sign.encode("utf-8", "surrogatepass") for sign in (*SIGNS, *long_ones(200_000), *bodies)]
    for body in (*spoilt_ones, *strange):
        asked = post("/log/cosignatures", body, "Content-Type: text/plain").replace(b"Host: a", b"Host: 127.0.0.1")
        assert pages.ask(asked).status in (400, 403, 404), body[:200]
        tried += 1
    assert tried > 90


@pytest.mark.parametrize("gateway", GATEWAYS)
def test_whatever_a_gateway_posts_it_is_taken_or_refused(pages: Pages, gateway: str) -> None:
    path, tried = f"/gateways/delivery-reports/{gateway}/{settings.DELIVERY_REPORTS_SECRET}", 0
    for body in bodies(gateway):
        answer = pages.ask(post(path, body, "Content-Type: application/json").replace(b"Host: a", b"Host: 127.0.0.1"))
        assert answer.status in (204, 400), body[:200]
        tried += 1
    assert tried > 400


def test_whatever_a_gateway_shows_it_is_let_in_by_the_secret_alone(pages: Pages) -> None:
    rnd, tried, ours = Random("shown"), 0, settings.DELIVERY_REPORTS_SECRET
    many = as_many(80, thorough=300)
    right = b"Basic " + base64.b64encode(f"satu:{ours}".encode())
    spoilt_ones = [one for one in (spoilt(rnd, right) for _ in range(many)) if secret_in(one.decode("latin-1")) != ours]
    nonsense = [raw(one) for one in (*SIGNS, *long_ones(2_000))]
    for shown in (
        *spoilt_ones,
        *nonsense,
        *(b"Basic " + one for one in nonsense),
        b"Basic",
        b"Basic Og==",
        b"Bearer x",
    ):
        one = shown.translate(None, b"\r\n\x00")
        asked = post("/gateways/delivery-reports/satu", b"{}", "Content-Type: application/json")
        head, _, body = asked.replace(b"Host: a", b"Host: 127.0.0.1").partition(b"\r\n\r\n")
        answer = pages.ask(head + b"\r\nAuthorization: " + one + b"\r\n\r\n" + body)
        assert answer.status in (400, 401), one
        tried += 1
    assert tried > 300
    assert secret_in(right.decode()) == ours


#: As a bank posts it, but for its signature.
_CALL: Final = {"originalPartnerReferenceNo": "PKJ1", "latestTransactionStatus": "00", "additionalInfo": {}}


@pytest.mark.parametrize("notify", ["transfer/notify", "transfer-rtgs/notify"])
def test_whatever_a_house_posts_it_is_told_in_the_form_of_the_standard(pages: Pages, notify: str) -> None:
    rnd, whole, tried = Random(notify), json.dumps(_CALL).encode(), 0
    for number in range(as_many(80, thorough=200)):
        at = rnd.choice([f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%S}+00:00", "2021-02-24T10:00:00", "", str(number)])
        heads = f"Content-Type: application/json\r\nX-TIMESTAMP: {at}\r\nX-SIGNATURE: {rnd.choice(['', 'AAAA', '?'])}"
        asked = post(f"/gateways/payments/{rnd.choice(['bni', 'x'])}/v1.0/{notify}", spoilt(rnd, whole), heads)
        answer = pages.ask(asked.replace(b"Host: a", b"Host: 127.0.0.1"))
        assert answer.status in (400, 401, 404)
        assert json.loads(answer.body)["responseCode"].startswith(str(answer.status))
        tried += 1
    assert tried >= 80
