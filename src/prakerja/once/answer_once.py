"""`answer_once()`: a request that arrives twice is done once. Stands ready for the partner API and for payouts.

Lines break between a request and its answer; whoever asks again must neither pay twice nor be told that they already
have.
"""

import json
from collections.abc import Callable, Mapping
from datetime import datetime
from uuid import UUID

from pydantic import JsonValue

from prakerja.kit.digests import digest, every_form
from prakerja.kit.prepared import Value, fetch_prepared
from prakerja.kit.purpose import Purpose
from prakerja.kit.refused import Refused
from prakerja.kit.sql import sql_file
from prakerja.kit.unit_of_work import savepoint
from prakerja.once.models import FirstAnswer
from prakerja.once.rules import is_key, one_spelling


class NotAKey(Refused):
    """A key is one to 64 signs of ASCII that can be seen, none of them a space."""


class KeyOfAnotherRequest(Refused):
    """Something else was asked under this key before; a new request needs a new key."""


class _AnsweredMeanwhile(Exception):
    """Another transaction was first: what was done here is undone."""


def answer_once(
    *, owner_id: UUID, key: str, request: Mapping[str, JsonValue], do: Callable[[], JsonValue], now: datetime
) -> JsonValue:
    """What `do` answered to the first such request of this owner; it is done now if this is the first.

    `request` names all that matters: what is asked for, and with which figures. What `do` refuses is not kept, because
    nothing was done: it may be asked again under the same key. Raises NotAKey, KeyOfAnotherRequest, and what `do` does.
    """
    if not is_key(key):
        raise NotAKey
    asked = digest(one_spelling(request), purpose=Purpose.REQUEST)
    row = FirstAnswer(owner_id=owner_id, key=key, request_digest=asked, answered_at=now)
    first = _first_under_the_key_of(row) or _do_first(row, do)
    if asked not in every_form(first.request_digest):
        raise KeyOfAnotherRequest
    answer: JsonValue = first.answer
    return answer


def _do_first(row: FirstAnswer, do: Callable[[], JsonValue]) -> FirstAnswer:
    """Of many at once each may do it; one adds its answer, and what the others did, or were refused, never was."""
    try:
        with savepoint():
            row.answer = do()
            _add(row)
    except (_AnsweredMeanwhile, Refused):
        first = _first_under_the_key_of(row)
        if first is None:
            raise
        return first
    return row


def _add(row: FirstAnswer) -> None:
    values: dict[str, Value] = {
        "owner_id": row.owner_id,
        "key": row.key,
        "request_digest": row.request_digest,
        "answer": json.dumps(row.answer, allow_nan=False),
        "answered_at": row.answered_at,
    }
    if fetch_prepared(sql_file(__file__, "add_first_answer"), values) is None:
        raise _AnsweredMeanwhile


def _first_under_the_key_of(row: FirstAnswer) -> FirstAnswer | None:
    found = fetch_prepared(sql_file(__file__, "first_answer"), {"owner_id": row.owner_id, "key": row.key})
    if found is None:
        return None
    answer = json.loads(found.pop("answer"))
    return FirstAnswer(owner_id=row.owner_id, key=row.key, answer=answer, **found)
