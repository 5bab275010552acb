"""What is true for a while alone: before it goes out, the step that said it is asked whether it still is, and how."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from operator import attrgetter
from typing import Final, NamedTuple
from uuid import UUID

from prakerja.messages.models import Message
from prakerja.messages.words import Word


class Said(NamedTuple):
    """What one message tells, and to whom."""

    owner_id: UUID
    once_key: str


class StillTrue(NamedTuple):
    """`not_before`: until then nobody wants to hear it; `words`: what the text says now, in place of what it said."""

    not_before: datetime
    words: Mapping[str, Word]


type Asked = Callable[[Sequence[Said], datetime], Mapping[Said, StillTrue]]

_asked: Final[dict[str, Asked]] = {}


def is_asked_again(text: str) -> Callable[[Asked], Asked]:
    """Whoever brings out this text asks the function first; of what it leaves out nothing is said any more.

    Bound where the step binds its jobs, so that whoever delivers knows it.
    """

    def bind(asked: Asked) -> Asked:
        _asked[text] = asked
        return asked

    return bind


def ask_again(messages: Iterable[Message], *, now: datetime) -> dict[tuple[UUID, UUID], StillTrue | None]:
    """Of those whose step wants to be asked: how each stands, by owner and id. None: it is not true any more."""
    answers: dict[tuple[UUID, UUID], StillTrue | None] = {}
    wanted = sorted((one for one in messages if one.text in _asked), key=attrgetter("text"))
    for text, of_text in groupby(wanted, key=attrgetter("text")):
        said = {one.pk: Said(one.owner_id, one.once_key or "") for one in of_text}
        found = _asked[text](list(said.values()), now)
        answers |= {key: found.get(one) for key, one in said.items()}
    return answers
