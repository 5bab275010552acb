"""One POST to a partner's server, and the status of what it answers; of the rest nothing is read."""

import socket
import ssl
from collections.abc import Mapping
from typing import Final

import h11

from prakerja.connectors.webhooks.failures import Cause, NotDelivered
from prakerja.connectors.webhooks.rules import AddressRefused, Target, target_of
from prakerja.connectors.webhooks.way import Deadline, Way, connected
from prakerja.kit.unit_of_work import require_no_unit_of_work

#: As much as the head of an answer, with whatever precedes it, may have.
_MOST_BYTES: Final = 32_768
_AT_ONCE: Final = 4_096
_DEFAULT_PORTS: Final = frozenset({80, 443})


def post_webhook(
    address: str, *, headers: Mapping[str, str], body: bytes, within_s: float, way: Way, sandbox: str
) -> int:
    """The status of the answer, whatever it is. Raises NotDelivered.

    Redirects are answers like others, and not followed. The body of the answer is never read: however much there is of
    it, the connection ends before. `sandbox`: as `target_of` takes it.
    """
    require_no_unit_of_work()
    try:
        target = target_of(address, sandbox=sandbox)
    except AddressRefused:
        raise NotDelivered(Cause.ADDRESS) from None
    deadline = Deadline(within_s)
    with connected(target, way, deadline) as line:
        try:
            return _ask(line, _request(target, headers, body), body, deadline)
        except TimeoutError:
            raise NotDelivered(Cause.TIMED_OUT) from None
        # Also a certificate that the other side refuses only now (TLS 1.3), and a connection that it ends.
        except (h11.RemoteProtocolError, ssl.SSLError, OSError):
            raise NotDelivered(Cause.GARBAGE) from None


def _request(target: Target, headers: Mapping[str, str], body: bytes) -> h11.Request:
    host = target.host if target.port in _DEFAULT_PORTS else f"{target.host}:{target.port}"
    own = {"Host": host, "Content-Length": str(len(body)), "Connection": "close"}
    return h11.Request(method="POST", target=target.path, headers=list((own | dict(headers)).items()))


def _ask(line: socket.socket, request: h11.Request, body: bytes, deadline: Deadline) -> int:
    http = h11.Connection(h11.CLIENT, max_incomplete_event_size=_MOST_BYTES)
    sent = [http.send(request), http.send(h11.Data(data=body)), http.send(h11.EndOfMessage())]
    line.settimeout(deadline.left())
    line.sendall(b"".join(one for one in sent if one))
    read = 0
    while read <= _MOST_BYTES:
        event = http.next_event()
        if isinstance(event, h11.Response):
            return event.status_code
        if event is h11.NEED_DATA:
            line.settimeout(deadline.left())
            came = line.recv(_AT_ONCE)
            read += len(came)
            http.receive_data(came)
    raise NotDelivered(Cause.GARBAGE)
