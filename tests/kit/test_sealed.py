"""Personal data at rest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from prakerja.kit.sealed import CannotUnseal, digest, masked, seal, unseal

NIK = "3171015708450000"


@given(st.text())
def test_what_is_sealed_opens_again(plain: str) -> None:
    assert unseal(seal(plain, purpose="nik"), purpose="nik") == plain


def test_sealing_twice_looks_different() -> None:
    assert seal(NIK, purpose="nik") != seal(NIK, purpose="nik")


def test_a_sealed_value_shows_nothing_of_itself() -> None:
    assert NIK.encode() not in seal(NIK, purpose="nik")


def test_a_value_sealed_as_one_thing_does_not_open_as_another() -> None:
    with pytest.raises(CannotUnseal):
        unseal(seal(NIK, purpose="nik"), purpose="kk")


@pytest.mark.parametrize("position", [0, 5, -1])
def test_a_changed_byte_is_noticed(position: int) -> None:
    sealed = bytearray(seal(NIK, purpose="nik"))
    sealed[position] ^= 1
    with pytest.raises(CannotUnseal):
        unseal(bytes(sealed), purpose="nik")


def test_after_a_rotation_old_values_still_open(settings: Settings) -> None:
    settings.SEALING_KEYS = "old:" + "11" * 32
    sealed = seal(NIK, purpose="nik")
    settings.SEALING_KEYS = "new:" + "22" * 32 + ",old:" + "11" * 32
    assert unseal(sealed, purpose="nik") == NIK
    assert seal(NIK, purpose="nik").startswith(b"new:")


def test_without_its_key_a_value_stays_closed(settings: Settings) -> None:
    settings.SEALING_KEYS = "old:" + "11" * 32
    sealed = seal(NIK, purpose="nik")
    settings.SEALING_KEYS = "new:" + "22" * 32
    with pytest.raises(CannotUnseal):
        unseal(sealed, purpose="nik")


def test_equal_values_find_each_other_within_one_purpose_only() -> None:
    assert digest(NIK, purpose="nik") == digest(NIK, purpose="nik")
    assert digest(NIK, purpose="nik") != digest(NIK, purpose="kk")


def test_a_digest_needs_the_key(settings: Settings) -> None:
    before = digest(NIK, purpose="nik")
    settings.DIGEST_KEY = "0b" * 32
    assert digest(NIK, purpose="nik") != before


def test_a_mask_shows_the_last_four() -> None:
    assert masked(NIK) == "••••••••••••0000"
    assert masked("12") == "12"
