"""What the office reads of what people owe back: live demands with their ages, and claims that nobody has demanded."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q

from prakerja.appeals.models import Demand, ReportedDeath
from prakerja.appeals.querysets import DemandQuerySet
from prakerja.appeals.states import DemandState
from prakerja.cards.states import CardState
from prakerja.kit.long_arrays import Value, run_with_arrays
from prakerja.kit.rupiah import Rupiah
from prakerja.kit.sql import sql_file
from prakerja.ledger.chart import AccountKind
from prakerja.payouts.differences.rules import LEAST_RECTIFIED

#: Ours: so long the office reads of a demand that a death has ended.
_TOLD_FOR: Final = timedelta(days=14)


@dataclass(frozen=True)
class OpenDemand:
    applicant_id: UUID
    number: int
    wave: int
    state: DemandState
    demanded_at: datetime
    pays_until: datetime
    owed: Rupiah
    #: Whole days since the notice.
    age: int
    is_overdue: bool


@dataclass(frozen=True)
class OpenClaim:
    """Owed for a card, and not demanded. `is_enough`: of one that stands, it is worth a notice."""

    applicant_id: UUID
    award: int
    wave: int
    last_four: str
    owed: Rupiah
    is_annulled: bool
    is_enough: bool


def open_demands(*, now: datetime, limit: int) -> list[OpenDemand]:
    """Those that end first come first."""
    rows = run_with_arrays(sql_file(__file__, "open_demands"), {"claim": AccountKind.CLAIM.value, "limit": limit})
    return [
        OpenDemand(
            applicant_id=applicant_id,
            number=number,
            wave=wave,
            state=DemandState(state),
            demanded_at=demanded_at,
            pays_until=pays_until,
            owed=Rupiah(owed),
            age=max(0, (now - demanded_at).days),
            is_overdue=state == DemandState.OPEN and now >= pays_until,
        )
        for applicant_id, number, wave, state, demanded_at, pays_until, owed in rows.fetchall()
    ]


def open_claims(*, limit: int) -> list[OpenClaim]:
    values: dict[str, Value] = {
        "claim": AccountKind.CLAIM.value,
        "limit": limit,
        "annulled": CardState.ANNULLED.value,
        # What they owe is let go within the hour.
        "dead": list(ReportedDeath.objects.that_count().values_list("applicant_id", flat=True)),
    }
    rows, least = run_with_arrays(sql_file(__file__, "open_claims"), values).fetchall(), int(LEAST_RECTIFIED)
    return [
        OpenClaim(applicant_id, award, wave, last_four, Rupiah(owed), is_annulled, is_annulled or owed >= least)
        for applicant_id, award, wave, last_four, owed, is_annulled in rows
    ]


@dataclass(frozen=True)
class EndedForDeath:
    applicant_id: UUID
    number: int
    wave: int
    ended_at: datetime
    amount: Rupiah


def ended_for_death(*, now: datetime, limit: int) -> list[EndedForDeath]:
    """Demands that a report of a death has ended of late, the newest first."""
    rows = _of_the_dead(now).select_related("wave").order_by("-ended_at", "applicant_id", "number")[:limit]
    return [
        EndedForDeath(one.applicant_id, one.number, one.wave.number, one.ended_at, Rupiah(one.amount)) for one in rows
    ]


def _of_the_dead(now: datetime) -> DemandQuerySet:
    reported = ReportedDeath.objects.that_count().filter(
        applicant_id=OuterRef("applicant_id"), noted_at__lte=OuterRef("ended_at")
    )
    return Demand.objects.filter(Exists(reported), state=DemandState.WRITTEN_OFF, ended_at__gt=now - _TOLD_FOR)


def count_waiting(now: datetime) -> tuple[int, int, int]:
    """Objections that wait, demands that are overdue, and those that a death has ended of late."""
    objected = Q(state=DemandState.OBJECTED)
    overdue = Q(state=DemandState.OPEN, pays_until__lte=now)
    counted = Demand.objects.filter(objected | overdue).aggregate(
        objected=Count("number", filter=objected), overdue=Count("number", filter=overdue)
    )
    return counted["objected"], counted["overdue"], _of_the_dead(now).count()
