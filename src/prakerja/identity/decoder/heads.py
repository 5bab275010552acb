"""What a file says of its picture before anything is unpacked, read by ourselves: its size, and what it will take."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from prakerja.identity.decoder.answers import FileProblem, NotAPhoto
from prakerja.identity.decoder.orientation import orientation_of

_BLOCK_BYTES: Final = 128
_SCAN: Final = 0xDA
_EXIF: Final = 0xE1
#: Sequential, extended and progressive; the rest of the standard no camera writes (lossless, arithmetic, hierarchic).
_FRAMES: Final = {0xC0: False, 0xC1: False, 0xC2: True}
_OTHER_FRAMES: Final = {0xC3, 0xC5, 0xC6, 0xC7, 0xC9, 0xCA, 0xCB, 0xCD, 0xCE, 0xCF}
#: Markers that stand alone, without a length.
_ALONE: Final = {0x01, *range(0xD0, 0xD9)}
#: What cameras and programs add; of it, the picture needs only what says how its colours are meant.
_ADDED: Final = {*range(0xE0, 0xF0), 0xFE}
_OF_COLOURS: Final = {0xE0: b"JFIF\0", 0xEE: b"Adobe"}


@dataclass(frozen=True, slots=True)
class JpegHead:
    """A JPEG without what was added to it, and what its head says."""

    bare: bytes
    size: tuple[int, int]
    orientation: int
    #: The bytes in which a decoder must keep all coefficients at once: those of a picture in several scans, else none.
    kept_coefficients: int


def read_jpeg(file: bytes) -> JpegHead:
    """Raises NotAPhoto where the head is cut, or of a kind that no camera writes."""
    kept, frame, exif = [b"\xff\xd8"], b"", b""
    is_progressive = False
    segments = list(_segments(file))
    _scan, scan, scan_at = segments.pop()
    for marker, segment in ((marker, segment) for marker, segment, _at in segments):
        if marker in _FRAMES:
            frame, is_progressive = segment, _FRAMES[marker]
        if marker == _EXIF and segment[2:8] == b"Exif\0\0":
            exif = exif or segment[2:]
        if _is_of_the_picture(marker, segment):
            kept.append(b"\xff%c%b" % (marker, segment))
    size, coefficients = _frame_of(frame)
    is_in_parts = is_progressive or scan[2:3] != frame[7:8]
    bare = b"".join((*kept, b"\xff\xda", memoryview(file)[scan_at:]))
    return JpegHead(bare, size, orientation_of(exif), coefficients if is_in_parts else 0)


def _segments(file: bytes) -> Iterator[tuple[int, bytes, int]]:
    """Marker, what belongs to it, and where that begins; the last one is the first scan's."""
    marker, at = 0, 2
    while marker != _SCAN:
        marker, at = _next_marker(file, at)
        if marker in _ALONE:
            continue
        segment = file[at : at + int.from_bytes(file[at : at + 2])]
        if marker in _OTHER_FRAMES:
            raise NotAPhoto(FileProblem.OTHER_FORMAT)
        if len(segment) < 2:
            raise NotAPhoto(FileProblem.DAMAGED)
        yield marker, segment, at
        at += len(segment)


def _is_of_the_picture(marker: int, segment: bytes) -> bool:
    if marker in _OF_COLOURS:
        return segment[2:].startswith(_OF_COLOURS[marker])
    return marker not in _ADDED


def _next_marker(file: bytes, at: int) -> tuple[int, int]:
    """The next marker, and where what belongs to it begins."""
    at = file.find(b"\xff", at)
    while at >= 0 and file[at + 1 : at + 2] in (b"\xff", b"\0"):
        at = file.find(b"\xff", at + 1)
    marker = file[at + 1 : at + 2] if at >= 0 else b""
    if marker in (b"", b"\xd9"):
        raise NotAPhoto(FileProblem.DAMAGED)
    return marker[0], at + 2


def _frame_of(frame: bytes) -> tuple[tuple[int, int], int]:
    """Width and height, and what all of its coefficients take."""
    height, width, parts = int.from_bytes(frame[3:5]), int.from_bytes(frame[5:7]), frame[8:]
    samplings = [(parts[n + 1] >> 4, parts[n + 1] & 15) for n in range(0, len(parts) - 2, 3)]
    if not (width and height and samplings and all(across and down for across, down in samplings)):
        raise NotAPhoto(FileProblem.DAMAGED)
    most_across, most_down = max(a for a, _ in samplings), max(d for _, d in samplings)
    units = -(-width // (8 * most_across)) * -(-height // (8 * most_down))
    return (width, height), units * sum(across * down for across, down in samplings) * _BLOCK_BYTES


def size_of_webp(file: bytes) -> tuple[int, int]:
    """The canvas: decoding takes room for it as soon as the file is opened. (0, 0): it does not say."""
    kind, bits = file[12:16], int.from_bytes(file[21:25], "little")
    if kind == b"VP8X":
        return 1 + int.from_bytes(file[24:27], "little"), 1 + int.from_bytes(file[27:30], "little")
    if kind == b"VP8L":
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if kind == b"VP8 ":
        return int.from_bytes(file[26:28], "little") & 0x3FFF, int.from_bytes(file[28:30], "little") & 0x3FFF
    return 0, 0
