"""A public log read over HTTP, so much at a time: a site that lies may also never stop talking."""

import base64
import binascii
import json
from collections.abc import Iterator
from typing import Final, Self

import httpx

from prakerja.publog.merkle import Hash
from prakerja.publog.signed_note import LONGEST_NOTE

_TIMEOUT_S: Final = 20
_AT_ONCE: Final = 1_000
#: Far more than a thousand entries of a few hundred bytes.
_MOST_BYTES: Final = 20_000_000


class NoAnswer(Exception):
    """The site answered something that no log answers."""


class LogOverHttp:
    def __init__(self, url: str) -> None:
        self._client = httpx.Client(base_url=f"{url.rstrip('/')}/log/", timeout=_TIMEOUT_S, follow_redirects=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._client.close()

    def key(self) -> str:
        return self._text("key")

    def checkpoint(self) -> str:
        return self._text("checkpoint")

    def lines(self, start: int, end: int) -> Iterator[bytes]:
        """A site may give fewer at once than it was asked for, and never none."""
        while start <= end:
            answer = self._get("entries", start=start, end=min(end, start + _AT_ONCE - 1))
            lines = [line for line in answer.split(b"\n") if line]
            if not lines:
                return
            yield from lines[: end - start + 1]
            start += len(lines)

    def inclusion(self, index: int, size: int) -> list[Hash]:
        answer = self._get("inclusion", index=index, size=size)
        try:
            return [base64.b64decode(whole, validate=True) for whole in json.loads(answer)["path"]]
        except (ValueError, KeyError, TypeError, RecursionError, binascii.Error):
            raise NoAnswer("its proof cannot be read") from None

    def _text(self, name: str) -> str:
        answer = self._get(name)
        if len(answer) > LONGEST_NOTE:
            raise NoAnswer(f"its {name} is too long")
        return answer.decode(errors="replace")

    def _get(self, name: str, **query: int) -> bytes:
        with self._client.stream("GET", name, params=query) as answer:
            if answer.status_code != httpx.codes.OK:
                raise NoAnswer(f"{name} is answered with status {answer.status_code}")
            whole = bytearray()
            for piece in answer.iter_bytes():
                whole += piece
                if len(whole) > _MOST_BYTES:
                    raise NoAnswer(f"{name} does not end")
            return bytes(whole)
