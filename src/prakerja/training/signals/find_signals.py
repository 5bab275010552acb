"""`find_signals()`: what looks like fraud is noted, and whatever was earned by it is held."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final, NamedTuple
from uuid import UUID

from django.db.models import Q

from prakerja.audit.record import record
from prakerja.authority.permissions import Permission
from prakerja.authority.require import require
from prakerja.kit.actor import Actor
from prakerja.kit.long_arrays import Value, run_with_arrays
from prakerja.kit.sql import sql_file
from prakerja.training.events import TrainingEvent
from prakerja.training.models import Signal, SignalledPurchase
from prakerja.training.querysets import PurchaseKey
from prakerja.training.signals.hold_of_signal import hold_of
from prakerja.training.signals.states import SignalKind, SignalState
from prakerja.training.signals.thresholds import thresholds_of
from prakerja.training.statements.standing_holds import keep_off_statements

#: So that what one night missed another finds.
LOOKED_BACK: Final = timedelta(days=3)
_LONG: Final = timedelta(days=90)


class Found(NamedTuple):
    course_id: int
    about: str
    #: As JSON.
    facts: str
    applicants: Sequence[UUID] | None
    purchases: Sequence[int] | None

    @property
    def keys(self) -> list[PurchaseKey]:
        return sorted(set(zip(self.applicants or (), self.purchases or (), strict=True)))


def find_signals(*, kind: SignalKind, by: Actor, now: datetime) -> None:
    """Whatever of this kind the last days show is noted once, and what it is about comes onto no statement.

    What comes to a signal that was noted before is held with it; to one that was cleared nothing is added.
    """
    require(Permission.FIND_SIGNALS, by=by)
    found = _found(kind, now)
    if not found:
        return
    new = _add(kind, found, now)
    about = {(one.course_id, one.about): one for one in found}
    for signal in _standing(kind, found):
        # Each holds under its own name, so that clearing one leaves what another holds: signals are few.
        keys = about[signal.course_id, signal.about].keys
        SignalledPurchase.objects.bulk_create(
            [SignalledPurchase(applicant_id=whose, purchase=number, signal=signal) for whose, number in keys],
            ignore_conflicts=True,
        )
        keep_off_statements(keys, hold_of(signal), now=now)
        if signal.pk in new:
            record(TrainingEvent.SIGNAL_FOUND, subject=signal, by=by, at=now, kind=kind.value, purchases=len(keys))


def _found(kind: SignalKind, now: datetime) -> list[Found]:
    values: dict[str, Value] = {"now": now, "since": now - LOOKED_BACK, "long_since": now - _LONG}
    values.update(thresholds_of(kind))
    return [Found._make(row) for row in run_with_arrays(sql_file(__file__, kind.value), values).fetchall()]


def _add(kind: SignalKind, found: Sequence[Found], now: datetime) -> frozenset[UUID]:
    """The ids of those that were not known."""
    cursor = run_with_arrays(
        sql_file(__file__, "add_signals"),
        {
            "kind": kind.value,
            "now": now,
            "courses": [one.course_id for one in found],
            "abouts": [one.about for one in found],
            "facts": [one.facts for one in found],
        },
    )
    return frozenset(row[0] for row in cursor.fetchall())


def _standing(kind: SignalKind, found: Sequence[Found]) -> list[Signal]:
    """Those that were found and not cleared, held until the end of the unit of work."""
    named = Q()
    for one in found:
        named |= Q(course_id=one.course_id, about=one.about)
    signals = Signal.objects.filter(named, kind=kind).exclude(state=SignalState.CLEARED)
    return list(signals.select_for_update(no_key=True).order_by("pk"))
