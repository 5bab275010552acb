"""Opens a file as a picture, measures it and writes it anew as a JPEG with nothing but the picture in it."""

from io import BytesIO
from typing import Final

from PIL import AvifImagePlugin, Image, ImageFilter, ImageStat, UnidentifiedImageError

from prakerja.identity.decoder.answers import Decoded, FileProblem, Measures, NotAPhoto
from prakerja.identity.decoder.heads import read_jpeg, size_of_webp
from prakerja.identity.decoder.orientation import orientation_of

_FORMATS: Final = ("JPEG", "PNG", "WEBP", "AVIF")
_KEPT_PX: Final = 1600
_MEASURED_PX: Final = 1000
_BLOWN_OUT_FROM: Final = 250
#: No card, no face and no telephone's picture is so long.
_LONGEST: Final = 4
#: A JPEG in one scan is unpacked at a fraction of its size.
_MOST_PIXELS: Final = 120_000_000
#: Of a JPEG in several scans all is kept until the last: 12 megapixels with full colour, 24 with a camera's.
_MOST_COEFFICIENTS: Final = 76_000_000
#: Cameras write ten. A scan may say nothing in twenty bytes and make the decoder walk over all of the picture.
_MOST_SCANS: Final = 60
#: The others are unpacked whole: bytes a pixel at the peak (tests/identity/test_decoder_bounds.py), and as many in all.
_WEIGHTS: Final = {"PNG": 6, "WEBP": 16, "AVIF": 9}
_SEE_THROUGH_WEIGHS: Final = 6
_MOST_WEIGHT: Final = 115_000_000
_LAPLACIAN: Final = ImageFilter.Kernel((3, 3), [0, 1, 0, 1, -4, 1, 0, 1, 0], scale=1, offset=128)
#: How to put upright what was sent as EXIF's orientation 2 to 8.
_TURNS: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
#: What other pictures and documents begin with; good for a better message and for nothing else.
_OTHER_FORMATS: Final = (b"GIF8", b"%PDF", b"BM", b"II*\x00", b"MM\x00*", b"<svg", b"<?xml", b"II+\x00", b"MM\x00+")

# A process that may start no other has one thread; and sizes are judged here, by format.
AvifImagePlugin.DEFAULT_MAX_THREADS = 1
Image.MAX_IMAGE_PIXELS = None


def decode(file: bytes) -> Decoded:
    """The photo in this file. Raises NotAPhoto, and whatever else a decoder may raise over a stranger's bytes."""
    try:
        picture, size = _jpeg(file) if file.startswith(b"\xff\xd8\xff") else _other(file)
    except UnidentifiedImageError:
        raise NotAPhoto(_what_else(file)) from None
    # Pillow's decoders report broken data in these ways. Any other ends the process, and that is an answer, too.
    except (OSError, SyntaxError, ValueError, EOFError, IndexError):
        raise NotAPhoto(FileProblem.DAMAGED) from None
    measures = _measured(picture, size)
    out = BytesIO()
    picture.save(out, "JPEG", quality=85, optimize=True)
    return Decoded(out.getvalue(), measures)


def _jpeg(file: bytes) -> tuple[Image.Image, tuple[int, int]]:
    """The picture, upright, in RGB, at most 1600 px; and the size as sent."""
    head = read_jpeg(file)
    _refuse_shape(head.size)
    is_too_much = head.kept_coefficients > _MOST_COEFFICIENTS or head.bare.count(b"\xff\xda") > _MOST_SCANS
    if is_too_much or head.size[0] * head.size[1] > _MOST_PIXELS:
        raise NotAPhoto(FileProblem.TOO_MANY_PIXELS)
    with Image.open(BytesIO(head.bare), formats=_FORMATS) as image:
        scale = _KEPT_PX / max(head.size)
        image.draft("RGB", (max(1, round(head.size[0] * scale)), max(1, round(head.size[1] * scale))))
        return _upright(_on_white(image), head.orientation), head.size


def _other(file: bytes) -> tuple[Image.Image, tuple[int, int]]:
    if file.startswith(b"RIFF"):
        _refuse_weight(size_of_webp(file), _WEIGHTS["WEBP"])
    with Image.open(BytesIO(file), formats=_FORMATS) as image:
        size = image.size
        _refuse_shape(size)
        _refuse_weight(size, _WEIGHTS[image.format or ""] + _SEE_THROUGH_WEIGHS * image.has_transparency_data)
        orientation = orientation_of(image.info.get("exif", b""))
        return _upright(_on_white(_eight_bits(image)), orientation), size


def _refuse_shape(size: tuple[int, int]) -> None:
    short, long = sorted(size)
    if long > short * _LONGEST:
        raise NotAPhoto(FileProblem.ODD_SHAPE)


def _refuse_weight(size: tuple[int, int], weight: int) -> None:
    if size[0] * size[1] * weight > _MOST_WEIGHT:
        raise NotAPhoto(FileProblem.TOO_MANY_PIXELS)


def _upright(picture: Image.Image, orientation: int) -> Image.Image:
    return picture.transpose(_TURNS[orientation]) if orientation in _TURNS else picture


def _eight_bits(image: Image.Image) -> Image.Image:
    """Grey of 16 bits in the 8 that are measured and kept; Pillow itself would call everything above 255 white."""
    if not image.mode.startswith("I"):
        return image
    return image.point(lambda value: value * (1 / 256)).convert("L")


def _on_white(image: Image.Image) -> Image.Image:
    """In RGB, what was see-through on white, small enough to keep, and without any of the file's metadata."""
    image.thumbnail((_KEPT_PX, _KEPT_PX))
    if image.has_transparency_data:
        seen = image.convert("RGBA")
        ground = Image.new("RGBA", seen.size, "white")
        image = Image.alpha_composite(ground, seen)
    plain = Image.new("RGB", image.size)
    plain.paste(image.convert("RGB"))
    return plain


def _measured(picture: Image.Image, size: tuple[int, int]) -> Measures:
    grey = picture.convert("L")
    grey.thumbnail((_MEASURED_PX, _MEASURED_PX))
    blown_out = sum(grey.histogram()[_BLOWN_OUT_FROM:])
    return Measures(
        width=size[0],
        height=size[1],
        sharpness=round(ImageStat.Stat(grey.filter(_LAPLACIAN)).var[0], 1),
        brightness=round(ImageStat.Stat(grey).mean[0], 1),
        blown_out=round(blown_out / (grey.width * grey.height), 3),
    )


def _what_else(file: bytes) -> FileProblem:
    if file[4:12] == b"ftypavif":
        return FileProblem.DAMAGED
    head = file[:64].lstrip()
    is_other = head.startswith(_OTHER_FORMATS) or head[4:8] == b"ftyp"
    return FileProblem.OTHER_FORMAT if is_other else FileProblem.NOT_A_PICTURE
