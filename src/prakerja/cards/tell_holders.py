"""Holders of cards are told what became of them: by e-mail, and by SMS where they have proven a number."""

from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from typing import Any, NamedTuple
from uuid import UUID

from prakerja.kit.long_arrays import Value, run_with_arrays
from prakerja.kit.prepared import fetch_all_prepared
from prakerja.kit.purpose import Purpose
from prakerja.kit.sealed import unseal
from prakerja.kit.sql import sql_file
from prakerja.messages.post_messages import Draft, posting_messages_about
from prakerja.messages.states import Channel
from prakerja.messages.words import Word


class News(NamedTuple):
    """`once_key`: of what happened, so that it is told once; `words`: what the letter says beside the name."""

    once_key: str
    words: dict[str, Word]


class _Reached(NamedTuple):
    applicant_id: UUID
    email: str
    name: str
    language: str
    #: Sealed; None where none is proven, or nobody is told by SMS.
    phone: bytes | None


def tell_holders(
    news: Mapping[UUID, News], *, text: str, now: datetime, over: Collection[Channel] = tuple(Channel)
) -> None:
    """Each has the letter `text`, and the SMS of the same name, in the outbox. Whose account is closed is not told."""
    with telling_holders(news, text=text, now=now, over=over):
        pass


@contextmanager
def telling_holders(
    news: Mapping[UUID, News], *, text: str, now: datetime, over: Collection[Channel] = tuple(Channel)
) -> Iterator[None]:
    """The same at the end of what is done inside: of thousands the letters are sealed while the database does that."""
    found = _found(list(news), by_sms=Channel.SMS in over)
    with posting_messages_about(list(map(_Reached._make, found)), partial(_drafts, news, text), now=now):
        yield


def _found(applicants: list[UUID], *, by_sms: bool) -> list[tuple[Any, ...]]:
    """Of one, whom somebody waits for, the plan is kept."""
    statement = sql_file(__file__, "holders_to_tell")
    if len(applicants) == 1:
        one = "(VALUES (%(applicant_id)s::uuid))"
        return fetch_all_prepared(statement.format(wanted=one), {"applicant_id": applicants[0], "by_sms": by_sms})
    values: dict[str, Value] = {"applicants": applicants, "by_sms": by_sms}
    return run_with_arrays(statement.format(wanted="unnest(%(applicants)s::uuid[])"), values).fetchall()


def _drafts(news: Mapping[UUID, News], text: str, to: _Reached) -> list[Draft]:
    told = news[to.applicant_id]
    addresses = {Channel.EMAIL: to.email}
    if to.phone is not None:
        addresses[Channel.SMS] = unseal(to.phone, purpose=Purpose.PHONE, owner=to.applicant_id)
    words = {**told.words, "name": to.name}
    return [
        Draft(
            text=text,
            channel=channel,
            address=address,
            words=words,
            language=to.language,
            applicant_id=to.applicant_id,
            once_key=f"{told.once_key}:{channel}",
        )
        for channel, address in addresses.items()
    ]
