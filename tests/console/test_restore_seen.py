"""A log that is shorter than somebody saw is known before anything is restored: asked without a database."""

from typing import Final

import pytest

from prakerja.config.environment import Environment, read_environment
from prakerja.connectors.failures import Silence
from prakerja.console import restore_seen
from prakerja.console.restore_seen import shorter_than_seen
from prakerja.publog.checkpoint_text import TreeHead
from prakerja.publog.cosignature import WitnessKey, cosign

SECRETS: Final = {name: bytes([number]) * 32 for number, name in enumerate(("satu", "dua", "tiga"), start=1)}
KEYS: Final = ",".join(str(WitnessKey.of_secret(name, secret)) for name, secret in SECRETS.items())


def the_witnesses() -> Environment:
    """Two of the three have an address."""
    addresses = "satu=https://satu.example,dua=https://dua.example"
    return read_environment().model_copy(update={"witnesses": KEYS, "witness_addresses": addresses})


def a_head(size: int) -> TreeHead:
    return TreeHead("prakerja.example/log", size, bytes(32))


def a_note(name: str, size: int, *, signed_by: str = "") -> str:
    text = str(a_head(size))
    return f"{text}\n{cosign(text, name=name, secret=SECRETS[signed_by or name], at=1_614_000_000)}"


@pytest.fixture
def published(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """By address, what each publishes; who is not in it does not answer."""
    notes: dict[str, str] = {}

    def ask(address: str) -> str:
        if address not in notes:
            raise Silence("http 503")
        return notes[address]

    monkeypatch.setattr(restore_seen, "ask_published", ask)
    return notes


def test_a_log_shorter_than_a_witness_saw_is_told_with_both_numbers(published: dict[str, str]) -> None:
    published |= {"https://satu.example": a_note("satu", 9), "https://dua.example": a_note("dua", 8)}
    told = "the public log in this backup has 8 entries, and the witness satu saw 9"
    assert shorter_than_seen(8, the_witnesses(), None) == [told]
    assert shorter_than_seen(9, the_witnesses(), None) == []


def test_a_kept_checkpoint_counts_as_a_witness(published: dict[str, str]) -> None:
    published |= {"https://satu.example": "", "https://dua.example": ""}
    told = "the public log in this backup has 8 entries, and had 11 when its checkpoint was kept"
    assert shorter_than_seen(8, the_witnesses(), a_head(11)) == [told]
    assert shorter_than_seen(11, the_witnesses(), a_head(11)) == []


def test_who_does_not_answer_and_what_another_signed_says_nothing(published: dict[str, str]) -> None:
    published["https://dua.example"] = a_note("dua", 99, signed_by="satu")
    assert shorter_than_seen(8, the_witnesses(), None) == []


def test_a_backup_that_does_not_say_how_long_its_log_is_is_looked_at_afterwards(published: dict[str, str]) -> None:
    published["https://satu.example"] = a_note("satu", 99)
    assert shorter_than_seen(None, the_witnesses(), a_head(99)) == []
