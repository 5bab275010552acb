"""What somebody should look at now: a late lane, failed work, a silent party outside, a full disk, a wrong clock.

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
from prakerja.kit.clock import CLOCKS_AGREE_WITHIN, read_clock
from prakerja.kit.clock_watch import OF_THIS_PROCESS, time_of_database
from prakerja.kit.disk import has_room
from prakerja.kit.lanes import Lane
from prakerja.kit.queue import queue_ages
from prakerja.work.models import LongWork
from prakerja.work.states import WorkState

#: Seconds after which somebody waits in vain; a code lives ten minutes, and people give up after one.
LATE_AFTER_S: Final = {
    Lane.CODES_BY_EMAIL: 30,
    Lane.CODES_BY_SMS: 30,
    Lane.CLOCK: 180,
    Lane.WEBHOOKS: 180,
    Lane.REGISTRY: 900,
}
_ELSE_LATE_AFTER_S: Final = 900


class TroubleKind(TextChoices):
    DISK_FULL = "disk_full"
    CLOCK_LEAPT = "clock_leapt"
    CLOCKS_DIFFER = "clocks_differ"
    LANE_LATE = "lane_late"
    WORK_FAILED = "work_failed"
    PARTY_RESTS = "party_rests"
    SMS_SPENT = "sms_spent"
    SMS_NEARLY_SPENT = "sms_nearly_spent"


@dataclass(frozen=True)
class Trouble:
    """`what`: the lane, the work's kind and subject, the party, the seconds; never of a person."""

    kind: TroubleKind
    what: str = ""


def troubles() -> list[Trouble]:
    """The gravest first. Five statements."""
    return [*_disk(), *_clocks(), *_lanes(), *_failed_work(), *_resting(), *_sms()]


def _disk() -> Iterator[Trouble]:
    if not has_room(Path(settings.ENVIRONMENT.var)):
        yield Trouble(TroubleKind.DISK_FULL)


def _clocks() -> Iterator[Trouble]:
    """In seconds: ours against what it was an hour ago, and against the database's."""
    if leap_s := OF_THIS_PROCESS.leap_s():
        yield Trouble(TroubleKind.CLOCK_LEAPT, f"{leap_s:+.0f}")
    ahead = (read_clock() - time_of_database()).total_seconds()
    if abs(ahead) > CLOCKS_AGREE_WITHIN.total_seconds():
        yield Trouble(TroubleKind.CLOCKS_DIFFER, f"{ahead:+.0f}")


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
