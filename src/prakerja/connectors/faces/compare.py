"""Two photos are compared by a service over HTTP. Called by background work, outside any transaction."""

from base64 import b64encode
from dataclasses import dataclass
from typing import Final

import structlog
from django.conf import settings

from prakerja.connectors.breaker import breaker
from prakerja.connectors.faces.answers import BadAnswer, Likeness, read_answer
from prakerja.connectors.failures import Silence
from prakerja.connectors.post import post

_log = structlog.get_logger()

#: Two photos are sent, and looked at.
_TIMEOUT_S: Final = 10.0


@dataclass(frozen=True, slots=True, repr=False)
class Faces:
    """Two JPEGs. No repr: they must not end up in a log."""

    #: Of the person whose identity was verified.
    known: bytes
    #: Of whoever says that they are that person.
    taken: bytes


def is_compared() -> bool:
    """Whether there is a service that is asked."""
    return bool(settings.FACES_URL)


def compare(faces: Faces) -> Likeness:
    """What the service says. Raises TryAgain: Silence, NotNow or Resting; and NotAccepted of photos that it refuses."""
    with breaker("faces"):
        try:
            return read_answer(_post(faces))
        except BadAnswer as bad:
            _log.warning("faces_answer_not_understood", cause=str(bad))
            raise Silence(str(bad)) from None


def _post(faces: Faces) -> object:
    return post(
        f"{settings.FACES_URL}/compare",
        json={"known": b64encode(faces.known).decode(), "taken": b64encode(faces.taken).decode()},
        headers={"X-Api-Key": settings.FACES_KEY},
        timeout_s=_TIMEOUT_S,
    )
