"""Which way up a camera was held: all that is read from a photo's EXIF. Whatever is odd there means upright."""

from typing import Final, Literal

_UPRIGHT: Final = 1
_TAG: Final = 0x0112
_ENTRY_BYTES: Final = 12
#: The types that the tag is written in: byte, short, long; and how many bytes one takes.
_TAKES: Final = {1: 1, 3: 2, 4: 4}
_ORDERS: Final[dict[bytes, Literal["little", "big"]]] = {b"II*\0": "little", b"MM\0*": "big"}


def orientation_of(exif: bytes) -> int:
    """1 to 8, as EXIF numbers them. No bytes raise anything: slices end where the file does."""
    tiff = exif.removeprefix(b"Exif\0\0")
    order = _ORDERS.get(tiff[:4])
    if order is None:
        return _UPRIGHT
    start = int.from_bytes(tiff[4:8], order)
    entries = int.from_bytes(tiff[start : start + 2], order)
    for at in range(start + 2, min(start + 2 + entries * _ENTRY_BYTES, len(tiff)), _ENTRY_BYTES):
        entry = tiff[at : at + _ENTRY_BYTES]
        if int.from_bytes(entry[:2], order) == _TAG:
            value = int.from_bytes(entry[8 : 8 + _TAKES.get(int.from_bytes(entry[2:4], order), 0)], order)
            return value if 1 <= value <= 8 else _UPRIGHT
    return _UPRIGHT
