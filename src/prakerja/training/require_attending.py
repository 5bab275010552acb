"""What must be true for a meeting to be attended now: when the institution asks, and again when it is confirmed."""

from datetime import datetime

from prakerja.kit.refused import Refused
from prakerja.training.attendance_rules import FINAL_TEST, attending, is_sequence, missing_before
from prakerja.training.begin_training import NotItsTime, require_beginning, require_standing
from prakerja.training.models import Purchase
from prakerja.training.photos.counting import counted, is_refused
from prakerja.training.states import Method, PurchaseState


class NoSuchMeeting(Refused):
    """The schedule has no meeting of this number."""


class AttendedAlready(Refused):
    """Presence at this meeting is confirmed."""


class PresenceRefused(Refused):
    """Presence at this meeting was confirmed, and its photo shows somebody else; the participant may object."""


class MeetingMissing(Refused):
    """Meetings that come before this one were not attended; `missing`: which."""

    def __init__(self, missing: list[int]) -> None:
        self.missing = missing
        super().__init__(f"not attended: {missing}")


class NotBegun(Refused):
    """The code is not redeemed yet."""


def require_attending(purchase: Purchase, sequence: int, *, now: datetime) -> None:
    """Raises NoSuchMeeting, AttendedAlready, PresenceRefused, MeetingMissing, NotBegun, NotItsTime and what
    `begin_training` raises.

    The first meeting begins what was not begun; the test at the end may come when the rest is over.
    """
    attended = attended_of(purchase)
    if sequence not in attended and is_refused(purchase, sequence):
        raise PresenceRefused
    require_attending_after(attended, purchase, sequence, now=now)


def require_attending_after(attended: frozenset[int], purchase: Purchase, sequence: int, *, now: datetime) -> None:
    """The same where it is known which meetings were attended; asks no table."""
    schedule = purchase.schedule
    if not is_sequence(sequence, meetings=schedule.meetings):
        raise NoSuchMeeting
    if sequence in attended:
        raise AttendedAlready
    require_standing(purchase)
    if sequence == 1 and purchase.state == PurchaseState.BOUGHT:
        require_beginning(purchase, now=now)
    elif purchase.state != PurchaseState.REDEEMED:
        raise NotBegun
    if missing := missing_before(sequence, meetings=schedule.meetings, attended=attended):
        raise MeetingMissing(missing)
    span = attending(Method(schedule.course.method), starts_at=schedule.starts_at, ends_at=schedule.ends_at)
    if not span.is_open(now):
        raise NotItsTime(span)


def attended_of(purchase: Purchase) -> frozenset[int]:
    """The meetings at which presence is confirmed and counts, and the test at the end."""
    confirmed = counted().filter(applicant_id=purchase.applicant_id, purchase=purchase.number)
    return frozenset(confirmed.values_list("sequence", flat=True))


def lacking(purchase: Purchase) -> list[int]:
    """Which are left until all of them are attended."""
    return lacking_after(attended_of(purchase), meetings=purchase.schedule.meetings)


def lacking_after(attended: frozenset[int], *, meetings: int) -> list[int]:
    """The same where it is known which were attended."""
    missing = missing_before(FINAL_TEST, meetings=meetings, attended=attended)
    return missing if FINAL_TEST in attended else [*missing, FINAL_TEST]
