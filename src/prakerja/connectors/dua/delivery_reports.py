"""What `dua` posts: a list."""

from collections.abc import Iterator
from typing import Final

from prakerja.connectors.delivery_report import DeliveryReport, UnreadableReport, reported_reference

#: The other numbers are not final and tell nothing yet.
_FINAL: Final = {"1": True, "2": False, "6": False}


def read_reports(posted: object) -> Iterator[DeliveryReport | UnreadableReport]:
    """The final reports in what was posted, and what in it is none: one that cannot be read stops no other.

    Raises UnreadableReport where it is no list at all.
    """
    # An empty object tells nothing.
    if not isinstance(posted, list) and posted != {}:
        raise UnreadableReport("not a list")
    for entry in posted:
        try:
            yield from _read(entry)
        except UnreadableReport as unreadable:
            yield unreadable


def _read(entry: object) -> Iterator[DeliveryReport]:
    """None where it is not final. Raises UnreadableReport."""
    match entry:
        case {"MessageId": reference, "Status": said}:
            status = str(said)
        case _:
            raise UnreadableReport("not a report")
    if status in _FINAL:
        yield DeliveryReport("dua", reported_reference(reference), _FINAL[status], f"status {status}")
