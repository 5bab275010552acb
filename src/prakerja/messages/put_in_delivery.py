"""Which job brings a message out: by its channel, and by how long it is of use."""

from collections.abc import Mapping, Sequence
from itertools import batched
from typing import Final
from uuid import UUID

from prakerja.kit.jobs import Job
from prakerja.kit.queue import put_many_on_queue, put_on_queue
from prakerja.messages import jobs
from prakerja.messages.states import Channel

type Key = tuple[UUID, UUID]

#: Small enough that a code gets its turn within seconds, large enough that the queue is not a row per message.
_PER_JOB: Final = 20

_CODES: Final[Mapping[Channel, Job[...]]] = {
    Channel.EMAIL: jobs.deliver_code_by_email,
    Channel.SMS: jobs.deliver_code_by_sms,
}
_ONE: Final[Mapping[Channel, Job[...]]] = {Channel.EMAIL: jobs.deliver_email, Channel.SMS: jobs.deliver_sms}
_MANY: Final[Mapping[Channel, Job[...]]] = {Channel.EMAIL: jobs.deliver_emails, Channel.SMS: jobs.deliver_many_sms}

#: All jobs that bring messages out.
DELIVERIES: Final[tuple[Job[...], ...]] = (*_CODES.values(), *_ONE.values(), *_MANY.values())


def put_in_delivery(key: Key, *, channel: Channel, is_urgent: bool) -> None:
    """The message's delivery waits on the queue. `key`: owner and id."""
    put_on_queue(_CODES[channel] if is_urgent else _ONE[channel], **_named([key]))


def put_many_in_delivery(keys: Sequence[Key], *, channel: Channel) -> None:
    """A mass mailing waits in pieces behind whatever somebody waits for."""
    put_many_on_queue(_MANY[channel], map(_named, batched(keys, _PER_JOB, strict=False)))


def _named(keys: Sequence[Key]) -> dict[str, object]:
    return {"owner_ids": [owner for owner, _ in keys], "message_ids": [message for _, message in keys]}
