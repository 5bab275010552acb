"""Entries read from the log's own site: a witness believes no proof about what it has not seen itself."""

from typing import Final

import httpx

from prakerja_sandbox.certificates import certificates

_AT_ONCE: Final = 1000
_TIMEOUT_S: Final = 8.0


class NoEntries(RuntimeError):
    """The log does not show what it has signed."""


async def entries_of(url: str, begin: int, size: int) -> list[bytes]:
    """Its lines from `begin` on until there are so many in all. Raises NoEntries."""
    found: list[bytes] = []
    async with httpx.AsyncClient(base_url=url, trust_env=False, timeout=_TIMEOUT_S, verify=certificates()) as client:
        while begin + len(found) < size:
            lines = await _lines(client, begin + len(found), size - 1)
            if not lines:
                raise NoEntries(f"it shows {begin + len(found)} entries of {size}")
            found += lines
    return found[: max(0, size - begin)]


async def _lines(client: httpx.AsyncClient, start: int, last: int) -> list[bytes]:
    try:
        asked = {"start": start, "end": min(last, start + _AT_ONCE - 1)}
        answer = (await client.get("/log/entries", params=asked)).raise_for_status()
    except httpx.HTTPError as error:
        raise NoEntries(f"its entries cannot be read: {type(error).__name__}") from error
    return [line for line in answer.content.split(b"\n") if line]
