"""Connections on which no call outlives its end: httpx counts each read anew, and a byte a second is never late."""

import ssl
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

import httpcore
import httpx
from httpcore import SOCKET_OPTION

_until: Final = ContextVar[float]("the end of this thread's call")


@contextmanager
def ended_after(seconds: float) -> Iterator[None]:
    """Whatever is read or written inside has so long in all; then it raises httpx.ReadTimeout or WriteTimeout."""
    kept = _until.set(time.monotonic() + seconds)
    try:
        yield
    finally:
        _until.reset(kept)


def transport_in_time(limits: httpx.Limits) -> httpx.BaseTransport:
    """httpx's own way out, on connections that know the end."""
    transport = httpx.HTTPTransport(limits=limits, trust_env=False)
    # It takes no backend itself.
    transport._pool = httpcore.ConnectionPool(
        ssl_context=httpx.create_ssl_context(trust_env=False),
        max_connections=limits.max_connections,
        max_keepalive_connections=limits.max_keepalive_connections,
        keepalive_expiry=limits.keepalive_expiry,
        network_backend=_InTime(),
    )
    return transport


class _InTime(httpcore.NetworkBackend):
    def __init__(self) -> None:
        self._usual = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        stream = self._usual.connect_tcp(host, port, _left(timeout), local_address, socket_options)
        return _StreamInTime(stream)


class _StreamInTime(httpcore.NetworkStream):
    def __init__(self, stream: httpcore.NetworkStream) -> None:
        self._stream = stream

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        left = _left(timeout)
        if left is not None and left <= 0:
            raise httpcore.ReadTimeout("the call's time is over")
        return self._stream.read(max_bytes, left)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        left = _left(timeout)
        if left is not None and left <= 0:
            raise httpcore.WriteTimeout("the call's time is over")
        self._stream.write(buffer, left)

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _StreamInTime(self._stream.start_tls(ssl_context, server_hostname, _left(timeout)))

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)


def _left(timeout: float | None) -> float | None:
    """Of this step, and of the call."""
    until = _until.get(None)
    if until is None:
        return timeout
    left = until - time.monotonic()
    return left if timeout is None else min(left, timeout)
