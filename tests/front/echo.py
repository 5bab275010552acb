"""An application that tells what it was given, behind the front: for a server of its own, without the programme."""

import hashlib
import json
import os
import time
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Final
from wsgiref.types import StartResponse, WSGIEnvironment

from prakerja.front.front import Front

#: No body longer than this is taken in, but for forms.
MOST: Final = 300_000_000
#: So many may wait for a place.
WAITING: Final = 60
LARGE: Final = 20_000_000


def echo(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
    path = environ["PATH_INFO"]
    if path == "/sleep":
        time.sleep(0.5)
    if path in ("/copy", "/file"):
        start("200 OK", [("Content-Length", str(LARGE))])
        sent: Iterable[bytes] = environ["wsgi.file_wrapper"](_nameless() if path == "/copy" else _named(), 1)
        return sent
    start("200 OK", [("Content-Type", "application/json")])
    return [json.dumps(_told(environ)).encode()]


def _told(environ: WSGIEnvironment) -> dict[str, object]:
    body, length = hashlib.sha256(), 0
    while piece := environ["wsgi.input"].read(65_536):
        body.update(piece)
        length += len(piece)
    words = {name: value for name, value in environ.items() if isinstance(value, str)}
    return {"environ": words, "length": length, "sha256": body.hexdigest()}


def _nameless() -> IO[bytes]:
    """As what comes from a bucket."""
    with ExitStack() as opened:
        file = opened.enter_context(TemporaryFile())
        for _ in range(LARGE // 1_000_000):
            file.write(b"x" * 1_000_000)
        file.seek(0)
        opened.pop_all()
    return file


def _named() -> IO[bytes]:
    """As what lies in a folder."""
    return ExitStack().enter_context(Path(os.environ["LARGE_FILE"]).open("rb"))


application = Front(echo, most_of=lambda _path: MOST, most_waiting=WAITING)
