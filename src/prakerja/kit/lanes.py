"""Kinds of work, each with places of its own: nothing waits behind somebody else's outage.

With one queue for all, an e-mail code waited 114 s behind twenty questions to a silent registry, and an SMS code 197 s
behind letters to a hanging mail server (November 2026): whoever waits holds a place, and priority finds none free.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final


class Lane(StrEnum):
    """Named by what its jobs may wait for."""

    #: What a clock puts on the queue: short, and it waits for the database alone.
    CLOCK = "clock"
    #: Long work, minutes for a wave; it waits for the database alone.
    WORK = "work"
    REGISTRY = "registry"
    #: The service that compares photos of faces.
    FACES = "faces"
    #: Banks and wallets that are asked whose an account is.
    ACCOUNTS = "accounts"
    #: Banks and wallets that pay.
    RAILS = "rails"
    #: A code is of no use after minutes: somebody looks at their phone.
    CODES_BY_EMAIL = "codes_by_email"
    CODES_BY_SMS = "codes_by_sms"
    #: Letters, one by one and by the ten thousand.
    EMAIL = "email"
    SMS = "sms"
    #: The storage of files, which may be far away.
    FILES = "files"
    TIME_STAMPS = "time_stamps"
    #: Witnesses of the public log, one by one: who is silent holds one of their places.
    WITNESSES = "witnesses"
    #: The beacon whose round a draw waits for.
    BEACON = "beacon"
    #: Partners' servers, each with a few seconds; whoever hangs there once has places of their own, and more time.
    WEBHOOKS = "webhooks"
    SLOW_WEBHOOKS = "slow_webhooks"


#: Jobs of a kind that one worker does at the same time.
PLACES: Final[Mapping[Lane, int]] = {
    Lane.CLOCK: 2,
    Lane.WORK: 2,
    Lane.REGISTRY: 3,
    Lane.FACES: 2,
    Lane.ACCOUNTS: 2,
    Lane.RAILS: 3,
    Lane.CODES_BY_EMAIL: 2,
    Lane.CODES_BY_SMS: 2,
    Lane.EMAIL: 2,
    Lane.SMS: 2,
    Lane.FILES: 1,
    Lane.TIME_STAMPS: 1,
    Lane.WITNESSES: 5,
    Lane.BEACON: 1,
    Lane.WEBHOOKS: 4,
    Lane.SLOW_WEBHOOKS: 2,
}
