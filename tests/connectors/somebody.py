"""Somebody outside who keeps what they were sent, and answers what the test says."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread
from urllib.parse import parse_qsl


@dataclass
class Asked:
    path: str
    headers: dict[str, str]
    body: str

    @property
    def json(self) -> object:
        assert self.headers["content-type"] == "application/json"
        return json.loads(self.body)

    @property
    def form(self) -> dict[str, str]:
        assert self.headers["content-type"] == "application/x-www-form-urlencoded"
        return dict(parse_qsl(self.body, strict_parsing=True))


@dataclass
class Somebody:
    url: str = ""
    status: int = 200
    answer: object = None
    #: Where the answer points.
    location: str = ""
    #: Sent as it is in place of the answer.
    raw: bytes | None = None
    asked: list[Asked] = field(default_factory=list)


@contextmanager
def somebody_outside() -> Iterator[Somebody]:
    """They listen on an address of this machine."""
    somebody = Somebody()

    class Answer(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"])).decode(errors="replace")
            headers = {name.lower(): value for name, value in self.headers.items()}
            somebody.asked.append(Asked(self.path, headers, body))
            self.send_response(somebody.status)
            if somebody.location:
                self.send_header("Location", somebody.location)
            self.end_headers()
            self.wfile.write(json.dumps(somebody.answer).encode() if somebody.raw is None else somebody.raw)

        def log_message(self, format: str, *args: object) -> None: ...  # noqa: A002  the parent's name

    with HTTPServer(("127.0.0.1", 0), Answer) as running:
        thread = Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        somebody.url = f"http://127.0.0.1:{running.server_port}"
        yield somebody
        running.shutdown()
        thread.join()
