"""What is refused about webhooks, each told to the partner who asked."""

from prakerja.connectors.webhooks.rules import AddressFault
from prakerja.kit.refused import Refused


class WebhookAddressRefused(Refused):
    """Nothing is posted to such an address; `fault` says why."""

    def __init__(self, fault: AddressFault) -> None:
        self.fault = fault
        super().__init__(fault.value)


class KindsUnknown(Refused):
    """None is asked for, or some that there are not; `unknown` names those."""

    def __init__(self, unknown: list[str]) -> None:
        self.unknown = unknown
        super().__init__(f"unknown: {unknown}")


class NoWebhook(Refused):
    """This partner has none, or it was stopped: it is set (anew) first."""


class NoEvent(Refused):
    """This partner has no such event any more."""
