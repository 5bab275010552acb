"""A stamp over a text. Called by background work, outside any transaction."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.conf import settings

from prakerja.connectors.breaker import breaker
from prakerja.connectors.failures import NotAccepted, NotNow, Silence
from prakerja.connectors.post import post_bytes
from prakerja.connectors.time_stamps.question import Question
from prakerja.connectors.time_stamps.reply import NotAStamp, NotChecked, time_in

_TIMEOUT_S: Final = 10.0
_MEDIA_TYPE: Final = "application/timestamp-query"


@dataclass(frozen=True)
class Stamped:
    """`reply`: as the authority wrote it. `at`: the time that it states."""

    reply: bytes
    at: datetime


def ask_for_stamp(text: bytes) -> Stamped:
    """Whether its signature is worth anything is for those who trust the authority. Raises TryAgain."""
    question = Question.about(text)
    with breaker("time_stamps"):
        try:
            reply = post_bytes(
                settings.TIME_STAMP_URL, content=question.as_der(), media_type=_MEDIA_TYPE, timeout_s=_TIMEOUT_S
            )
            if not question.is_answered_by(reply):
                raise Silence("not about the question")
            return Stamped(reply, time_in(reply))
        except NotAccepted as refusal:
            # The question is the same for all: it is us whom they do not want.
            raise NotNow(str(refusal)) from None
        except NotAStamp:
            raise Silence("no stamp") from None
        except NotChecked:
            raise NotNow("no openssl") from None
