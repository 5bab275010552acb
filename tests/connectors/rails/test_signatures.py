"""Every vector of the reference, and the JSON that nobody thought of."""

import json
from pathlib import Path
from typing import Any, Final

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key
from hypothesis import given
from hypothesis import strategies as st

from prakerja.connectors.rails.signatures import (
    is_signed_by,
    minify,
    signed_by_secret,
    text_for_token,
    text_of_call,
)

TOLD: Final = json.loads((Path(__file__).parents[2] / "sandbox" / "bank" / "snap-vectors.json").read_text())
BY_SECRET: Final = [one for one in TOLD["vectors"] if one["alg"] == "HMAC_SHA512"]
BY_KEY: Final = {one["name"]: one for one in TOLD["vectors"] if one["alg"] == "SHA256withRSA"}


def key() -> RSAPublicKey:
    found = load_pem_public_key(TOLD["rsaPublicKey"].encode())
    assert isinstance(found, RSAPublicKey)
    return found


def test_the_vectors_are_all_there() -> None:
    assert (len(BY_SECRET), set(BY_KEY)) == (6, {"access_token_b2b", "asymmetric_transaction_or_notify"})


@pytest.mark.parametrize("vector", BY_SECRET, ids=lambda vector: vector["name"])
def test_a_call_with_a_token_is_signed_as_the_vector(vector: dict[str, Any]) -> None:
    body = vector["wireBody"].encode()
    at = vector["stringToSign"].partition(vector["bodyHash"] + ":")[2]
    text = text_of_call(vector["method"], vector["path"], body, at, token=TOLD["accessToken"])
    assert minify(body) == vector["minified"].encode()
    assert text == vector["stringToSign"]
    assert signed_by_secret(TOLD["clientSecret"], text) == vector["signature"]


def test_the_question_for_a_token_and_a_call_by_key_are_signed_as_the_vectors() -> None:
    token, call = BY_KEY["access_token_b2b"], BY_KEY["asymmetric_transaction_or_notify"]
    asked = text_for_token(TOLD["clientId"], TOLD["timestamp"])
    told = text_of_call("POST", call["path"], call["wireBody"].encode(), TOLD["timestamp"], token=None)
    assert (asked, told) == (token["stringToSign"], call["stringToSign"])
    assert is_signed_by(key(), asked, token["signature"])
    assert is_signed_by(key(), told, call["signature"])
    assert not is_signed_by(key(), told, token["signature"])
    assert not is_signed_by(key(), told, "no base64 (ya)")
    assert not is_signed_by(key(), told, "é")


@given(
    st.recursive(
        st.none() | st.text() | st.floats(allow_nan=False),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_any_json_minified_is_its_compact_form(value: object) -> None:
    spaced = json.dumps(value, indent=3, ensure_ascii=False).encode("utf-8", "surrogatepass")
    compact = json.dumps(value, separators=(",", ":"), ensure_ascii=False).encode("utf-8", "surrogatepass")
    assert minify(spaced) == compact


def test_a_text_that_never_ends_is_read_in_no_time() -> None:
    assert minify(b'{ "a' + b"\\" * 100_001) == b'{"a' + b"\\" * 100_001
