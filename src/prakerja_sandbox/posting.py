"""A POST to somebody else's server, written out: importing a client library would take a third of the start."""

import asyncio
from collections.abc import Mapping
from typing import Final
from urllib.parse import urlsplit

_JSON: Final = {"Content-Type": "application/json"}


async def status_of_post(url: str, body: bytes, headers: Mapping[str, str] = _JSON) -> int:
    """The status that came back. Raises OSError and ValueError."""
    parts = urlsplit(url)
    reader, writer = await asyncio.open_connection(parts.hostname, parts.port or 80)
    try:
        lines = [f"POST {parts.path} HTTP/1.1", f"Host: {parts.netloc}", "Connection: close"]
        lines += [f"{name}: {value}" for name, value in {**headers, "Content-Length": str(len(body))}.items()]
        writer.write("\r\n".join([*lines, "", ""]).encode() + body)
        status_line = await reader.readline()
    finally:
        writer.close()
    _, status, *_ = status_line.split() or (b"", b"")
    return int(status)
