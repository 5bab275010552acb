"""The calls of `prakerja bench statements`: a program of the institution reads all lines of a month over v2."""

import hashlib
import hmac
import json
import secrets
import time
from collections.abc import Iterator
from http.client import HTTPConnection
from typing import Any, Final
from urllib.parse import quote

import click

_PATH: Final = "/api/v2/statement/lines"
#: As many as one call gives.
AT_ONCE: Final = 10_000
_OK: Final = 200


def read_lines(port: int, *, client_code: str, sign_key: str, month: str) -> Iterator[dict[str, Any]]:
    """All pieces of the round, one after the other over one connection, each signed with a nonce of its own.

    Raises click.ClickException for any other answer.
    """
    connection, cursor = HTTPConnection("127.0.0.1", port, timeout=60), ""
    while True:
        query = f"month={month}&limit={AT_ONCE}" + (f"&cursor={quote(cursor)}" if cursor else "")
        connection.request("GET", f"{_PATH}?{query}", headers=_signed(client_code, sign_key, query))
        answer = connection.getresponse()
        said = answer.read()
        if answer.status != _OK:
            raise click.ClickException(f"{answer.status}: {said[:200]!r}")
        told = json.loads(said)
        yield from told["items"]
        cursor = told["next_cursor"]
        if cursor is None:
            return


def _signed(client_code: str, sign_key: str, query: str) -> dict[str, str]:
    timestamp, nonce = str(int(time.time())), secrets.token_hex(16)
    pairs = "&".join(sorted(query.split("&")))
    text = ("PRAKERJA-V2", "GET", _PATH, pairs, timestamp, nonce, client_code, "", hashlib.sha256().hexdigest())
    return {
        "Prakerja-Client": client_code,
        "Prakerja-Timestamp": timestamp,
        "Prakerja-Nonce": nonce,
        "Prakerja-Signature": hmac.new(sign_key.encode(), "\n".join(text).encode(), "sha256").hexdigest(),
    }
