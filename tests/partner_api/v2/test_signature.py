"""A signature is of one text, and of nothing else."""

import hashlib
import json
from dataclasses import replace
from pathlib import Path
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakerja.partner_api.v2.signature import SignedCall, is_signed, sign, sorted_query

KEY: Final = b"my_sign_key"
CALL: Final = SignedCall(
    method="POST",
    path="/api/v2/schedules",
    query="b=2&a=1",
    timestamp="1698289216",
    nonce="0123456789abcdef",
    client="lembaga001",
    body=b'{"rows":[]}',
    idempotency_key="4f0c",
)
PAGE: Final = Path(__file__).resolve().parents[3] / "docs" / "partner-api" / "v2.md"


def test_the_text_is_nine_lines() -> None:
    lines = [
        "PRAKERJA-V2",
        "POST",
        "/api/v2/schedules",
        "a=1&b=2",
        "1698289216",
        "0123456789abcdef",
        "lembaga001",
        "4f0c",
    ]
    assert CALL.text().decode().split("\n") == [*lines, hashlib.sha256(CALL.body).hexdigest()]


def test_the_vectors_of_the_page() -> None:
    """Each is a JSON object in a block of its own; what the page says is signed so, sign for sign."""
    blocks = PAGE.read_text().split("```json vector\n")[1:]
    assert len(blocks) >= 3
    for block in blocks:
        vector = json.loads(block.split("```")[0])
        call = SignedCall(
            **{name: vector[name] for name in ("method", "path", "query", "timestamp", "nonce", "client")},
            body=vector["body"].encode(),
            idempotency_key=vector["idempotency_key"],
        )
        assert call.text().decode() == vector["text"]
        assert sign(call.text(), vector["sign_key"].encode()) == vector["signature"]


@pytest.mark.parametrize(
    ("sent", "signed"),
    [("", ""), ("a=1", "a=1"), ("b=2&a=1", "a=1&b=2"), ("a=2&a=1", "a=1&a=2"), ("&a=%20&&", "a=%20"), ("a=+", "a=+")],
)
def test_pairs_are_signed_in_their_order_and_as_they_are_sent(sent: str, signed: str) -> None:
    assert sorted_query(sent) == signed


@pytest.mark.parametrize(
    "changed",
    [
        {"method": "PUT"},
        {"path": "/api/v2/schedules/"},
        {"query": "b=2&a=2"},
        {"timestamp": "1698289217"},
        {"nonce": "0123456789abcdeg"},
        {"client": "lembaga002"},
        {"body": b'{"rows": []}'},
        {"idempotency_key": "4f0d"},
    ],
)
def test_whatever_is_changed_is_found(changed: dict[str, str]) -> None:
    signature = sign(CALL.text(), KEY)
    assert is_signed(CALL, signature, keys=[b"another", KEY])
    assert not is_signed(CALL, signature, keys=[b"another"])
    assert not is_signed(replace(CALL, **changed), signature, keys=[KEY])  # type: ignore[arg-type]


@pytest.mark.parametrize("signature", ["", "0" * 63, "0" * 64, "0" * 65, "G" * 64, "é" * 64, "0" * 64 + "\n"])
def test_what_is_no_signature_is_none(signature: str) -> None:
    assert not is_signed(CALL, signature, keys=[KEY])


@given(st.text(max_size=60))
def test_a_query_of_any_signs_has_a_text(query: str) -> None:
    assert replace(CALL, query=query).text()
