"""A request as granian brings it, in the words that Django reads (PEP 3333)."""

import re
import sys
from functools import lru_cache
from typing import IO, Final
from wsgiref.types import WSGIEnvironment

from granian.rsgi import Scope

#: What is the same of every request.
_SAME: Final[WSGIEnvironment] = {
    "SCRIPT_NAME": "",
    "SERVER_SOFTWARE": "Granian",
    "wsgi.errors": sys.stderr,
    "wsgi.input_terminated": True,
    "wsgi.multiprocess": True,
    "wsgi.multithread": True,
    "wsgi.run_once": False,
    "wsgi.version": (1, 0),
}
#: Two that CGI calls otherwise.
_OTHERWISE: Final = {"content-type": "CONTENT_TYPE", "content-length": "CONTENT_LENGTH"}
#: Partners sign with a header of this very name. Another underscore would be read as a dash: a stranger could write
#: what only our proxies may (`X_Forwarded_For`).
_WITH_UNDERSCORE: Final = frozenset({"client_code"})
_STROKES: Final = re.compile(r"/{2,}")


def environ_of(scope: Scope, body: IO[bytes], *, length: int) -> WSGIEnvironment:
    """`body` holds what arrived of it; `length` is what was announced, which the pages compare."""
    server_name, _, server_port = scope.server.rpartition(":")
    environ = _SAME | {
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
        "SERVER_NAME": server_name,
        "SERVER_PORT": server_port,
        "REMOTE_ADDR": scope.client.rpartition(":")[0].strip("[]"),
        "REQUEST_METHOD": scope.method,
        "PATH_INFO": _as_bytes_stand(_path_of(scope)),
        "QUERY_STRING": _as_bytes_stand(scope.query_string),
        "wsgi.url_scheme": scope.scheme,
        "wsgi.input": body,
    }
    for header, value in scope.headers.items():
        name = _name_of(header)
        if name is not None:
            environ[name] = f"{environ[name]},{value}" if name in environ else value
    environ["CONTENT_LENGTH"] = str(length)
    return environ


def _path_of(scope: Scope) -> str:
    """A partner's client is known to send `//api/v1/…`; redirects are not followed by it."""
    single = _STROKES.sub("/", scope.path) if "//" in scope.path else scope.path
    return single if single.startswith("/api/") else scope.path


def _as_bytes_stand(text: str) -> str:
    """Each of its bytes as one sign: so they travel in WSGI, and Django takes them for nothing else."""
    return text.encode().decode("latin-1")


@lru_cache(maxsize=1_000)
def _name_of(header: str) -> str | None:
    if "_" in header and header not in _WITH_UNDERSCORE:
        return None
    return _OTHERWISE.get(header) or "HTTP_" + header.replace("-", "_").upper()
