"""Files: photos, lists of numbers, tables of seats; each with bytes in it that no camera and no ministry writes."""

import time
from contextlib import suppress
from io import BytesIO
from random import Random
from typing import Final

import pytest

from prakerja.identity.decoder.answers import NotAPhoto
from prakerja.identity.measure_photo import measure_photo
from prakerja.screening.list_faults import ListRefused
from prakerja.screening.listed_numbers import Reading, listed_numbers
from prakerja.waves.parse_seats import SeatsUnreadable, parse_seats
from tests.bytes.strange import SIGNS, long_ones, spoilt
from tests.guards.test_cut_inputs import LIST, LIST_OF_RECIPIENTS, TYPED_SEATS
from tests.situations.identity import as_file, picture

#: Of a file: its head, where its maker says what it is.
_HEAD: Final = 600
PHOTO: Final = picture(size=(660, 420))
PHOTOS: Final = {
    "jpeg": as_file(PHOTO),
    "progressive": as_file(PHOTO, progressive=True),
    "png": as_file(PHOTO, "PNG"),
    "webp": as_file(PHOTO, "WEBP"),
}


@pytest.mark.parametrize("name", PHOTOS)
def test_whatever_a_photo_begins_with_it_is_one_or_none(name: str) -> None:
    rnd, whole, tried = Random(name), PHOTOS[name], 0
    files = [spoilt(rnd, whole[:_HEAD]) + whole[_HEAD:] for _ in range(60)]
    files += [spoilt(rnd, whole) for _ in range(30)]
    files += [whole[:_HEAD] + sign.encode("utf-8", "surrogatepass") + whole[_HEAD:] for sign in SIGNS[:30]]
    for file in files:
        begun = time.monotonic()
        with suppress(NotAPhoto):
            measure_photo(file)
        assert time.monotonic() - begun < 10
        tried += 1
    assert tried > 100


def unlike(whole: bytes, rnd: Random, times: int) -> list[bytes]:
    lines = whole.split(b"\n")
    signs = [sign.encode("utf-8", "surrogatepass") for sign in (*SIGNS, *long_ones(5_000))]
    changed = [spoilt(rnd, whole) for _ in range(times)]
    changed += [b"\n".join([lines[0], sign, *lines[1:]]) for sign in signs]
    changed += [b"\n".join([sign, *lines]) for sign in signs]
    changed += [whole.replace(lines[1], lines[1] + sign) for sign in signs]
    return [*changed, *(whole.decode().encode(code) for code in ("utf-16", "utf-32", "utf-8-sig", "cp037"))]


def test_whatever_a_list_holds_it_is_read_or_its_lines_are_named() -> None:
    rnd, tried, told = Random(11), 0, set[str]()
    for whole, with_cards in ((LIST, False), (LIST_OF_RECIPIENTS, True)):
        for file in unlike(whole, rnd, 400):
            begun = time.process_time()
            try:
                for _numbers in listed_numbers(BytesIO(file), Reading(with_family_cards=with_cards)):
                    pass
            except ListRefused as refused:
                told.add(str(refused))
            assert time.process_time() - begun < 1, file[:200]
            tried += 1
    assert tried > 1_500
    assert [one for one in told if not one.startswith(("line ", "the file"))] == []


def test_whatever_a_table_of_seats_holds_it_is_read_or_its_lines_are_named() -> None:
    rnd, tried, told = Random(13), 0, set[str]()
    for file in unlike(TYPED_SEATS, rnd, 800):
        text, begun = file.decode("utf-8", "replace"), time.process_time()
        try:
            parse_seats(text)
        except SeatsUnreadable as refused:
            told.add(str(refused))
        assert time.process_time() - begun < 1, file[:200]
        tried += 1
    assert tried > 1_000
    assert [one for one in told if "line " not in one] == []
