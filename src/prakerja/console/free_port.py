"""A port for a server of our own that is begun in a moment: nobody listens on it, and nobody is given it meanwhile."""

import os
import socket
from contextlib import closing, suppress
from pathlib import Path
from typing import Final

import click

#: From here up to where the kernel begins: it gives a port of its own range to any connection at any moment.
_FIRST: Final = 20_000
_KERNEL_FROM: Final = Path("/proc/sys/net/ipv4/ip_local_port_range")
_KERNEL_FROM_ELSEWHERE: Final = 32_768
_BLOCK: Final = 100

#: Of each block its last port is held while this process lives: other processes that look for ports pass it by.
_held: list[socket.socket] = []
_ours: set[int] = set()


def free_port(*, beside: tuple[int, ...] = ()) -> int:
    """One that this process is given once; `beside`: those so many above it are free, too."""
    while True:
        for port in sorted(_ours):
            wanted = {port, *(port + step for step in beside)}
            if wanted <= _ours and all(map(_is_free, wanted)):
                _ours.difference_update(wanted)
                return port
        _take_block()


def _take_block() -> None:
    """A hundred ports more are ours."""
    firsts = range(_FIRST, _kernel_from() - _BLOCK, _BLOCK)
    begin = os.getpid() % len(firsts)
    for first in (*firsts[begin:], *firsts[:begin]):
        last = first + _BLOCK - 1
        if (holder := _bound(last)) is not None:
            _held.append(holder)
            _ours.update(range(first, last))
            return
    raise click.ClickException("No port is free")


def _kernel_from() -> int:
    with suppress(OSError):
        return max(int(_KERNEL_FROM.read_text().split()[0]), _FIRST + 2 * _BLOCK)
    return _KERNEL_FROM_ELSEWHERE


def _is_free(port: int) -> bool:
    bound = _bound(port)
    if bound is None:
        return False
    with closing(bound):
        return True


def _bound(port: int) -> socket.socket | None:
    probe = socket.socket()
    try:
        probe.bind(("127.0.0.1", port))
    except OSError:
        probe.close()
        return None
    return probe
