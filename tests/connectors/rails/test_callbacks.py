"""What a house tells by itself: the house alone is believed, and only about which payment it speaks."""

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from prakerja.connectors.rails.callbacks import NotFromTheHouse, SpeaksOfNothing, Spoken, read_callback
from prakerja.connectors.rails.house import House
from prakerja.connectors.rails.houses_file import houses_in
from prakerja.connectors.rails.sandbox_houses import sandbox_houses
from prakerja.connectors.rails.signatures import signed_by_key, text_of_call
from prakerja_sandbox.bank.keys import Keys, made_keys

PATH, AT = "/bank/bni/v1.0/transfer/notify", "2026-11-27T09:00:00+07:00"
BODY = b'{ "originalPartnerReferenceNo": "PKJ1", "latestTransactionStatus":"00" }'


@pytest.fixture(scope="module")
def keys() -> Keys:
    return made_keys()


@pytest.fixture(scope="module")
def bni(keys: Keys) -> House:
    return houses_in(sandbox_houses(keys.as_json(), "http://bank.example"))["bni"]


def signed(keys: Keys, body: bytes = BODY) -> str:
    key = load_pem_private_key(keys.bank_private_key.encode(), None)
    assert isinstance(key, RSAPrivateKey)
    return signed_by_key(key, text_of_call("POST", PATH, body, AT, token=None))


def test_the_house_says_of_which_payment_it_speaks(keys: Keys, bni: House) -> None:
    assert read_callback(bni, path=PATH, body=BODY, timestamp=AT, signature=signed(keys)) == Spoken("bni", "PKJ1")


@pytest.mark.parametrize(
    "changed",
    [{"path": PATH + "?a=1"}, {"body": BODY.replace(b"PKJ1", b"PKJ2")}, {"timestamp": AT.replace("09", "10")}]
    + [{"signature": text} for text in ("", "é", "AAAA", "a" * 128)],
)
def test_what_is_changed_on_the_way_is_nobodys(keys: Keys, bni: House, changed: dict[str, str | bytes]) -> None:
    given: dict[str, str | bytes] = {"path": PATH, "body": BODY, "timestamp": AT, "signature": signed(keys)}
    with pytest.raises(NotFromTheHouse):
        read_callback(bni, **(given | changed))  # type: ignore[arg-type]


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b'{"originalPartnerReferenceNo":7}', b"[" * 100_000, b"\xff"])
def test_a_house_that_names_no_payment_speaks_of_nothing(keys: Keys, bni: House, body: bytes) -> None:
    with pytest.raises(SpeaksOfNothing):
        read_callback(bni, path=PATH, body=body, timestamp=AT, signature=signed(keys, body))
