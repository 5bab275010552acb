"""The body of a request, taken in while nobody waits for it: whoever sends slowly holds a connection and nothing else.

Bounded: in memory by `_AT_A_TIME`, on the disk by what its page takes, in time by the least that a phone manages.
"""

import asyncio
import io
from collections.abc import AsyncIterator, Callable
from contextlib import ExitStack
from http import HTTPStatus
from tempfile import TemporaryFile
from typing import IO, Final

from prakerja.front.exchange import Exchange
from prakerja.front.refused import Refused
from prakerja.front.shelf import Place

#: Up to here a body is a form, and comes in one piece.
_FORM: Final = 65_536
#: So much of a longer one is held before it goes to the disk.
_AT_A_TIME: Final = 262_144
#: Nobody types while a form is sent: a minute is a network that is gone.
_SILENCE_S: Final = 20.0
_GRACE_S: Final = 30.0
#: The slowest network on which a photo still goes through; half of what GPRS carries.
_LEAST_BYTES_A_SECOND: Final = 2_000


async def receive(exchange: Exchange, length: int, *, most: Callable[[], int], place: Place) -> IO[bytes]:
    """All of it; nothing of one that is longer than a form and than `most()`, which the pages then refuse as not whole.

    Raises Refused: it came too slowly, the connection was cut, or others send so much that the disk has no room.
    """
    if length == 0:
        return io.BytesIO()
    try:
        async with asyncio.timeout(_GRACE_S + length / _LEAST_BYTES_A_SECOND):
            return await (
                _form(exchange) if length <= _FORM else _file(exchange, length, place if length <= most() else None)
            )
    except TimeoutError:
        raise Refused(HTTPStatus.REQUEST_TIMEOUT) from None


async def _form(exchange: Exchange) -> IO[bytes]:
    try:
        return io.BytesIO(await exchange())
    except RuntimeError as cut:
        raise Refused(HTTPStatus.BAD_REQUEST) from cut


async def _file(exchange: Exchange, length: int, place: Place | None) -> IO[bytes]:
    """Without a place nothing of it is kept."""
    with ExitStack() as opened:
        file = opened.enter_context(TemporaryFile())
        async for piece in _pieces(exchange, length):
            if place is not None:
                place.put(len(piece))
                await asyncio.to_thread(file.write, piece)
        file.seek(0)
        # It is whole; whoever answers closes it.
        opened.pop_all()
    return file


async def _pieces(exchange: Exchange, length: int) -> AsyncIterator[bytes]:
    """Of about `_AT_A_TIME` bytes, until all has arrived."""
    some, arrived = bytearray(), 0
    stream = aiter(exchange)
    while arrived < length:
        async with asyncio.timeout(_SILENCE_S):
            # Of a connection that was cut comes an empty piece.
            piece = await anext(stream, b"")
        if not piece:
            raise Refused(HTTPStatus.BAD_REQUEST)
        arrived += len(piece)
        some += piece
        if len(some) >= _AT_A_TIME or arrived >= length:
            yield bytes(some)
            some.clear()
