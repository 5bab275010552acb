"""What a page answers, handed to granian in one go: whoever reads slowly holds a connection and no place at work."""

import io
import os
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryFile
from types import TracebackType
from typing import IO, Final, cast
from wsgiref.types import WSGIApplication, WSGIEnvironment

import structlog

from prakerja.front.exchange import Exchange, Headers

type Failure = tuple[type[BaseException], BaseException, TracebackType] | tuple[None, None, None]

_logger = structlog.get_logger()

#: A file of up to so many bytes is read at once: style sheets and photos. A larger one granian reads from the disk, no
#: faster than it is taken off.
_SMALL: Final = 262_144


class Start:
    """`start_response`: keeps what it is called with."""

    status = 500
    headers: Headers

    def __init__(self) -> None:
        self.headers = []

    def __call__(self, status: str, headers: Headers, _failure: Failure | None = None, /) -> Callable[[bytes], object]:
        self.status = int(status[:3])
        self.headers = headers
        return _write_nothing


def _write_nothing(_piece: bytes) -> None:
    """Of old applications; Django never writes so."""


class SentFile:
    """`wsgi.file_wrapper`: a file that is the answer."""

    def __init__(self, file: IO[bytes], _block_size: int = 0) -> None:
        self.file = file

    def __iter__(self) -> "SentFile":
        return self

    def __next__(self) -> bytes:
        if piece := self.file.read(65_536):
            return piece
        raise StopIteration

    def close(self) -> None:
        self.file.close()


def answer(wsgi: WSGIApplication, environ: WSGIEnvironment, exchange: Exchange) -> IO[bytes] | None:
    """The page is called and what it says is sent. Never raises.

    The file that it gives back stays open until granian has opened it, too.
    """
    start = Start()
    try:
        result = wsgi(environ, start)
        try:
            return _send(result, start, exchange)
        finally:
            if hasattr(result, "close"):
                result.close()
    # What is written in another language panics past all exceptions; it must not take the place with it.
    except BaseException:
        _logger.exception("answer_broken")
        exchange.response_empty(500, [])
        return None


def _send(result: Iterable[bytes], start: Start, exchange: Exchange) -> IO[bytes] | None:
    if isinstance(result, SentFile):
        return _send_file(result, start, exchange)
    if getattr(result, "streaming", False):
        return _send_copy(result, start, exchange)
    exchange.response_bytes(start.status, start.headers, b"".join(result))
    return None


def _send_file(result: SentFile, start: Start, exchange: Exchange) -> IO[bytes] | None:
    path = _path_of(result.file)
    if path is None:
        return _send_copy(result, start, exchange)
    if path.stat().st_size <= _SMALL:
        exchange.response_bytes(start.status, start.headers, b"".join(result))
    else:
        exchange.response_file(start.status, start.headers, str(path))
    return None


def _path_of(file: IO[bytes]) -> Path | None:
    """Where exactly this file, from its beginning, can be read by its name."""
    try:
        path = Path(cast("str", file.name))
        is_it = file.tell() == 0 and os.path.samestat(path.stat(), os.fstat(file.fileno()))
    except (AttributeError, TypeError, ValueError, OSError, io.UnsupportedOperation):
        return None
    return path.resolve() if is_it else None


def _send_copy(result: Iterable[bytes], start: Start, exchange: Exchange) -> IO[bytes]:
    """Granian would hold in memory whatever is not taken off; a copy on the disk waits there.

    It has no name, so that it is gone with its last reader, and with the process, in whatever way that ends.
    """
    with ExitStack() as opened:
        copy = opened.enter_context(TemporaryFile())
        for piece in result:
            copy.write(piece)
        copy.seek(0)
        opened.pop_all()
    exchange.response_file(start.status, start.headers, f"/dev/fd/{copy.fileno()}")
    return copy
