"""What a mirror tells is a round where quicknet's own key has signed it, and nothing else is."""

import hashlib
import json
import sys

import pytest

from prakerja.connectors.beacon.chain import Chain
from prakerja.connectors.beacon.quicknet import QUICKNET
from prakerja.connectors.beacon.rounds import Fault, NotGenuine, Round, read_round
from prakerja.connectors.beacon.signature import NotAKey, is_signed
from prakerja_sandbox.beacon.chain import chain_hash, made_chain
from tests.connectors.beacon.genuine import GROUP_HASH, ROUNDS, body

#: Compressed: the point at infinity; and (x = 4, y² = x³ + 4), which lies on the curve and beside the group.
INFINITY = "c0" + "00" * 47
BESIDE_THE_GROUP = "80" + "00" * 46 + "04"


def test_the_pinned_chain_is_the_one_that_drand_calls_so() -> None:
    """Its hash is over period, genesis, key, group and name: one letter of the key, and it would be another."""
    facts = {"genesis_time": QUICKNET.genesis_time, "period": QUICKNET.period, "group_hash": GROUP_HASH}
    assert chain_hash(QUICKNET.public_key, beacon_id="quicknet", **facts) == QUICKNET.chain  # type: ignore[arg-type]


@pytest.mark.parametrize("number", [1, 657413, 9683710])
def test_a_genuine_round_is_taken(number: int) -> None:
    randomness, signature = ROUNDS[number]
    assert read_round(body(number), chain=QUICKNET, number=number) == Round(
        QUICKNET.chain, number, signature, randomness
    )


def test_what_a_mirror_adds_is_passed_over() -> None:
    assert read_round(body(1, previous_signature="", note="x"), chain=QUICKNET, number=1).number == 1


def resigned(signature: str) -> bytes:
    """With the randomness that belongs to it."""
    return body(1, signature=signature, randomness=hashlib.sha256(bytes.fromhex(signature)).hexdigest())


@pytest.mark.parametrize(
    ("told", "fault"),
    [
        (body(2), Fault.ANOTHER_ROUND),
        (body(2, round=1), Fault.NOT_SIGNED),
        (body(1, randomness="00" * 32), Fault.OTHER_RANDOMNESS),
        (body(1, signature=ROUNDS[2][1]), Fault.OTHER_RANDOMNESS),
        (resigned(ROUNDS[3][1]), Fault.NOT_SIGNED),
        (resigned(INFINITY), Fault.NOT_SIGNED),
        (resigned(BESIDE_THE_GROUP), Fault.NOT_SIGNED),
        # Its mirror image (-P), no point at all, no compressed one, a number beyond the field.
        (resigned("95" + ROUNDS[1][1][2:]), Fault.NOT_SIGNED),
        (resigned(ROUNDS[1][1][:-1] + "e"), Fault.NOT_SIGNED),
        (resigned("35" + ROUNDS[1][1][2:]), Fault.NOT_SIGNED),
        (resigned("9f" + "ff" * 47), Fault.NOT_SIGNED),
        (resigned("00" * 48), Fault.NOT_SIGNED),
    ],
)
def test_what_the_chain_never_signed_is_named(told: bytes, fault: Fault) -> None:
    with pytest.raises(NotGenuine, match=f"^{fault}$"):
        read_round(told, chain=QUICKNET, number=1)


@pytest.mark.parametrize(
    "told",
    [
        *(b"", b"null", b"[]", b"{}", b"<html>", b"\xff\xfe", b"[" * 5_000, b'{"round":1', body(1)[:-1], body(1) * 2),
        *(body(1, round=value) for value in ("1", True, 1.5, None, [1], 10**30)),
        *(body(1, signature=value) for value in (ROUNDS[1][1].upper(), ROUNDS[1][1][2:], ROUNDS[1][1] + "\n", 1, None)),
        *(body(1, randomness=value) for value in (ROUNDS[1][0].upper(), "", "0x" + ROUNDS[1][0][2:], 0)),
        json.dumps({"round": 1, "signature": ROUNDS[1][1]}).encode(),
    ],
)
def test_garbage_is_no_round(told: bytes) -> None:
    with pytest.raises(NotGenuine):
        read_round(told, chain=QUICKNET, number=1)


def test_a_chain_signs_under_its_own_key_alone() -> None:
    sandbox = made_chain(5, genesis_time=0)
    ours = Chain(chain=sandbox.hash, public_key=sandbox.public_key, scheme=QUICKNET.scheme, genesis_time=0, period=3)
    assert is_signed(ours, 7, sandbox.signature(7))
    assert not is_signed(ours, 8, sandbox.signature(7))
    assert not is_signed(QUICKNET, 7, sandbox.signature(7))


@pytest.mark.parametrize("key", [INFINITY + "00" * 48, "00" * 96, "ff" * 96, QUICKNET.public_key[:-1] + "b"])
def test_what_is_pinned_and_no_key_is_an_error_and_signs_nothing(key: str) -> None:
    with pytest.raises(NotAKey):
        is_signed(QUICKNET.model_copy(update={"public_key": key}), 1, bytes.fromhex(ROUNDS[1][1]))


def test_the_curve_s_library_does_not_let_the_process_recurse_without_end() -> None:
    is_signed(QUICKNET, 1, bytes.fromhex(ROUNDS[1][1]))
    assert sys.getrecursionlimit() < 50_000
