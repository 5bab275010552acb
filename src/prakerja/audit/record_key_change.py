"""Somebody at the command line brings what is kept under the newest keys: that they began, and how it ended."""

from datetime import datetime

from prakerja.audit.events import HouseEvent
from prakerja.audit.record import record_of
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor

_KEYS = "keys"


def record_key_change(
    event: HouseEvent, *, newest: str, by: Actor, now: datetime, values: int = 0, closed: int = 0
) -> None:
    """`newest`: the id of the key under which everything comes. A beginning without an end was cut short.

    `values`: how many came there; `closed`: how many cannot be opened.
    """
    require(Permission.CHANGE_KEYS, by=by)
    record_of(event, subject_type=_KEYS, subject_id=newest, by=by, at=now, values=values, closed=closed)
