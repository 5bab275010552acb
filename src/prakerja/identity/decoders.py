"""Asks the decoder's process (`decoder/`) about one file at a time; starts it when needed and ends it when it hangs."""

import atexit
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import suppress
from typing import Final

import structlog

_log = structlog.get_logger()
#: Two seconds of processor (`decoder/__main__.py`), on a machine that has other things to do as well.
_WITHIN_S: Final = 5.0
#: Nobody waits longer for others' photos.
_WAITS_S: Final = 2.0
#: Of the four threads that answer requests in a process (`console/web_command.py`) one never waits for a picture.
_AT_ONCE: Final = 3
#: One arena, and large blocks given back as soon as they are free: what was measured stays true.
_ENVIRONMENT: Final = {"MALLOC_ARENA_MAX": "1", "MALLOC_MMAP_THRESHOLD_": "1000000"}
_COMMAND: Final = (sys.executable, "-I", "-m", "prakerja.identity.decoder")


class NoDecoderFree(Exception):
    """Too many photos at this moment; the same file may be sent again shortly."""


class Decoder:
    """One process, asked in turn by the threads of this one. A picture takes no more memory than its limits say."""

    def __init__(self, *, within_s: float = _WITHIN_S) -> None:
        self._within_s = within_s
        self._room = threading.BoundedSemaphore(_AT_ONCE)
        self._turn = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None

    def answer_to(self, file: bytes) -> bytes:
        """What the decoder says; nothing when it ended over the file or took too long. Raises NoDecoderFree."""
        if not self._room.acquire(blocking=False):
            raise NoDecoderFree
        try:
            if not self._turn.acquire(timeout=_WAITS_S):
                raise NoDecoderFree
            try:
                return self._ask(file)
            finally:
                self._turn.release()
        finally:
            self._room.release()

    def end(self) -> None:
        """The process and whatever it started are gone; the next question starts it anew."""
        process, control = self._process, self._control
        self._process = self._control = None
        if control is not None:
            control.close()
        if process is not None:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()

    def _ask(self, file: bytes) -> bytes:
        ours, theirs = socket.socketpair()
        with ours:
            with theirs:
                self._hand_over(theirs)
            try:
                answer = _answer_on(ours, file, within_s=self._within_s)
            except TimeoutError:
                self.end()
                answer = b""
            except ConnectionError:
                # Its copy ended before it had read all of the file.
                answer = b""
        if not answer:
            self._note_an_end()
        return answer

    def _hand_over(self, connection: socket.socket) -> None:
        try:
            socket.send_fds(self._running(), [b"?"], [connection.fileno()])
        except ConnectionError:
            # Somebody ended it since the last photo.
            self.end()
            socket.send_fds(self._running(), [b"?"], [connection.fileno()])

    def _note_an_end(self) -> None:
        """Over one file, or altogether: then it is no fault of the file's. Raises NoDecoderFree."""
        is_gone = self._process is not None and self._process.poll() is not None
        _log.warning("photo_decoder_ended", altogether=is_gone)
        if is_gone:
            self.end()
            raise NoDecoderFree

    def _running(self) -> socket.socket:
        if self._control is None:
            self._control, theirs = socket.socketpair()
            with theirs:
                self._process = subprocess.Popen(  # noqa: S603  our own command
                    _COMMAND,
                    stdin=theirs.fileno(),
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                    cwd="/",
                    env=_ENVIRONMENT,
                    start_new_session=True,
                )
        return self._control


def _answer_on(connection: socket.socket, file: bytes, *, within_s: float) -> bytes:
    """Raises TimeoutError."""
    ends_at = time.monotonic() + within_s
    connection.settimeout(within_s)
    connection.sendall(file)
    connection.shutdown(socket.SHUT_WR)
    answer = bytearray()
    while True:
        connection.settimeout(max(0.001, ends_at - time.monotonic()))
        part = connection.recv(1 << 20)
        if not part:
            return bytes(answer)
        answer += part


#: The one of this process.
DECODER: Final = Decoder()
atexit.register(DECODER.end)
