"""The certificates that this machine trusts."""

import ssl
from functools import cache

import httpx


@cache
def certificates() -> ssl.SSLContext:
    """Read once: it takes a processor 60 ms, and five witnesses ask anew for each checkpoint."""
    return httpx.create_ssl_context(trust_env=False)
