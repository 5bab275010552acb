"""How an endpoint of v2 reads and changes: one unit of work, by the sandbox's clock where it was set, and done once."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

from pydantic import BaseModel, JsonValue

from prakerja.kit.clock import read_clock
from prakerja.kit.unit_of_work import Work, unit_of_work
from prakerja.once.answer_once import KeyOfAnotherRequest, answer_once
from prakerja.partner_api.v2.caller import PartnerRequest
from prakerja.partner_api.v2.problems import Problem
from prakerja.partner_api.v2.rejected import Rejected

#: In front of each key, so that it is none of a signature of v1.
_OF_V2 = "v2:"


@contextmanager
def working(request: PartnerRequest) -> Iterator[Work]:
    """For what reads; what changes something goes through `done_once`."""
    with unit_of_work(by=request.actor) as work:
        yield work if request.sandbox_now is None else replace(work, now=request.sandbox_now)


def done_once[Answer: BaseModel](request: PartnerRequest, do: Callable[[Work], Answer], *, as_: type[Answer]) -> Answer:
    """What `do` answers; whoever asks the same under the same key gets it again, also when both come at once.

    What is refused is not kept: nothing was done, and it may go well the next time. Raises Rejected, and what `do`
    does.
    """
    made: list[JsonValue] = []
    with working(request) as work:

        def kept() -> JsonValue:
            made.append(do(work).model_dump(mode="json"))
            return made[-1]

        try:
            first = answer_once(
                owner_id=request.partner.id,
                key=_OF_V2 + request.idempotency_key,
                request=_asked(request),
                do=kept,
                # By our own clock: it is by this that answers are forgotten.
                now=read_clock(),
            )
        except KeyOfAnotherRequest as used:
            raise Rejected(Problem.IDEMPOTENCY_KEY_USED) from used
    vars(request).update(is_repeated=not made or first is not made[-1])
    return as_.model_validate(first)


def _asked(request: PartnerRequest) -> dict[str, JsonValue]:
    return {
        "method": request.method or "",
        "path": request.path,
        "query": request.META.get("QUERY_STRING", ""),
        "body": request.body.decode(errors="replace"),
    }
