"""What somebody sees of what they are asked to pay back: the newest demand, its dates, slips and objection."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from prakerja.appeals.models import Demand, DemandGrowth, DemandObjection, Repayment, ReportedDeath
from prakerja.appeals.querysets import NoDemand
from prakerja.appeals.repayment.choose_plan import plan_of
from prakerja.appeals.repayment.growth import growths_of, may_be_objected_to, objections_to
from prakerja.appeals.repayment.money import books_of
from prakerja.appeals.repayment.names import notice_number
from prakerja.appeals.repayment.remind_of_demands import paid_since_plan, parts_of
from prakerja.appeals.repayment.rules import Due, how_parts_stand
from prakerja.appeals.states import DemandState
from prakerja.cards.claim_books import ClaimBooks
from prakerja.kit.rupiah import Rupiah


@dataclass(frozen=True)
class OwnDemand:
    demand: Demand
    books: ClaimBooks
    #: Each date with what is still to come; empty where nothing is owed.
    dates: list[Due]
    has_plan: bool
    repayments: list[Repayment]
    #: What was added to it, and what was said against it; the latest last.
    grown: list[DemandGrowth]
    objections: list[DemandObjection]
    #: When they died, where it is over for that.
    died_on: date | None = None

    @property
    def owed(self) -> Rupiah:
        return self.books.owed

    @property
    def incentive(self) -> int:
        return self.demand.amount - self.demand.training

    @property
    def notice(self) -> str:
        return notice_number(self.demand.code, self.demand.demanded_at.astimezone(self.demand.clock).date())

    def dates_on(self, now: datetime) -> list[tuple[date, Rupiah, Rupiah, bool]]:
        """Each with its sum, what of it is still to come, and whether its day has passed while the clock runs."""
        today, runs = now.astimezone(self.demand.clock).date(), self.demand.state != DemandState.OBJECTED
        return [
            (one.part.due_on, one.part.amount, one.left, runs and bool(one.left) and one.part.due_on < today)
            for one in self.dates
        ]

    def is_overdue(self, now: datetime) -> bool:
        return self.demand.state == DemandState.OPEN and bool(self.owed) and now >= self.demand.pays_until

    @property
    def objection(self) -> DemandObjection | None:
        """The latest."""
        return self.objections[-1] if self.objections else None

    def to_object_to(self, now: datetime) -> Rupiah | None:
        """So much that was added, or 0 for the whole; None: nothing any more."""
        return may_be_objected_to(self.demand, self.grown, self.objection) if now < self.demand.pays_until else None

    def may_plan(self, now: datetime) -> bool:
        is_open = self.demand.state == DemandState.OPEN and bool(self.owed)
        return is_open and not self.demand.legal_basis and now < self.demand.pays_until


def own_demand(applicant_id: UUID) -> OwnDemand | None:
    """None: nothing was ever demanded of them."""
    newest = Demand.objects.of_applicant(applicant_id).select_related("wave").order_by("-number").first()
    return None if newest is None else seen_demand(newest)


def demand_seen(applicant_id: UUID, number: int) -> OwnDemand:
    """Raises NoDemand."""
    found = Demand.objects.filter(pk=(applicant_id, number)).select_related("wave").first()
    if found is None:
        raise NoDemand
    return seen_demand(found)


def seen_demand(demand: Demand) -> OwnDemand:
    books = books_of(demand)
    of_it = {"applicant_id": demand.applicant_id, "demand": demand.number}
    return OwnDemand(
        demand=demand,
        books=books,
        dates=how_parts_stand(parts_of(demand, books.owed), paid_since_plan(demand)) if books.owed else [],
        has_plan=bool(plan_of(demand)),
        repayments=list(Repayment.objects.filter(**of_it).order_by("number")),
        grown=growths_of(demand),
        objections=objections_to(demand),
        died_on=_died_on(demand),
    )


def _died_on(demand: Demand) -> date | None:
    if demand.state != DemandState.WRITTEN_OFF:
        return None
    reported = ReportedDeath.objects.that_count().filter(applicant_id=demand.applicant_id)
    return reported.values_list("died_on", flat=True).first()
