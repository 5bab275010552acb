"""Digests find equal values, tell nothing without the key, and can be moved to another one without the value."""

from hashlib import sha256
from uuid import UUID, uuid4

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from prakerja.kit.digests import (
    digest,
    digests,
    every_digest,
    every_form,
    key_of,
    under_first_key,
    without_key,
)
from prakerja.kit.purpose import Purpose

NIK = "3171015708450000"
OLD, NEW, THIRD = "2025:" + "11" * 32, "2026:" + "22" * 32, "2027:" + "33" * 32
purposes = st.sampled_from(list(Purpose))


def test_a_digest_is_the_hash_closed_with_the_key(settings: Settings) -> None:
    settings.DIGEST_KEY = "0b" * 32
    inner = sha256(b"nik:" + NIK.encode()).digest()[:11] + bytes(5)
    closed = Cipher(algorithms.AES(bytes.fromhex("0b" * 32)), modes.CBC(bytes(16))).encryptor().update(inner)
    assert digest(NIK, purpose=Purpose.NIK).bytes == closed


@given(st.lists(st.text(), max_size=5), purposes)
def test_the_digests_of_many_are_those_of_each(plains: list[str], purpose: Purpose) -> None:
    assert digests(plains, purpose=purpose) == [digest(plain, purpose=purpose).bytes for plain in plains]


@given(st.text(), st.text(), purposes, purposes)
def test_equal_values_of_one_purpose_have_one_digest(a: str, b: str, one: Purpose, other: Purpose) -> None:
    assert (digest(a, purpose=one) == digest(b, purpose=other)) is ((a, one) == (b, other))


def test_under_another_key_it_is_what_it_would_have_been_there(settings: Settings) -> None:
    plains = ["", "a", NIK, "\0", "é", *(str(number) for number in range(2_000))]
    settings.DIGEST_KEY = OLD
    before = [digest(plain, purpose=Purpose.NIK) for plain in plains]
    settings.DIGEST_KEY = NEW
    after = [digest(plain, purpose=Purpose.NIK) for plain in plains]
    settings.DIGEST_KEY = f"{NEW},{OLD}"
    assert under_first_key(before) == dict(zip(before, after, strict=True))
    assert under_first_key(after) == {}


def test_which_key_made_it_can_be_seen_with_the_key_alone(settings: Settings) -> None:
    made = {}
    for ring in (OLD, NEW, THIRD):
        settings.DIGEST_KEY = ring
        made[ring] = [digest(str(number), purpose=Purpose.NIK) for number in range(2_000)]
    settings.DIGEST_KEY = f"{NEW},{OLD}"
    assert {key_of(one) for one in made[OLD]} == {"2025"}
    assert {key_of(one) for one in made[NEW]} == {"2026"}
    assert {key_of(one) for one in made[THIRD]} == {None}
    assert {key_of(uuid4()) for _ in range(2_000)} == {None}


def test_all_forms_of_a_value_are_known_from_any_of_them(settings: Settings) -> None:
    settings.DIGEST_KEY = f"{NEW},{OLD}"
    forms = every_digest(NIK, purpose=Purpose.NIK)
    assert forms[0] == digest(NIK, purpose=Purpose.NIK)
    assert [every_form(form) for form in forms] == [forms, forms]
    assert len({without_key(form) for form in forms}) == 1
    unknown = uuid4()
    assert (every_form(unknown), under_first_key([unknown])) == ([unknown], {})


def test_what_follows_from_a_row_follows_from_its_own_key(settings: Settings) -> None:
    settings.DIGEST_KEY = OLD
    row, follows = digest("row", purpose=Purpose.CODE_ADDRESS), digest("code", purpose=Purpose.CODE)
    settings.DIGEST_KEY = f"{NEW},{OLD}"
    assert digest("code", purpose=Purpose.CODE, like=row) == follows
    assert digest("code", purpose=Purpose.CODE) != follows


def test_a_key_may_stand_alone_without_an_id(settings: Settings) -> None:
    settings.DIGEST_KEY = "44" * 32
    assert key_of(digest(NIK, purpose=Purpose.NIK)) == "unnamed"


@pytest.mark.parametrize("ring", [OLD, f"{OLD},{NEW}", "55" * 32 + "," + OLD])
def test_the_first_key_makes_digests(settings: Settings, ring: str) -> None:
    settings.DIGEST_KEY = ring
    made = digest(NIK, purpose=Purpose.NIK)
    settings.DIGEST_KEY = ring.split(",", maxsplit=1)[0]
    assert digest(NIK, purpose=Purpose.NIK) == made
    assert isinstance(made, UUID)
