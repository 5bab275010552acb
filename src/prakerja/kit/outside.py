"""The one HTTP client of this process for the world outside."""

from functools import cache

import httpx


@cache
def http_client() -> httpx.Client:
    """Shared by all threads; each call names its own time-out.

    Making a client reads the certificate store: 25 ms of a free core, 170 ms of a busy one. With one for each message,
    two thirds of a mass mailing's time went there (150 SMS in 37 s, November 2026).
    """
    return httpx.Client()
