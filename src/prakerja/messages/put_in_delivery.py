"""Which job brings a message out: by its channel, and by how long it is of use."""

from collections.abc import Mapping, Sequence
from typing import Final
from uuid import UUID

from prakerja.kit.jobs import Job
from prakerja.kit.queue import put_on_queue
from prakerja.messages import jobs
from prakerja.messages.states import Channel

type Key = tuple[UUID, UUID]

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
    _put(_CODES[channel] if is_urgent else _ONE[channel], [key])


def put_many_in_delivery(keys: Sequence[Key], *, channel: Channel) -> None:
    """A piece of a mass mailing waits behind whatever somebody waits for."""
    _put(_MANY[channel], keys)


def _put(job: Job[...], keys: Sequence[Key]) -> None:
    put_on_queue(job, owner_ids=[owner for owner, _ in keys], message_ids=[message for _, message in keys])
