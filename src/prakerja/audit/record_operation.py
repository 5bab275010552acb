"""Somebody at the command line copies, brings back or opens the whole database: that they did, and what came of it."""

from datetime import datetime

from prakerja.audit.events import HouseEvent
from prakerja.audit.record import record_of
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor

_BACKUP = "backup"
_COMMAND = "command"


def record_backup(
    event: HouseEvent,
    *,
    made_at: datetime,
    by: Actor,
    now: datetime,
    with_keys: bool = False,
    files: int = 0,
    faults: int = 0,
) -> None:
    """`made_at`: by which a backup is known, where it is made and where it is restored. Never where it lies.

    `with_keys`: they were written down as well. `files`: so many were copied. `faults`: of what was restored.
    """
    require(Permission.OPERATE_DATABASE, by=by)
    record_of(
        event,
        subject_type=_BACKUP,
        subject_id=made_at.isoformat(),
        by=by,
        at=now,
        with_keys=with_keys,
        files=files,
        faults=faults,
    )


def record_command(name: str, *, by: Actor, now: datetime) -> None:
    """The name alone: what is typed behind it may tell of people."""
    require(Permission.OPERATE_DATABASE, by=by)
    record_of(HouseEvent.COMMAND_RUN, subject_type=_COMMAND, subject_id=name, by=by, at=now)
