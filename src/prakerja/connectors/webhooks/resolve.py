"""The addresses of a name, in a time that whoever keeps the name cannot stretch."""

import socket
from ipaddress import ip_address
from queue import Empty, Queue
from threading import Thread

from prakerja.connectors.webhooks.failures import Cause, NotDelivered
from prakerja.connectors.webhooks.rules import Address

type _Answer = list[Address] | OSError | UnicodeError


def resolve(host: str, within_s: float) -> list[Address]:
    """All of them, in the order of this machine. Raises NotDelivered.

    The system's resolver knows no time-out of ours, so it is asked in a thread that is left to itself where it hangs;
    it gives up by its own (resolv.conf), and a partner whose name hangs is not asked again at once.
    """
    answers: Queue[_Answer] = Queue(maxsize=1)
    Thread(target=_ask, args=(host, answers), daemon=True).start()
    try:
        answer = answers.get(timeout=within_s)
    except Empty:
        raise NotDelivered(Cause.TIMED_OUT) from None
    if isinstance(answer, Exception):
        raise NotDelivered(Cause.NAME) from None
    return answer


def _ask(host: str, answers: "Queue[_Answer]") -> None:
    try:
        # With the dot: never a name of this house that begins alike.
        found = socket.getaddrinfo(f"{host}.", None, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
        answers.put([ip_address(place[0]) for *_, place in found])
    except (OSError, UnicodeError) as error:
        answers.put(error)
