"""The pages as a stranger meets them who sends whatever bytes they like."""

import json
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tests.front.served import Answer, Served

#: A page takes some hundredths; more, and a stranger stops the others with a few requests.
SOON_S: Final = 2.0
#: What one request may make of the log, in all.
_LINE: Final = 6_000


@dataclass
class Pages:
    served: Served
    log: Path

    def ask(self, request: bytes) -> Answer:
        """In time, and without a fault of ours. A connection that is hung up on is an answer as well (status 0)."""
        answer, took = self._timed(request)
        assert answer.status < 500, request[:300]
        if took > SOON_S:
            # A machine that stood still for a moment does not do so twice; a parser that goes back and forth does.
            answer, took = self._timed(request)
        assert took < SOON_S, (took, request[:300])
        return answer

    def _timed(self, request: bytes) -> tuple[Answer, float]:
        begun = time.monotonic()
        try:
            answer = self.served.ask(request)
        except ConnectionError:
            answer = Answer(0, b"")
        return answer, time.monotonic() - begun

    def logged(self) -> list[str]:
        return self.log.read_text().splitlines()

    def require_calm(self, *, since: int) -> None:
        """No line is an error, has a traceback, or is as long as what was sent."""
        for line in self.logged()[since:]:
            said: dict[str, Any] = json.loads(line)
            assert said["level"] in ("info", "warning"), line[:2_000]
            assert "exception" not in said, line[:2_000]
            assert len(line) < _LINE, line[:300]
