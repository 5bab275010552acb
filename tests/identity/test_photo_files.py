"""Files of every kind that people, and others, upload."""

import struct
import zlib
from collections.abc import Callable
from io import BytesIO

import pytest
from PIL import Image, ImageOps

from prakerja.identity.decoder.answers import FileProblem, NotAPhoto
from prakerja.identity.measure_photo import measure_photo
from prakerja.identity.photo_rules import MAX_BYTES, PhotoProblem, problem_of
from prakerja_sandbox.people import difficult_people
from prakerja_sandbox.population import Person, person
from prakerja_sandbox.specimen import Fault, ktp_picture, selfie_picture
from tests.situations.identity import as_file, good_picture, picture

GPS = 0x8825
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def png_that_says(width: int, height: int) -> bytes:
    """A few bytes that unpack to as many pixels as they say."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * 100_000)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def animated(form: str) -> bytes:
    frames = [picture(seed=n) for n in range(3)]
    return as_file(frames[0], form, save_all=True, append_images=frames[1:])


def with_exif() -> bytes:
    exif = Image.Exif()
    exif[0x010F] = "Kamera"
    exif[GPS] = {1: "S", 2: (6.0, 10.0, 0.0), 3: "E", 4: (106.0, 49.0, 0.0)}
    return as_file(picture(), exif=exif, comment=b"catatan")


def of_16_bits(image: Image.Image) -> Image.Image:
    return image.convert("I").point(lambda value: value * 257).convert("I;16")


def progressive(size: tuple[int, int], colour: int = 128) -> bytes:
    return as_file(Image.new("L", size, colour), progressive=True)


def in_many_scans() -> bytes:
    """A progressive picture whose last scan comes again and again."""
    file = progressive((2400, 1600))
    last = file.rindex(b"\xff\xda")
    return file[:-2] + file[last:-2] * 200 + file[-2:]


def turned(orientation: int) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    return as_file(picture(), exif=exif)


PHOTOS: dict[str, Callable[[], bytes]] = {
    "jpeg": good_picture,
    "progressive jpeg": lambda: as_file(picture(), progressive=True),
    "cmyk jpeg": lambda: as_file(picture().convert("CMYK")),
    "grey jpeg": lambda: as_file(picture().convert("L")),
    "12 megapixel jpeg": lambda: as_file(picture(size=(4000, 3000))),
    "50 megapixel jpeg": lambda: as_file(picture(size=(8160, 6144)), quality=30),
    "png": lambda: as_file(picture(), "PNG"),
    "png with palette": lambda: as_file(picture().quantize(64), "PNG"),
    "png that is see-through": lambda: as_file(picture().convert("RGBA"), "PNG"),
    "png of 16 bits": lambda: as_file(of_16_bits(picture()), "PNG"),
    "interlaced png": lambda: as_file(picture(), "PNG", optimize=True),
    "animated png": lambda: animated("PNG"),
    "webp": lambda: as_file(picture(), "WEBP"),
    "lossless webp": lambda: as_file(picture(), "WEBP", lossless=True),
    "animated webp": lambda: animated("WEBP"),
    "avif": lambda: as_file(picture(), "AVIF"),
    "jpeg with exif and gps": with_exif,
    "jpeg and then a zip": lambda: good_picture() + b"PK\x03\x04" + b"\0" * 100,
    "jpeg and then a script": lambda: good_picture() + b"<script>alert(1)</script>",
    "jpeg just below 10 MB": lambda: good_picture().ljust(MAX_BYTES, b"\0"),
}
NO_PHOTOS: dict[str, tuple[Callable[[], bytes], FileProblem]] = {
    "0 bytes": (lambda: b"", FileProblem.EMPTY),
    "10.1 MB": (lambda: good_picture().ljust(MAX_BYTES + 100_000, b"\0"), FileProblem.TOO_BIG),
    "one byte over 10 MB": (lambda: good_picture().ljust(MAX_BYTES + 1, b"\0"), FileProblem.TOO_BIG),
    "text": (lambda: b"bukan gambar", FileProblem.NOT_A_PICTURE),
    "one byte": (lambda: b"\xff", FileProblem.NOT_A_PICTURE),
    "zeros": (lambda: b"\0" * 5000, FileProblem.NOT_A_PICTURE),
    "eicar": (lambda: EICAR, FileProblem.NOT_A_PICTURE),
    "html": (lambda: b"<!doctype html><script>alert(1)</script>", FileProblem.NOT_A_PICTURE),
    "zip": (lambda: b"PK\x03\x04" + b"\0" * 500, FileProblem.NOT_A_PICTURE),
    "program": (lambda: b"MZ" + b"\0" * 500, FileProblem.NOT_A_PICTURE),
    "svg with a script": (lambda: SVG, FileProblem.OTHER_FORMAT),
    "svg with a declaration": (lambda: b'<?xml version="1.0"?>' + SVG, FileProblem.OTHER_FORMAT),
    "gif": (lambda: as_file(picture(), "GIF"), FileProblem.OTHER_FORMAT),
    "animated gif": (lambda: animated("GIF"), FileProblem.OTHER_FORMAT),
    "bmp": (lambda: as_file(picture(size=(900, 600)), "BMP"), FileProblem.OTHER_FORMAT),
    "tiff": (lambda: as_file(picture(), "TIFF"), FileProblem.OTHER_FORMAT),
    "pdf": (lambda: as_file(picture(), "PDF"), FileProblem.OTHER_FORMAT),
    "heic": (lambda: b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + b"\0" * 100, FileProblem.OTHER_FORMAT),
    "video": (lambda: b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom" + b"\0" * 100, FileProblem.OTHER_FORMAT),
    "half a jpeg": (lambda: good_picture()[: len(good_picture()) // 2], FileProblem.DAMAGED),
    "half a png": (lambda: as_file(picture(), "PNG")[:4000], FileProblem.DAMAGED),
    "half a webp": (lambda: as_file(picture(), "WEBP")[:4000], FileProblem.DAMAGED),
    "half an avif": (lambda: as_file(picture(), "AVIF")[:4000], FileProblem.DAMAGED),
    "png with a broken chunk": (
        lambda: as_file(picture(), "PNG")[:300] + b"\0" * 50 + as_file(picture(), "PNG")[350:],
        FileProblem.DAMAGED,
    ),
    "only a jpeg's head": (lambda: good_picture()[:30], FileProblem.DAMAGED),
    "bomb of 30,000 by 30,000": (lambda: png_that_says(30_000, 30_000), FileProblem.TOO_MANY_PIXELS),
    "bomb of 12,000 by 12,000": (lambda: png_that_says(12_000, 12_000), FileProblem.TOO_MANY_PIXELS),
    "bomb of 1 by 2 billion": (lambda: png_that_says(1, 2_000_000_000), FileProblem.ODD_SHAPE),
    "png of 50 megapixels": (lambda: png_that_says(8160, 6144), FileProblem.TOO_MANY_PIXELS),
    "progressive jpeg of 119 megapixels": (lambda: progressive((10_920, 10_920)), FileProblem.TOO_MANY_PIXELS),
    "the same, cut": (lambda: progressive((10_920, 10_920))[:100_000], FileProblem.TOO_MANY_PIXELS),
    "progressive jpeg, cut": (lambda: as_file(picture(), progressive=True)[:20_000], FileProblem.DAMAGED),
    "jpeg in two hundred scans": (in_many_scans, FileProblem.TOO_MANY_PIXELS),
    "webp of 50 megapixels": (
        lambda: as_file(Image.new("RGB", (8160, 6144)), "WEBP", method=0),
        FileProblem.TOO_MANY_PIXELS,
    ),
    "png of 1 by 30,000": (lambda: as_file(Image.new("L", (1, 30_000)), "PNG"), FileProblem.ODD_SHAPE),
    "jpeg of 30,000 by 1": (lambda: as_file(Image.new("L", (30_000, 1))), FileProblem.ODD_SHAPE),
    "webp of 1 by 16,000": (lambda: as_file(Image.new("RGB", (1, 16_000)), "WEBP"), FileProblem.ODD_SHAPE),
    "lossless jpeg": (lambda: good_picture().replace(b"\xff\xc0", b"\xff\xc3", 1), FileProblem.OTHER_FORMAT),
    "jpeg of 12 bits": (
        lambda: good_picture().replace(b"\xff\xc0\0\x11\x08", b"\xff\xc1\0\x11\x0c", 1),
        FileProblem.NOT_A_PICTURE,
    ),
    "jpeg without a height": (lambda: good_picture().replace(b"\x08\x03\x2a", b"\x08\0\0", 1), FileProblem.DAMAGED),
    "png of no pixels": (lambda: png_that_says(0, 0), FileProblem.NOT_A_PICTURE),
}


@pytest.mark.parametrize("name", PHOTOS)
def test_a_photo_is_read_and_written_anew(name: str) -> None:
    photo = measure_photo(PHOTOS[name]())
    again = Image.open(BytesIO(photo.jpeg))
    assert (again.format, again.mode) == ("JPEG", "RGB")
    assert max(again.size) <= 1600
    assert not again.getexif()
    assert not {"exif", "icc_profile", "comment", "xmp"} & set(again.info)
    assert problem_of(photo.measures) is None


@pytest.mark.parametrize("name", NO_PHOTOS)
def test_another_file_is_refused_with_its_cause(name: str) -> None:
    file, problem = NO_PHOTOS[name]
    with pytest.raises(NotAPhoto) as refused:
        measure_photo(file())
    assert refused.value.problem is problem


def test_nothing_after_the_picture_is_kept() -> None:
    assert b"<script>" not in measure_photo(good_picture() + b"<script>alert(1)</script>").jpeg


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_turned_photo_is_put_upright(orientation: int) -> None:
    exif = Image.Exif()
    exif[0x0112] = orientation
    upright = measure_photo(turned(orientation)).jpeg
    is_sideways = orientation >= 5
    assert (Image.open(BytesIO(upright)).size == (810, 1280)) is is_sideways
    assert ImageOps.exif_transpose(Image.open(BytesIO(upright))).size == Image.open(BytesIO(upright)).size


def test_what_is_see_through_is_white() -> None:
    see_through = Image.new("RGBA", (900, 600), (0, 0, 0, 0))
    photo = measure_photo(as_file(see_through, "PNG"))
    assert photo.measures.brightness == 255


def test_the_size_as_sent_counts() -> None:
    assert measure_photo(as_file(picture(size=(4000, 3000)))).measures.width == 4000


def test_the_same_file_has_the_same_fingerprint() -> None:
    assert measure_photo(good_picture()).fingerprint == measure_photo(good_picture()).fingerprint
    assert measure_photo(good_picture(1)).fingerprint != measure_photo(good_picture()).fingerprint


SPECIMEN_PEOPLE = [person(number) for number in (5_000_000, 5_000_001, 5_000_017)] + list(difficult_people().values())


@pytest.mark.parametrize("picture_of", [ktp_picture, selfie_picture])
@pytest.mark.parametrize("somebody", SPECIMEN_PEOPLE, ids=lambda somebody: str(somebody.number))
def test_the_specimens_pass(picture_of: Callable[[Person], bytes], somebody: Person) -> None:
    assert problem_of(measure_photo(picture_of(somebody)).measures) is None


@pytest.mark.parametrize("picture_of", [ktp_picture, selfie_picture])
@pytest.mark.parametrize("fault", Fault)
def test_the_fault_of_a_specimen_is_named(picture_of: Callable[[Person, Fault], bytes], fault: Fault) -> None:
    measures = measure_photo(picture_of(person(5_000_000), fault)).measures
    assert problem_of(measures) is PhotoProblem(fault.value)
