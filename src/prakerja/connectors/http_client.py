"""The one HTTP client of this process for the world outside."""

from functools import cache

import httpx


@cache
def http_client() -> httpx.Client:
    """Shared by all threads; each call names its own time-out.

    Making a client reads the certificate store: 170 ms each on a busy machine. With one for each message,
    two thirds of a mass mailing's time went there (150 SMS in 37 s, November 2026).
    """
    return httpx.Client()
