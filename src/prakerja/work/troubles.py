"""What somebody should look at now: a lane that is late, work that failed, a party outside that is silent, a full disk.

Read at this moment and kept nowhere: a trouble that is over is told no more.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from django.conf import settings
from django.db.models import TextChoices

from prakerja.connectors.models import Breaker
from prakerja.connectors.sms_budget import WARNING_AT, part_spent
from prakerja.kit.clock import read_clock
from prakerja.kit.disk import has_room
from prakerja.kit.lanes import Lane
from prakerja.kit.queue import queue_ages
from prakerja.work.models import LongWork
from prakerja.work.states import WorkState

#: Seconds after which somebody waits in vain; a code lives ten minutes, and people give up after one.
LATE_AFTER_S: Final = {Lane.CODES_BY_EMAIL: 30, Lane.CODES_BY_SMS: 30, Lane.CLOCK: 180, Lane.REGISTRY: 900}
_ELSE_LATE_AFTER_S: Final = 900


class TroubleKind(TextChoices):
    DISK_FULL = "disk_full"
    LANE_LATE = "lane_late"
    WORK_FAILED = "work_failed"
    PARTY_RESTS = "party_rests"
    SMS_SPENT = "sms_spent"
    SMS_NEARLY_SPENT = "sms_nearly_spent"


@dataclass(frozen=True)
class Trouble:
    """`what`: the lane, the work's kind and subject, the party; never of a person."""

    kind: TroubleKind
    what: str = ""


def troubles() -> list[Trouble]:
    """The gravest first. Four statements."""
    return [*_disk(), *_lanes(), *_failed_work(), *_resting(), *_sms()]


def _disk() -> Iterator[Trouble]:
    if not has_room(Path(settings.ENVIRONMENT.var)):
        yield Trouble(TroubleKind.DISK_FULL)


def _lanes() -> Iterator[Trouble]:
    for lane, seconds in sorted(queue_ages().items()):
        if seconds > LATE_AFTER_S.get(lane, _ELSE_LATE_AFTER_S):
            yield Trouble(TroubleKind.LANE_LATE, lane)


def _failed_work() -> Iterator[Trouble]:
    for row in LongWork.objects.filter(state=WorkState.FAILED).order_by("failed_at"):
        yield Trouble(TroubleKind.WORK_FAILED, f"{row.kind} · {row.subject}")


def _resting() -> Iterator[Trouble]:
    for party in Breaker.objects.filter(rests_until__isnull=False).order_by("party").values_list("party", flat=True):
        yield Trouble(TroubleKind.PARTY_RESTS, party)


def _sms() -> Iterator[Trouble]:
    part = part_spent(now=read_clock())
    if part >= WARNING_AT:
        yield Trouble(TroubleKind.SMS_SPENT if part >= 1 else TroubleKind.SMS_NEARLY_SPENT)
