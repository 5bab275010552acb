"""What a gateway posts about an SMS that it took, whichever gateway it is."""

from dataclasses import dataclass

from prakerja.kit.refused import Refused


@dataclass(frozen=True)
class DeliveryReport:
    """Its final word on one SMS."""

    gateway: str
    reference: str
    #: True: on the handset. False: it never will be.
    delivered: bool
    code: str


class UnreadableReport(Refused):
    """The posted text is not a delivery report of this gateway."""


def reported_reference(value: object) -> str:
    """Raises UnreadableReport."""
    # A NUL or half a character would be refused by the database, which is no fault of ours to alert somebody about.
    if not isinstance(value, str | int) or not str(value).isprintable() or not str(value):
        raise UnreadableReport("not a reference")
    return str(value)[:80]
