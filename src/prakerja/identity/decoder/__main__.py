"""The decoder's process (`python -I -m prakerja.identity.decoder`): for each picture a copy that may do nothing else.

Standard input is a socket; each picture comes as a connection of its own. The copy reads the file from it, answers on
it and ends: what a picture leaves behind in memory, the next never meets. The process itself reads none of a picture.
"""

import gc
import os
import resource
import signal
import socket
from io import BytesIO
from typing import Final, Never

from PIL import Image

from prakerja.identity.decoder.answers import NotAPhoto, of_picture, of_refusal
from prakerja.identity.decoder.decode import decode

#: Of memory that it writes to; with the program's code that is there as well, 150 MB.
_MOST_BYTES: Final = 135_000_000
#: Of addresses, whatever is behind them.
_MOST_ADDRESSES: Final = 300_000_000
_MOST_SECONDS: Final = 2
#: What the copy may have none of: files and connections beyond its own, bytes in a file, other processes, a core dump.
_NONE_OF: Final = (resource.RLIMIT_NOFILE, resource.RLIMIT_FSIZE, resource.RLIMIT_NPROC, resource.RLIMIT_CORE)


def main() -> None:
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    control = socket.socket(fileno=0)
    _load_all_that_is_needed()
    while True:
        asked, connections, _, _ = socket.recv_fds(control, 1, 1)
        if not asked:
            return
        if os.fork() == 0:
            control.close()
            _answer(connections[0])
        os.close(connections[0])


def _answer(connection: int) -> Never:
    try:
        _give_up_rights()
        with socket.socket(fileno=connection) as asker:
            asker.sendall(_answer_to(_all_of(asker)))
    finally:
        # Whatever somebody else's decoder raised: no answer says that there is none.
        os._exit(0)


def _give_up_rights() -> None:
    for kind in _NONE_OF:
        resource.setrlimit(kind, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (_MOST_SECONDS, _MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_DATA, (_MOST_BYTES, _MOST_BYTES))
    resource.setrlimit(resource.RLIMIT_AS, (_MOST_ADDRESSES, _MOST_ADDRESSES))


def _all_of(asker: socket.socket) -> bytes:
    file = BytesIO()
    while part := asker.recv(1 << 20):
        file.write(part)
    return file.getvalue()


def _answer_to(file: bytes) -> bytes:
    try:
        return of_picture(decode(file))
    except NotAPhoto as not_a_photo:
        return of_refusal(not_a_photo.problem)


def _load_all_that_is_needed() -> None:
    """The copies can open no file, so every module of Pillow's is here before the first of them."""
    for form in ("JPEG", "PNG", "WEBP", "AVIF"):
        out = BytesIO()
        Image.new("RGBA" if form == "PNG" else "RGB", (64, 64)).save(out, form)
        decode(out.getvalue())
    gc.collect()
    gc.freeze()


if __name__ == "__main__":
    main()
