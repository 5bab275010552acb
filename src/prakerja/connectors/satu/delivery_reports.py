"""What `satu` posts: one object."""

from collections.abc import Iterator
from typing import Final

from prakerja.connectors.delivery_report import DeliveryReport, UnreadableReport, reported_reference

#: `sent` and the like are not final and tell nothing yet.
_FINAL: Final = {"delivered": True, "undelivered": False, "expired": False, "rejected": False}


def read_reports(posted: object) -> Iterator[DeliveryReport]:
    """The final reports in what was posted. Raises UnreadableReport."""
    match posted:
        case {"message_id": reference, "status": said}:
            status = str(said).lower()
        case _:
            raise UnreadableReport("not a report")
    if status in _FINAL:
        yield DeliveryReport("satu", reported_reference(reference), _FINAL[status], status)
