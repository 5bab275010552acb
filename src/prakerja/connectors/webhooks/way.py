"""How a target is reached: its name resolved once, each address looked at, and the very one connected to."""

import socket
import ssl
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from prakerja.connectors.webhooks.failures import Cause, NotDelivered
from prakerja.connectors.webhooks.resolve import resolve
from prakerja.connectors.webhooks.rules import Address, Target, is_outside

#: Of the whole time; the next address of the name may answer.
_CONNECTS_WITHIN_S: Final = 3.0


class Deadline:
    """One for everything: a peer that sends a byte a second does not begin it anew."""

    def __init__(self, within_s: float) -> None:
        self._at = time.monotonic() + within_s

    def left(self) -> float:
        """Seconds. Raises NotDelivered."""
        left = self._at - time.monotonic()
        if left <= 0:
            raise NotDelivered(Cause.TIMED_OUT)
        return left


@dataclass(frozen=True)
class Way:
    """`connect`: to an address and a port, within so many seconds."""

    resolve: Callable[[str, float], Sequence[Address]]
    connect: Callable[[tuple[str, int], float], socket.socket]
    tls: ssl.SSLContext


@cache
def internet() -> Way:
    """As this machine reaches it; proxies that its environment names are asked nothing."""
    return Way(resolve, socket.create_connection, ssl.create_default_context())


def connected(target: Target, way: Way, deadline: Deadline) -> socket.socket:
    """To the target, and to nobody else; over TLS it has shown its name. Raises NotDelivered."""
    if target.is_sandbox:
        return _connect([target.host], target.port, way, deadline)
    plain = _connect(_checked(target.host, way, deadline), target.port, way, deadline)
    try:
        plain.settimeout(deadline.left())
        return way.tls.wrap_socket(plain, server_hostname=target.host)
    except TimeoutError:
        plain.close()
        raise NotDelivered(Cause.TIMED_OUT) from None
    except OSError:
        plain.close()
        raise NotDelivered(Cause.CERTIFICATE) from None


def _checked(host: str, way: Way, deadline: Deadline) -> list[str]:
    """A name that also leads inside is of nobody to whom we post. Asked once: what it answers later changes nothing."""
    found = way.resolve(host, deadline.left())
    if not found:
        raise NotDelivered(Cause.NAME)
    if not all(map(is_outside, found)):
        raise NotDelivered(Cause.INSIDE)
    return [str(one) for one in found]


def _connect(addresses: Sequence[str], port: int, way: Way, deadline: Deadline) -> socket.socket:
    cause = Cause.NOT_CONNECTED
    for address in addresses:
        try:
            return way.connect((address, port), min(_CONNECTS_WITHIN_S, deadline.left()))
        except TimeoutError:
            cause = Cause.TIMED_OUT
        except OSError:
            cause = Cause.NOT_CONNECTED
    raise NotDelivered(cause)
