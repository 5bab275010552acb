"""The application that granian serves (RSGI), around the one that Django is (WSGI)."""

import asyncio
import time
from collections.abc import Callable
from functools import partial
from http import HTTPStatus
from typing import IO, Final
from wsgiref.types import WSGIApplication, WSGIEnvironment

from granian.rsgi import Scope

from prakerja.front.answer import SentFile, answer
from prakerja.front.body import receive
from prakerja.front.connections import hold_many_connections
from prakerja.front.environ import environ_of
from prakerja.front.exchange import Exchange
from prakerja.front.head import announced_length, require_clear
from prakerja.front.places import Places
from prakerja.front.refused import Refused
from prakerja.front.shelf import Shelf
from prakerja.kit.figures import REFUSED
from prakerja.pages.counted import WHOLE_AT

#: A core does one thing at a time; four, because pages wait for the database.
PLACES: Final = 4
#: At the slowest pages a second each: whoever came last is answered within five seconds, or told at once.
MOST_WAITING: Final = 512
#: Machines ask here whether we are well, and have a place that no visitor takes.
_OF_MACHINES: Final = frozenset({"/healthz", "/readyz"})
#: The longest request with a photo in it; what is longer is a list of the office.
_PHOTO: Final = 32_000_000
#: On the disk at once, in bytes.
_PHOTOS_TOGETHER: Final = 1_000_000_000
_LISTS_TOGETHER: Final = 3_000_000_000
#: By then granian has opened a file of which it was told.
_OPENED_AFTER_S: Final = 30.0
_BUSY: Final = [("retry-after", "5"), ("connection", "close"), ("content-type", "text/plain; charset=utf-8")]
#: What was sent reached no page, and the browser still holds it.
_BUSY_WORDS: Final = (
    b"Layanan sedang ramai. Tunggu sebentar, lalu muat ulang halaman ini: isian yang baru Anda kirim belum sampai, dan"
    b" ikut terkirim lagi.\n\nBusy. Wait a moment, then reload this page: what you have just sent has not arrived, and"
    b" is sent again.\n"
)

type Most = Callable[[str], int]


class Front:
    """Requests are taken in by one thread, all of them at once, and answered in a few places, one after the other."""

    def __init__(self, wsgi: WSGIApplication, *, most_of: Most, most_waiting: int = MOST_WAITING) -> None:
        """`most_of`: how long a request to this address may be."""
        self._wsgi = wsgi
        self._most_of = most_of
        self._most_waiting = most_waiting

    def __rsgi_init__(self, loop: asyncio.AbstractEventLoop) -> None:
        """In each process of the server, before its first request."""
        hold_many_connections()
        self._loop = loop
        self._pages = Places(PLACES, name="page", most_waiting=self._most_waiting)
        self._photos, self._lists = Shelf(_PHOTOS_TOGETHER), Shelf(_LISTS_TOGETHER)
        self._machines = Places(1, name="machine", most_waiting=8)

    async def __rsgi__(self, scope: Scope, exchange: Exchange) -> None:
        try:
            require_clear(scope)
            length = announced_length(scope)
            with self._shelf_for(length).place() as place:
                body = await receive(exchange, length, most=partial(self._most_of, scope.path), place=place)
                await self._answer(scope, exchange, body, length)
        except Refused as refused:
            REFUSED.labels(str(refused.status.value)).inc()
            if refused.status is HTTPStatus.SERVICE_UNAVAILABLE:
                exchange.response_bytes(refused.status, _BUSY, _BUSY_WORDS)
            else:
                exchange.response_empty(refused.status, [("connection", "close")])

    def _shelf_for(self, length: int) -> Shelf:
        """Lists lie on another one than photos, so that who fills the one leaves the other."""
        return self._photos if length <= _PHOTO else self._lists

    async def _answer(self, scope: Scope, exchange: Exchange, body: IO[bytes], length: int) -> None:
        environ = environ_of(scope, body, length=length)
        environ["wsgi.file_wrapper"] = SentFile
        environ[WHOLE_AT] = time.perf_counter()
        answered = self._loop.create_future()
        places = self._machines if scope.path in _OF_MACHINES else self._pages
        if places.take(partial(self._do, environ, exchange, body, answered)):
            copy = await answered
        else:
            body.close()
            raise Refused(HTTPStatus.SERVICE_UNAVAILABLE)
        if copy is not None:
            with copy:
                await asyncio.sleep(_OPENED_AFTER_S)

    def _do(self, environ: WSGIEnvironment, exchange: Exchange, body: IO[bytes], answered: "Answered") -> None:
        """In one of the places."""
        copy = answer(self._wsgi, environ, exchange)
        body.close()
        self._loop.call_soon_threadsafe(answered.set_result, copy)


type Answered = asyncio.Future[IO[bytes] | None]
