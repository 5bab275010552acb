"""What somebody owed who has died is let go: part of what hears of a death, and of what looks for such claims."""

from datetime import datetime

from prakerja.appeals.events import AppealsEvent
from prakerja.appeals.models import Demand, DemandObjection, ReportedDeath
from prakerja.appeals.repayment.money import post_let_go
from prakerja.appeals.states import DemandState, WrittenOffFor
from prakerja.audit.record import record
from prakerja.cards.claim_books import owed_by_wave
from prakerja.kit.actor import Actor
from prakerja.kit.rupiah import Rupiah, sum_of


def let_go_of_dead(death: ReportedDeath, *, by: Actor, now: datetime) -> Rupiah:
    """Their claims are written off, wave by wave, and their live demands are over. Their cards are locked."""
    owed = owed_by_wave(death.applicant_id)
    for wave, amount in owed.items():
        post_let_go(death, wave=wave, amount=amount, now=now)
    live = Demand.objects.live().of_applicant(death.applicant_id).select_related("wave")
    for one in live.select_for_update(no_key=True, of=("self",)).order_by("number"):
        _end(one, death, owed.get(one.wave.number, Rupiah(0)), by=by, now=now)
    return sum_of(owed.values())


def _end(demand: Demand, death: ReportedDeath, amount: Rupiah, *, by: Actor, now: datetime) -> None:
    waiting = DemandObjection.objects.filter(applicant_id=demand.applicant_id, demand=demand.number, decided_at=None)
    waiting.update(decided_at=now, is_upheld=False, answer=death.source)
    Demand.objects.filter(pk=demand.pk).move(to=DemandState.WRITTEN_OFF, stopped_at=None, ended_at=now)
    record(
        AppealsEvent.WRITTEN_OFF,
        subject=demand,
        by=by,
        at=now,
        applicant_id=demand.applicant_id,
        reason=death.source,
        because=WrittenOffFor.DEATH.value,
        amount=int(amount),
    )
