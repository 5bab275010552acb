"""One request and its answer, as granian holds them (RSGI)."""

from collections.abc import AsyncIterator, Awaitable
from typing import Protocol

type Headers = list[tuple[str, str]]


class Exchange(Protocol):
    """Called or walked through once, it gives the body; answered once, from any thread."""

    def __call__(self) -> Awaitable[bytes]: ...

    def __aiter__(self) -> AsyncIterator[bytes]: ...

    def response_empty(self, status: int, headers: Headers, /) -> None: ...

    def response_bytes(self, status: int, headers: Headers, body: bytes, /) -> None: ...

    def response_file(self, status: int, headers: Headers, file: str, /) -> None: ...
