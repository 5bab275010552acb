"""Opens an uploaded file as a picture, measures it and writes it anew as a JPEG with nothing but the picture in it."""

import hashlib
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from PIL import Image, ImageFilter, ImageOps, ImageStat, UnidentifiedImageError

from prakerja.identity.photo_rules import MAX_BYTES, FileProblem, Measures

_FORMATS: Final = ("JPEG", "PNG", "WEBP", "AVIF")
_KEPT_PX: Final = 1600
_MEASURED_PX: Final = 1000
_BLOWN_OUT_FROM: Final = 250
#: A JPEG is decoded at a fraction of its size; the other formats must be unpacked whole, three bytes a pixel.
_MAX_PIXELS: Final = {"JPEG": 120_000_000, "MPO": 120_000_000}
_MAX_PIXELS_OTHERWISE: Final = 40_000_000
_LAPLACIAN: Final = ImageFilter.Kernel((3, 3), [0, 1, 0, 1, -4, 1, 0, 1, 0], scale=1, offset=128)
_BOMBS: Final = (Image.DecompressionBombError, Image.DecompressionBombWarning)
#: What other pictures and documents begin with; good for a better message and for nothing else.
_OTHER_FORMATS: Final = (b"GIF8", b"%PDF", b"BM", b"II*\x00", b"MM\x00*", b"<svg", b"<?xml")


class NotAPhoto(Exception):
    """The file cannot be opened as a photo; carries why."""

    def __init__(self, problem: FileProblem) -> None:
        super().__init__(problem)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class MeasuredPhoto:
    """The picture written anew, upright and without EXIF, and what was measured on it."""

    jpeg: bytes
    measures: Measures
    #: SHA-256 of the file as sent: the same file again is not another try.
    fingerprint: bytes


def measure_photo(file: bytes) -> MeasuredPhoto:
    """The photo in this file. Raises NotAPhoto; whatever is inside, no more than the allowed pixels are unpacked."""
    if not file:
        raise NotAPhoto(FileProblem.EMPTY)
    if len(file) > MAX_BYTES:
        raise NotAPhoto(FileProblem.TOO_BIG)
    picture, size = _opened(file)
    measures = _measured(picture, size)
    out = BytesIO()
    picture.save(out, "JPEG", quality=85, optimize=True)
    return MeasuredPhoto(out.getvalue(), measures, hashlib.sha256(file).digest())


def _opened(file: bytes) -> tuple[Image.Image, tuple[int, int]]:
    """The picture, upright, in RGB, at most 1600 px; and the size as sent."""
    try:
        with Image.open(BytesIO(file), formats=_FORMATS) as image:
            size = image.size
            if size[0] * size[1] > _MAX_PIXELS.get(image.format or "", _MAX_PIXELS_OTHERWISE):
                raise NotAPhoto(FileProblem.TOO_MANY_PIXELS)
            image.draft("RGB", (_KEPT_PX, _KEPT_PX))
            upright = ImageOps.exif_transpose(image)
    except UnidentifiedImageError:
        raise NotAPhoto(_what_else(file)) from None
    except _BOMBS:
        raise NotAPhoto(FileProblem.TOO_MANY_PIXELS) from None
    # Pillow's decoders report broken data in all these ways.
    except (OSError, SyntaxError, ValueError, EOFError, IndexError):
        raise NotAPhoto(FileProblem.DAMAGED) from None
    return _on_white(upright), size


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
