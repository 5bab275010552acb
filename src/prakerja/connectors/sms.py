"""The SMS gateways side by side: where one is in trouble, the other takes over at once."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from prakerja.connectors.breaker import breaker
from prakerja.connectors.delivery_report import DeliveryReport, UnreadableReport
from prakerja.connectors.dua import delivery_reports as reports_of_dua
from prakerja.connectors.dua import send as sending_by_dua
from prakerja.connectors.failures import NotAccepted
from prakerja.connectors.satu import delivery_reports as reports_of_satu
from prakerja.connectors.satu import send as sending_by_satu
from prakerja.kit.retries import TryAgain


@dataclass(frozen=True)
class Gateway:
    send: Callable[..., str]
    #: What in a post is no report stands among them as the reason why (dua posts many at once).
    read_reports: Callable[[object], Iterable[DeliveryReport | UnreadableReport]]


GATEWAYS: Final = {
    "satu": Gateway(sending_by_satu.send, reports_of_satu.read_reports),
    "dua": Gateway(sending_by_dua.send, reports_of_dua.read_reports),
}


@dataclass(frozen=True)
class Handover:
    gateway: str
    reference: str


def send_sms(*, message_id: str, number: str, text: str, first: str) -> Handover:
    """One of the gateways took it: `first`, or another one when that fails.

    Raises NotAccepted when every one of them refuses this recipient for good, TryAgain when none took it.
    """
    refusals = []
    for name in sorted(GATEWAYS, key=lambda name: name != (first or next(iter(GATEWAYS)))):
        try:
            with breaker(name):
                reference = GATEWAYS[name].send(message_id=message_id, number=number, text=text)
        except NotAccepted as refused:
            refusals.append(f"{name} {refused}")
        except TryAgain:
            continue
        else:
            return Handover(name, reference)
    if len(refusals) == len(GATEWAYS):
        raise NotAccepted(", ".join(refusals))
    raise TryAgain("no SMS gateway took the message")
