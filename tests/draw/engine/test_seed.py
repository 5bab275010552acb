"""Commit, reveal, seed: the texts that are hashed, and who cannot be left out."""

from hashlib import sha256

import pytest

from prakerja.draw.engine.seed import (
    RevealRefused,
    SeedNotReady,
    checked_reveal,
    commitment_of,
    new_reveal,
    reveal_opens,
    seed_of,
    seed_text,
)
from tests.draw.draw_inputs import REVEALS

FROZEN = "0f" * 32


def test_a_commitment_is_the_hash_of_the_reveal_as_text() -> None:
    assert commitment_of(REVEALS[0]) == sha256(REVEALS[0].encode()).hexdigest()


def test_a_reveal_opens_its_own_commitment_only() -> None:
    assert reveal_opens(commitment_of(REVEALS[0]), f" {REVEALS[0].upper()}\n")
    assert not reveal_opens(commitment_of(REVEALS[0]), REVEALS[1])


def test_new_reveals_differ() -> None:
    assert checked_reveal(new_reveal()) != checked_reveal(new_reveal())


@pytest.mark.parametrize("text", ["", "1a", "zz" * 32, "1a" * 33])
def test_what_is_not_a_reveal_is_refused_and_not_repeated(text: str) -> None:
    with pytest.raises(RevealRefused, match=r"^a reveal is 64 hex digits [^1z]*$"):
        commitment_of(text)


def test_the_seed_is_the_hash_of_hash_reveals_and_beacon() -> None:
    assert seed_text(FROZEN, REVEALS) == ":".join((FROZEN, *REVEALS))
    assert seed_of(FROZEN, REVEALS) == sha256(":".join((FROZEN, *REVEALS)).encode()).hexdigest()
    assert seed_text(FROZEN, REVEALS, "b3ac0n") == ":".join((FROZEN, *REVEALS, "b3ac0n"))


def test_the_order_of_the_custodians_matters() -> None:
    assert seed_of(FROZEN, REVEALS) != seed_of(FROZEN, REVEALS[::-1])


@pytest.mark.parametrize(
    ("frozen", "reveals", "beacon", "cause"),
    [
        ("", REVEALS, None, "not frozen"),
        (FROZEN, REVEALS[:2], None, "at least 3 custodians"),
        (FROZEN, (*REVEALS[:2], REVEALS[0].upper()), None, "the same reveal"),
        (FROZEN, REVEALS, "", "beacon"),
        (FROZEN, REVEALS, "a:b", "beacon"),
    ],
)
def test_an_incomplete_seed_is_refused(frozen: str, reveals: tuple[str, ...], beacon: str | None, cause: str) -> None:
    with pytest.raises(SeedNotReady, match=cause):
        seed_of(frozen, reveals, beacon)
