"""Specimen pictures for a person who does not exist: a card that looks like no real one, and a drawn face holding it.

Every picture is the same each time, at least 1200 by 800, under 300 kB, and carries a GPS position to be stripped.
"""

from enum import StrEnum
from functools import lru_cache
from io import BytesIO
from typing import Final

from PIL import Image, ImageDraw, ImageEnhance, ImageFilter, ImageFont

from prakerja_sandbox.face import draw_face, skin_of
from prakerja_sandbox.population import Person

_KTP_SIZE: Final = (1280, 810)
_SELFIE_SIZE: Final = (1200, 1400)
_CARD: Final = (196, 219, 233)
_INK: Final = (20, 34, 48)
_MARK: Final = (176, 40, 40)
_GPS_IFD: Final = 0x8825
# The middle of the Java Sea, where nobody lives.
_POSITION: Final = {1: "S", 2: (5.0, 0.0, 0.0), 3: "E", 4: (110.0, 0.0, 0.0)}


class Fault(StrEnum):
    """What can be wrong with a photo."""

    BLUR = "blur"
    DARK = "dark"
    GLARE = "glare"
    SMALL = "small"


@lru_cache(maxsize=64)
def ktp_picture(somebody: Person, fault: Fault | None = None) -> bytes:
    """A JPEG of the person's specimen card, faulty in the way asked for."""
    return _jpeg(_spoilt(_card(somebody), fault))


@lru_cache(maxsize=64)
def selfie_picture(somebody: Person, fault: Fault | None = None) -> bytes:
    """A JPEG of a drawn face beside the person's specimen card, faulty in the way asked for."""
    picture = Image.new("RGB", _SELFIE_SIZE, (168, 186, 176))
    draw = ImageDraw.Draw(picture)
    for x in range(0, _SELFIE_SIZE[0], 150):
        draw.line((x, 0, x, _SELFIE_SIZE[1]), fill=(150, 170, 160), width=4)
    draw_face(draw, (250, 30, 950, 1020), somebody.number, woman=somebody.sex == "Perempuan")
    card = _card(somebody).resize((860, 544), Image.Resampling.LANCZOS)
    picture.paste(card, (170, 800))
    for x in (130, 950):
        draw.rounded_rectangle(
            (x, 1120, x + 120, 1250), radius=48, fill=skin_of(somebody.number), outline=_INK, width=3
        )
    _write(draw, (600, 1370), "SPESIMEN · CONTOH · bukan orang sungguhan", 34, _MARK, anchor="ms")
    return _jpeg(_spoilt(picture, fault))


def _card(somebody: Person) -> Image.Image:
    card = Image.new("RGB", _KTP_SIZE, _CARD)
    draw = ImageDraw.Draw(card)
    for y in range(-800, 1300, 36):
        draw.line((0, y, 1280, y + 420), fill=(182, 208, 225), width=3)
    draw.rectangle((8, 8, 1271, 801), outline=_INK, width=6)
    _write(draw, (640, 62), f"PROVINSI {somebody.home.province.upper()}", 38, _INK, anchor="ms")
    _write(draw, (640, 108), somebody.home.name.upper(), 34, _INK, anchor="ms")
    _write(draw, (50, 178), f"NIK   {somebody.nik}", 52, _INK, anchor="ls")
    for row, (label, value) in enumerate(_fields(somebody)):
        _write(draw, (50, 246 + row * 54), label, 30, _INK, anchor="ls")
        _write(draw, (310, 246 + row * 54), f": {value}", 30, _INK, anchor="ls")
    draw.rectangle((940, 220, 1220, 590), fill=(150, 60, 60), outline=_INK, width=3)
    draw_face(draw, (955, 235, 1205, 588), somebody.number, woman=somebody.sex == "Perempuan")
    _write(draw, (640, 776), "SPESIMEN · CONTOH · TIDAK BERLAKU", 44, _MARK, anchor="ms")
    return card


def _fields(somebody: Person) -> list[tuple[str, str]]:
    street, _, neighbourhood = somebody.address.partition(" RT ")
    return [
        ("Nama", somebody.name.upper()),
        ("Tempat Lahir", somebody.birthplace.upper()),
        ("Tanggal Lahir", f"{somebody.born_on:%d-%m-%Y}"),
        ("Jenis Kelamin", somebody.sex.upper()),
        ("Alamat", street.upper()),
        ("RT/RW", neighbourhood.replace(" RW ", "/")),
        ("Kewarganegaraan", "WNI"),
        ("No. Kartu Kel.", somebody.family_card),
        ("Berlaku Hingga", "TIDAK PERNAH BERLAKU"),
    ]


def _spoilt(picture: Image.Image, fault: Fault | None) -> Image.Image:
    match fault:
        case None:
            return picture
        case Fault.BLUR:
            return picture.filter(ImageFilter.GaussianBlur(14))
        case Fault.DARK:
            return ImageEnhance.Brightness(picture).enhance(0.12)
        case Fault.SMALL:
            return picture.resize((picture.width // 5, picture.height // 5))
        case Fault.GLARE:
            return _with_glare(picture)


def _with_glare(picture: Image.Image) -> Image.Image:
    light = Image.new("L", picture.size, 0)
    width, height = picture.size
    ImageDraw.Draw(light).ellipse((width * 0.15, height * 0.1, width * 0.9, height * 0.9), fill=255)
    white = Image.new("RGB", picture.size, (255, 255, 255))
    return Image.composite(white, picture, light.filter(ImageFilter.GaussianBlur(30)))


def _jpeg(picture: Image.Image) -> bytes:
    exif = Image.Exif()
    exif[0x010F] = "Sandbox Prakerja"
    exif[_GPS_IFD] = _POSITION
    out = BytesIO()
    picture.save(out, "JPEG", quality=82, exif=exif)
    return out.getvalue()


def _write(
    draw: ImageDraw.ImageDraw, at: tuple[int, int], text: str, size: int, fill: tuple[int, int, int], *, anchor: str
) -> None:
    draw.text(at, text, font=ImageFont.load_default(size), fill=fill, anchor=anchor)
