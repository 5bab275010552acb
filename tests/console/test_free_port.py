"""Ports for servers of our own: outside the kernel's range, never given twice, with their neighbours."""

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from prakerja.console import free_port as ports
from prakerja.console.free_port import free_port

_KERNELS = Path("/proc/sys/net/ipv4/ip_local_port_range")


@pytest.mark.skipif(not _KERNELS.exists(), reason="only Linux tells its range there")
def test_the_kernel_gives_none_of_them_to_a_connection() -> None:
    lowest, highest = map(int, _KERNELS.read_text().split())
    assert all(not lowest <= free_port() <= highest for _ in range(3))


def test_none_is_given_twice_whatever_was_begun_on_it() -> None:
    given = [free_port(), free_port(beside=(10, 25)), free_port()]
    taken = {given[0], given[1], given[1] + 10, given[1] + 25, given[2]}
    assert len(taken) == 5
    assert taken.isdisjoint(free_port() for _ in range(150))


def test_one_that_somebody_listens_on_is_passed_by(monkeypatch: pytest.MonkeyPatch) -> None:
    first = free_port(beside=(1, 2))
    monkeypatch.setattr(ports, "_ours", {first, first + 1, first + 2})
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", first + 1))
        taken.listen()
        assert [free_port(), free_port()] == [first, first + 2]


def test_two_processes_never_look_in_the_same_block() -> None:
    """As when both have an id that begins at the same place."""
    ours = free_port()
    looks = "import os, sys; os.getpid = lambda: int(sys.argv[1])\n"
    looks += "from prakerja.console.free_port import free_port; print(free_port())"
    block = (ours - ports._FIRST) // ports._BLOCK
    said = subprocess.run([sys.executable, "-c", looks, str(block)], capture_output=True, text=True, check=True)
    assert abs(int(said.stdout) // ports._BLOCK - ours // ports._BLOCK) >= 1
