"""Of a photo's EXIF nothing is read but which way up it is, and nothing in it can go wrong."""

from collections.abc import Iterator
from io import BytesIO
from itertools import islice, product
from zlib import crc32

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ExifTags, Image

from prakerja.identity.decoder.answers import NotAPhoto
from prakerja.identity.decoder.heads import read_jpeg
from prakerja.identity.decoder.orientation import orientation_of
from prakerja.identity.measure_photo import measure_photo
from tests.situations.identity import as_file, picture

ORIENTATION = 0x0112
#: Those of TIFF, two that came later, and three that nobody has heard of.
TYPES = (*range(1, 14), 16, 0, 129, 65_535)
#: A value in place, where there is none, at the head itself, and far behind the end.
VALUES = (b"\0\1\0\0", b"\0\0\0\0", b"\0\0\0\x08", b"\xff\xff\xff\xff")
PHOTO = as_file(picture(size=(64, 48)))
BARE = read_jpeg(PHOTO).bare


def of_entry(tag: int, kind: int, *, count: int = 1, value: bytes = b"\0\6\0\0") -> bytes:
    """EXIF with this one entry, and then nothing."""
    entry = tag.to_bytes(2) + kind.to_bytes(2) + count.to_bytes(4) + value
    return b"Exif\0\0MM\0*\0\0\0\x08\0\1" + entry + b"\0\0\0\0"


def combinations() -> Iterator[bytes]:
    """Every tag that cameras are known to write, in every type, with a value that is there or is not."""
    for tag, kind, value in product(ExifTags.TAGS, TYPES, VALUES):
        yield of_entry(tag, kind, value=value)
    for kind, count, value in product(TYPES, (0, 1, 2, 5000, 2**32 - 1), VALUES):
        yield of_entry(ORIENTATION, kind, count=count, value=value)


def jpeg_with(exif: bytes) -> bytes:
    return PHOTO[:2] + b"\xff\xe1" + (len(exif) + 2).to_bytes(2) + exif + PHOTO[2:]


def with_right_sums(file: bytes) -> bytes:
    """A PNG says after each of its parts what it sums up to; the others do not."""
    place = file.find(b"eXIf")
    if place < 0:
        return file
    end = place + 4 + int.from_bytes(file[place - 4 : place])
    return file[:end] + crc32(file[place:end]).to_bytes(4) + file[end + 4 :]


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("endian", ["<", ">"])
def test_what_a_camera_wrote_is_read(orientation: int, endian: str) -> None:
    exif = Image.Exif()
    exif.endian = endian
    exif[0x010F], exif[ORIENTATION], exif[0x011A] = "Kamera", orientation, 72.0
    assert orientation_of(exif.tobytes()) == orientation


@pytest.mark.parametrize(("kind", "value"), [(1, b"\6\0\0\0"), (3, b"\0\6\0\0"), (4, b"\0\0\0\6")])
def test_a_byte_a_short_and_a_long_say_the_same(kind: int, value: bytes) -> None:
    assert orientation_of(of_entry(ORIENTATION, kind, value=value)) == 6


@pytest.mark.parametrize("value", [b"\0\0\0\0", b"\0\x09\0\0", b"\xff\xff\0\0"])
def test_a_way_up_that_there_is_not_is_upright(value: bytes) -> None:
    assert orientation_of(of_entry(ORIENTATION, 3, value=value)) == 1


def test_no_combination_of_tag_type_and_value_reaches_the_library_that_decodes() -> None:
    tried = 0
    for exif in combinations():
        head = read_jpeg(jpeg_with(exif))
        assert head.bare == BARE
        assert 1 <= head.orientation <= 8
        tried += 1
    assert tried >= 7_672


@given(st.binary(max_size=300), st.sampled_from([b"", b"Exif\0\0", b"Exif\0\0II*\0", b"Exif\0\0MM\0*"]))
def test_no_bytes_break_the_reading(rest: bytes, start: bytes) -> None:
    assert 1 <= orientation_of(start + rest) <= 8


def test_an_endless_list_of_entries_ends_with_the_file() -> None:
    assert orientation_of(b"MM\0*\0\0\0\x08\xff\xff" + b"\0" * 30) == 1


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_odd_exif_in_any_format_is_a_photo_or_refused_as_damaged(form: str) -> None:
    """Some of these a library writes back into its own tables when it opens the file (AVIF); none ends in an error."""
    room = of_entry(0x010F, 2).ljust(120, b"\0")
    exif = room if form == "JPEG" else room.removeprefix(b"Exif\0\0")
    file = as_file(picture(size=(660, 420)), form, exif=exif)
    place = file.index(room.removeprefix(b"Exif\0\0"))
    odd = [one.removeprefix(b"Exif\0\0") for one in islice(combinations(), 0, None, 397)]
    photos = 0
    for entry in odd:
        sent = with_right_sums(file[:place] + entry + file[place + len(entry) :])
        try:
            photos += Image.open(BytesIO(measure_photo(sent).jpeg)).size == (660, 420)
        except NotAPhoto:
            assert form == "AVIF"
    assert photos > len(odd) * 0.9
