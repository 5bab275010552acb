"""Keys and order, against hashes that any tool prints."""

from array import array
from hashlib import sha256
from types import SimpleNamespace

import pytest

from prakerja.draw.engine.candidates import CandidatesGathering
from prakerja.draw.engine.checked_seed import SeedRefused, checked_seed
from prakerja.draw.engine.reference import rank
from prakerja.draw.engine.reference.rank import key_of, order_by, rank_candidates


def test_the_key_is_the_hash_of_seed_receipt_and_ticket() -> None:
    # printf '%s' 'ab:R1:0' | sha256sum
    assert key_of("ab", "R1", 1).hex() == sha256(b"ab:R1:0").hexdigest()


def test_more_tickets_can_only_lower_the_key() -> None:
    keys = [key_of("ab", "R1", tickets) for tickets in range(1, 30)]
    assert keys == sorted(keys, reverse=True)
    assert keys[-1] == min(sha256(b"ab:R1:%d" % ticket).digest() for ticket in range(29))


def test_equal_beginnings_are_decided_by_the_whole_key_then_the_receipt() -> None:
    whole = {0: (b"9", "R0"), 1: (b"5", "R2"), 2: (b"5", "R1"), 3: (b"0", "R3"), 4: (b"1", "R4")}
    assert list(order_by(array("Q", [9, 5, 5, 7, 5]), whole.__getitem__)) == [4, 2, 1, 3, 0]


def test_keys_that_begin_otherwise_are_never_asked_for_whole() -> None:
    nobody_has_one: dict[int, tuple[bytes, str]] = {}
    assert list(order_by(array("Q", [9, 5, 7, 2**64 - 1, 0]), nobody_has_one.__getitem__)) == [4, 1, 2, 0, 3]


def test_candidates_whose_keys_begin_alike_are_ordered_by_the_whole_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    def alike(text: bytes) -> SimpleNamespace:
        return SimpleNamespace(digest=lambda: bytes(8) + sha256(text).digest()[8:])

    monkeypatch.setattr(rank, "sha256", alike)
    gathering, receipts = CandidatesGathering(), [f"R{n}" for n in range(12)]
    for n, receipt in enumerate(receipts):
        gathering.add((receipt, "1101", "", str(1 + n % 3), "", "0"))
    ranking = rank_candidates(gathering.candidates, "ab")
    keys = [min(alike(b"ab:R%d:%d" % (n, ticket)).digest() for ticket in range(1 + n % 3)) for n in range(12)]
    assert list(ranking.order) == sorted(range(12), key=keys.__getitem__)
    assert set(ranking.key_start) == {0}


def test_the_seed_is_read_in_either_case() -> None:
    assert checked_seed("AbCdEf09") == "abcdef09"


@pytest.mark.parametrize("seed", ["", " ab", "0xab", "xyz", "ab\n", "ａｂ", "١٢"])
def test_a_seed_that_is_not_hex_is_refused(seed: str) -> None:
    with pytest.raises(SeedRefused, match="hex"):
        checked_seed(seed)
