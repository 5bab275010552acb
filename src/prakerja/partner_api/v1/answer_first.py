"""The same call twice is one: whoever sends the very same again gets the first answer, also when both come at once.

Lines break between a call and its answer, and clients repeat what they have signed. A call that somebody has listened
to and repeats does nothing either.
"""

from collections.abc import Callable
from datetime import datetime

from pydantic import BaseModel, JsonValue

from prakerja.once.answer_once import answer_once
from prakerja.partner_api.v1.caller import PartnerRequest


def answer_first[Answer: BaseModel](
    request: PartnerRequest, do: Callable[[], Answer], *, as_: type[Answer], now: datetime
) -> Answer:
    """What is refused is not kept: nothing was done, and it may go well the next time. Raises what `do` does."""

    def kept() -> JsonValue:
        answer: JsonValue = do().model_dump(mode="json")
        return answer

    asked: dict[str, JsonValue] = {"path": request.path, "body": request.body.decode(errors="replace")}
    first = answer_once(owner_id=request.partner.id, key=request.signature, request=asked, do=kept, now=now)
    return as_.model_validate(first)
