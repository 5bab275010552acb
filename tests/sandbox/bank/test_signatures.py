"""The vectors of the reference, and those that Midtrans publishes."""

import json
from pathlib import Path
from typing import Any, Final

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key
from hypothesis import given
from hypothesis import strategies as st

from prakerja_sandbox.bank.signatures import (
    asymmetric_text,
    is_asymmetric,
    is_symmetric,
    minify,
    symmetric_signature,
    symmetric_text,
    token_text,
)

TOLD: Final = json.loads((Path(__file__).parent / "snap-vectors.json").read_text())
SYMMETRIC: Final = [one for one in TOLD["vectors"] if one["alg"] == "HMAC_SHA512"]


@pytest.mark.parametrize("vector", SYMMETRIC, ids=lambda vector: vector["name"])
def test_a_symmetric_vector_is_reproduced_and_accepted_in_both_spellings(vector: dict[str, Any]) -> None:
    body = vector["wireBody"].encode()
    at = vector["stringToSign"].partition(vector["bodyHash"] + ":")[2]
    text = symmetric_text(vector["method"], vector["path"], TOLD["accessToken"], body, at)
    assert minify(body) == vector["minified"].encode()
    assert text.decode() == vector["stringToSign"]
    assert symmetric_signature(TOLD["clientSecret"], text) == vector["signature"]
    assert is_symmetric(TOLD["clientSecret"], text, vector["signature"])
    assert is_symmetric(TOLD["clientSecret"], text, vector["signatureHex"])
    assert not is_symmetric(TOLD["clientSecret"], text + b" ", vector["signature"])


def test_the_asymmetric_vectors_are_accepted_and_no_other_text() -> None:
    key = load_pem_public_key(TOLD["rsaPublicKey"].encode())
    assert isinstance(key, RSAPublicKey)
    by_name = {one["name"]: one for one in TOLD["vectors"]}
    asked = by_name["access_token_b2b"]
    text = token_text(TOLD["clientId"], TOLD["timestamp"])
    assert text.decode() == asked["stringToSign"]
    assert is_asymmetric(key, text, asked["signature"])
    assert not is_asymmetric(key, text + b" ", asked["signature"])
    told = by_name["asymmetric_transaction_or_notify"]
    text = asymmetric_text(told["method"], told["path"], told["wireBody"].encode(), TOLD["timestamp"])
    assert text.decode() == told["stringToSign"]
    assert is_asymmetric(key, text, told["signature"])


@pytest.mark.parametrize("given_signature", ["", "?", "zz" * 64, "Zm9v", "é"])
def test_what_is_no_signature_is_not_accepted(given_signature: str) -> None:
    assert not is_symmetric("secret", b"text", given_signature)


@given(
    st.recursive(
        st.text() | st.integers() | st.none(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)
    )
)
def test_however_it_is_spaced_the_same_json_is_signed(value: object) -> None:
    compact = json.dumps(value, separators=(",", ":")).encode()
    assert minify(json.dumps(value, indent=3).encode()) == minify(compact) == compact
