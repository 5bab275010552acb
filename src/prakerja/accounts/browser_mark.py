"""By what a browser is known again in which somebody signed up. Pure."""

import hashlib
import secrets
from typing import Final
from uuid import UUID

_SECRET_BYTES: Final = 16


def new_browser() -> str:
    """What the browser keeps, and nobody else."""
    return secrets.token_hex(_SECRET_BYTES)


def browser_mark(browser: str) -> UUID:
    """Who reads the table cannot pass for the browser."""
    return UUID(bytes=hashlib.sha256(browser.encode()).digest()[:16])
