"""A public log read over HTTP, so much at a time and so long: a site that lies may also never stop talking."""

import asyncio
import base64
import json
import time
from collections.abc import Iterator
from typing import Final, Self

import httpx
from pydantic import Base64Bytes, BaseModel, ValidationError

from prakerja.publog.merkle import Hash
from prakerja.publog.signed_note import LONGEST_NOTE, NotAKeyText, NoteKey

_TIMEOUT_S: Final = 20
#: One look, whatever it reads. Whoever lets a site trickle for ever is never told that it does not hold.
_LONGEST_S: Final = 3600
_AT_ONCE: Final = 1_000
#: Far more than a thousand entries of a few hundred bytes.
_MOST_BYTES: Final = 20_000_000


class NoAnswer(Exception):
    """The site answered something that no log answers, or nothing."""


class Stamp(BaseModel, frozen=True):
    """A time stamp as the site hands it out: the note that was stamped, and what the authority wrote."""

    note: str
    reply: Base64Bytes


class LogOverHttp:
    """Every question raises NoAnswer; the first one after `longest_s` have passed, too."""

    def __init__(self, url: str, *, longest_s: float = _LONGEST_S) -> None:
        self._address = f"{url.rstrip('/')}/log/"
        #: The checkpoint that it showed.
        self.note = ""
        self._until = time.monotonic() + longest_s
        # A sync client bounds each reading from the socket, and no answer as a whole.
        self._runner = asyncio.Runner()
        self._client = httpx.AsyncClient(timeout=_TIMEOUT_S)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        self._runner.run(self._client.aclose())
        self._runner.close()

    def key(self) -> NoteKey:
        """The one that the site says is its log's."""
        try:
            return NoteKey.read(self._text("key"))
        except NotAKeyText as error:
            raise NoAnswer(str(error)) from None

    def checkpoint(self) -> str:
        self.note = self._text("checkpoint")
        return self.note

    def lines(self, start: int, end: int) -> Iterator[bytes]:
        """A site may give fewer at once than it was asked for, and never none."""
        while start <= end:
            answer = self._get("entries", start=start, end=min(end, start + _AT_ONCE - 1))
            lines = [line for line in answer.split(b"\n") if line]
            if not lines:
                return
            yield from lines[: end - start + 1]
            start += len(lines)

    def give(self, note: str) -> int:
        """A cosigned checkpoint is handed in. The status by which the site answers."""
        try:
            return self._runner.run(self._post("cosignatures", note.encode()))
        except TimeoutError:
            raise NoAnswer("cosignatures does not end") from None
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise NoAnswer(str(error) or type(error).__name__) from None

    def inclusion(self, index: int, size: int) -> list[Hash]:
        answer = self._get("inclusion", index=index, size=size)
        try:
            return [base64.b64decode(whole, validate=True) for whole in json.loads(answer)["path"]]
        except (ValueError, KeyError, TypeError, RecursionError):
            raise NoAnswer("its proof cannot be read") from None

    def newest_stamp(self, size: int) -> Stamp | None:
        """Of the checkpoints over at most so many entries. None: none has one."""
        lines = self._get("stamps", start=0, end=size).split(b"\n")
        try:
            return Stamp.model_validate_json(lines[0]) if lines[0] else None
        except ValidationError:
            raise NoAnswer("its time stamp cannot be read") from None

    def _text(self, name: str) -> str:
        answer = self._get(name)
        if len(answer) > LONGEST_NOTE:
            raise NoAnswer(f"its {name} is too long")
        return answer.decode(errors="replace")

    def _get(self, name: str, **query: int) -> bytes:
        try:
            return self._runner.run(self._fetch(name, query))
        except TimeoutError:
            raise NoAnswer(f"{name} does not end") from None
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise NoAnswer(str(error) or type(error).__name__) from None

    async def _post(self, name: str, content: bytes) -> int:
        async with (
            asyncio.timeout(_TIMEOUT_S),
            self._client.stream("POST", self._address + name, content=content) as answer,
        ):
            return answer.status_code

    async def _fetch(self, name: str, query: dict[str, int]) -> bytes:
        whole = bytearray()
        async with (
            asyncio.timeout(self._until - time.monotonic()),
            self._client.stream("GET", self._address + name, params=query) as answer,
        ):
            if answer.has_redirect_location:
                # Whoever watches one site is not sent to ask another, nor to ask the machines beside their own.
                raise NoAnswer(f"{name} sends on to {answer.headers['location']!r}; if that is the site, ask there")
            if answer.status_code != httpx.codes.OK:
                raise NoAnswer(f"{name} is answered with status {answer.status_code}")
            async for piece in answer.aiter_bytes():
                whole += piece
                if len(whole) > _MOST_BYTES:
                    raise NoAnswer(f"{name} does not end")
        return bytes(whole)
