"""Personal data at rest."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import Settings

from prakerja.kit.digests import digest, digests
from prakerja.kit.purpose import Purpose
from prakerja.kit.sealed import CannotUnseal, masked, seal, seal_each, unseal

NIK = "3171015708450000"
SITI, BUDI = UUID(int=1), UUID(int=2)


@given(st.text())
def test_what_is_sealed_opens_again(plain: str) -> None:
    assert unseal(seal(plain, purpose=Purpose.NIK, owner=SITI), purpose=Purpose.NIK, owner=SITI) == plain


@given(st.lists(st.text(), max_size=5), st.sampled_from(list(Purpose)))
def test_the_digests_of_many_are_those_of_each(plains: list[str], purpose: Purpose) -> None:
    assert digests(plains, purpose=purpose) == [digest(plain, purpose=purpose).bytes for plain in plains]


@given(st.lists(st.tuples(st.text(), st.uuids() | st.none(), st.uuids() | st.integers() | st.none()), max_size=5))
def test_what_is_sealed_with_many_others_opens_as_if_it_were_alone(
    plains: list[tuple[str, UUID | None, UUID | int | None]],
) -> None:
    sealed = seal_each(plains, purpose=Purpose.NIK)
    opened = [
        unseal(one, purpose=Purpose.NIK, owner=owner, row=row)
        for one, (_, owner, row) in zip(sealed, plains, strict=True)
    ]
    assert opened == [plain for plain, _, _ in plains]


def test_what_is_sealed_with_others_opens_in_its_own_place_alone() -> None:
    ours, theirs = seal_each([(NIK, SITI, 1), (NIK, str(BUDI), 1)], purpose=Purpose.NIK)
    assert ours != theirs
    assert unseal(theirs, purpose=Purpose.NIK, owner=BUDI, row=1) == NIK
    for sealed, owner, row in ((ours, BUDI, 1), (ours, SITI, 2), (theirs, SITI, 1)):
        with pytest.raises(CannotUnseal):
            unseal(sealed, purpose=Purpose.NIK, owner=owner, row=row)
    with pytest.raises(CannotUnseal):
        unseal(ours, purpose=Purpose.PHONE, owner=SITI, row=1)


def test_no_two_of_many_are_closed_with_the_same_chance() -> None:
    nonces = {one.partition(b":")[2][:12] for one in seal_each([(NIK, SITI, 1)] * 2_000, purpose=Purpose.NIK)}
    assert len(nonces) == 2_000


def test_many_are_sealed_under_the_first_key_of_the_ring(settings: Settings) -> None:
    settings.SEALING_KEYS = "new:" + "22" * 32 + ",old:" + "11" * 32
    assert seal_each([(NIK, SITI, None)], purpose=Purpose.NIK)[0].startswith(b"new:")


def test_sealing_twice_looks_different() -> None:
    assert seal(NIK, purpose=Purpose.NIK, owner=SITI) != seal(NIK, purpose=Purpose.NIK, owner=SITI)


def test_a_sealed_value_shows_nothing_of_itself() -> None:
    assert NIK.encode() not in seal(NIK, purpose=Purpose.NIK, owner=SITI)


def test_a_value_sealed_as_one_thing_does_not_open_as_another() -> None:
    with pytest.raises(CannotUnseal):
        unseal(seal(NIK, purpose=Purpose.NIK, owner=SITI), purpose=Purpose.FAMILY_CARD, owner=SITI)


@pytest.mark.parametrize("owner", [BUDI, None, "", str(BUDI)])
def test_a_value_moved_to_somebody_elses_row_does_not_open(owner: UUID | str | None) -> None:
    with pytest.raises(CannotUnseal):
        unseal(seal(NIK, purpose=Purpose.NIK, owner=SITI), purpose=Purpose.NIK, owner=owner)


def test_an_owner_is_the_same_as_text_and_as_a_uuid() -> None:
    assert unseal(seal(NIK, purpose=Purpose.NIK, owner=str(SITI)), purpose=Purpose.NIK, owner=SITI) == NIK


@pytest.mark.parametrize("position", [0, 5, -1])
def test_a_changed_byte_is_noticed(position: int) -> None:
    sealed = bytearray(seal(NIK, purpose=Purpose.NIK, owner=SITI))
    sealed[position] ^= 1
    with pytest.raises(CannotUnseal):
        unseal(bytes(sealed), purpose=Purpose.NIK, owner=SITI)


def test_after_a_rotation_old_values_still_open(settings: Settings) -> None:
    settings.SEALING_KEYS = "old:" + "11" * 32
    sealed = seal(NIK, purpose=Purpose.NIK, owner=SITI)
    settings.SEALING_KEYS = "new:" + "22" * 32 + ",old:" + "11" * 32
    assert unseal(sealed, purpose=Purpose.NIK, owner=SITI) == NIK
    assert seal(NIK, purpose=Purpose.NIK, owner=SITI).startswith(b"new:")


def test_without_its_key_a_value_stays_closed(settings: Settings) -> None:
    settings.SEALING_KEYS = "old:" + "11" * 32
    sealed = seal(NIK, purpose=Purpose.NIK, owner=SITI)
    settings.SEALING_KEYS = "new:" + "22" * 32
    with pytest.raises(CannotUnseal):
        unseal(sealed, purpose=Purpose.NIK, owner=SITI)


def test_equal_values_find_each_other_within_one_purpose_only() -> None:
    assert digest(NIK, purpose=Purpose.NIK) == digest(NIK, purpose=Purpose.NIK)
    assert digest(NIK, purpose=Purpose.NIK) != digest(NIK, purpose=Purpose.FAMILY_CARD)


def test_a_digest_needs_the_key(settings: Settings) -> None:
    before = digest(NIK, purpose=Purpose.NIK)
    settings.DIGEST_KEY = "0b" * 32
    assert digest(NIK, purpose=Purpose.NIK) != before


def test_a_mask_shows_the_last_four() -> None:
    assert masked(NIK) == "••••••••••••0000"
    assert masked("12") == "12"
