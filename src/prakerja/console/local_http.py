"""HTTP to processes that a command has started on this machine."""

from functools import cache

import httpx


@cache
def local_client() -> httpx.Client:
    """One for all calls of this process; each names its own time-out and has a connection of its own.

    Making a client reads the machine's certificates, which takes a processor 60 ms. Whoever looked each tenth of a
    second whether a server is there took half a core from its start, and whoever measured a wait measured that, too.
    """
    return httpx.Client(trust_env=False, limits=httpx.Limits(max_keepalive_connections=0))
