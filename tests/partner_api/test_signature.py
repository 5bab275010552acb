"""A signature is of any of the texts that real clients sign, and of nothing else."""

import hashlib
import hmac
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prakerja.partner_api.v1.signature import SignedCall, is_signed, sign

KEY = b"my_sign_key"
STATUS = "/api/v1/integration/payment/redeem-code/status"
COMMIT = "/api/v1/integration/payment/redeem-code/commit"

objects = st.dictionaries(
    st.text(), st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists, max_leaves=5), max_size=4
)


@pytest.mark.parametrize(
    ("timestamp", "path", "body", "signature"),
    [
        ("1516239022", COMMIT, b'{"redeem_code":"code"}', "943c20a8e36b6243f576404b00fffdc86411ce1f"),
        ("1516239022", COMMIT, b'{"code":"code"}', "d46b59b221335976b46eafb752035a1172a8beb2"),
        (
            "1698289216",
            STATUS,
            b'{"redeem_code":"GHOPNYXUVMT0","sequence":1}',
            "f85e52568c361213c7a4c5da4bf12d0964688373",
        ),
    ],
)
def test_the_vectors_of_the_reference(timestamp: str, path: str, body: bytes, signature: str) -> None:
    assert is_signed(SignedCall("myclient_code", timestamp, path, body), signature, keys=[KEY])


def signed_by(signs: bytes, sends: bytes, *, path_signed: str = STATUS, path_sent: str = STATUS, **more: str) -> bool:
    """Whether a client is let in that signs one thing and sends another."""
    signature = sign(b"abc1POST" + path_signed.encode() + more.get("signs_also", "").encode() + signs, KEY)
    call = SignedCall("abc", "1", path_sent, sends, more.get("authorization", ""))
    return is_signed(call, signature, keys=[KEY])


@given(objects)
def test_what_is_sent_as_it_was_signed(asked: dict[str, Any]) -> None:
    for separators in ((",", ":"), (", ", ": ")):
        for is_ascii in (True, False):
            body = json.dumps(asked, separators=separators, ensure_ascii=is_ascii).encode(errors="replace")
            assert signed_by(body, body)


@given(objects, st.sampled_from([None, 1, 4, "\t"]))
def test_blanks_that_json_does_not_need_may_be_added_on_the_way(
    asked: dict[str, Any], indent: int | str | None
) -> None:
    """The official sample in Python signs without them and sends with them."""
    signed = json.dumps(asked, separators=(",", ":")).encode()
    assert signed_by(signed, json.dumps(asked, indent=indent).encode())


def as_go_writes(text: str) -> str:
    """What encoding/json makes of a text: as a second program has it."""
    escaped = {"&": "\\u0026", "<": "\\u003c", ">": "\\u003e", "\u2028": "\\u2028", "\u2029": "\\u2029"}
    return "".join(escaped.get(sign_, sign_) for sign_ in text)


@given(st.dictionaries(st.text('ab&<>\u2028\u2029" \\é'), st.text('ab&<>\u2028\u2029" \\é'), max_size=4))
def test_a_client_in_go_signs_other_escapes_than_it_sends(asked: dict[str, str]) -> None:
    sent = json.dumps(asked, ensure_ascii=False)
    signed = as_go_writes(json.dumps(asked, ensure_ascii=False, separators=(",", ":"))).encode()
    assert signed_by(signed, sent.encode())


def test_blanks_within_texts_are_part_of_them() -> None:
    assert not signed_by(b'{"a":"b c"}', b'{"a":"bc"}')
    assert not signed_by(b'{"a":"b\\" c"}', b'{"a":"b\\"c"}')


@pytest.mark.parametrize("sent", ["//api/v1/integration/x", "/api//v1/integration/x", "///api/v1//integration/x"])
def test_doubled_strokes_are_one(sent: str) -> None:
    assert signed_by(b"{}", b"{}", path_signed="/api/v1/integration/x", path_sent=sent)


def test_the_authorization_may_stand_before_the_body_or_not() -> None:
    for signs_also in ("", "Payment abc"):
        assert signed_by(b"{}", b"{}", authorization="Payment abc", signs_also=signs_also)
    assert not signed_by(b"{}", b"{}", authorization="Payment abc", signs_also="Payment abd")
    assert not signed_by(b"{}", b"{}", signs_also="Payment abc")


@given(st.binary(max_size=40), st.integers(0, 7), st.data())
def test_whatever_else_is_changed_is_found(body: bytes, place: int, data: st.DataObject) -> None:
    """Any one sign of the client code, the moment, the path, the body or the key."""
    call = SignedCall("client", "1600000000", STATUS, body)
    signature = sign(next(call.texts()), KEY)
    assert is_signed(call, signature, keys=[b"another", KEY])
    other = data.draw(st.binary(min_size=1, max_size=40).filter(lambda drawn: drawn.strip() != body.strip()))
    changed = [
        (SignedCall("clienT", "1600000000", STATUS, body), KEY),
        (SignedCall("client", "1600000001", STATUS, body), KEY),
        (SignedCall("client", "1600000000", COMMIT, body), KEY),
        (call, b"my_sign_kez"),
    ]
    assert not any(is_signed(one, signature, keys=[key]) for one, key in changed)
    if other not in (body, b""):
        compact = b"".join(other.split())
        assert compact == b"".join(body.split()) or not is_signed(
            SignedCall("client", "1600000000", STATUS, other), signature, keys=[KEY]
        )


@pytest.mark.parametrize(
    "signature",
    ["", "0" * 39, "0" * 41, "g" * 40, "é" * 40, "0" * 40, " " + "0" * 40, "0" * 40 + "\n", "\x00" * 40],
)
def test_what_is_no_signature_is_none(signature: str) -> None:
    assert not is_signed(SignedCall("abc", "1", STATUS, b"{}"), signature, keys=[KEY])


def test_a_key_is_its_letters_and_not_their_digits() -> None:
    key = "00112233445566778899aabbccddeeff"
    call = SignedCall("abc", "1", STATUS, b"{}")
    by_letters = hmac.new(key.encode(), next(call.texts()), hashlib.sha1).hexdigest()
    by_digits = hmac.new(bytes.fromhex(key), next(call.texts()), hashlib.sha1).hexdigest()
    assert is_signed(call, by_letters, keys=[key.encode()])
    assert not is_signed(call, by_digits, keys=[key.encode()])
