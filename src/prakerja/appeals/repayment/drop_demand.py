"""A demand whose claim was turned round is over. Part of the verbs that turn one round."""

from datetime import datetime
from uuid import UUID

from prakerja.appeals.models import Demand
from prakerja.appeals.repayment.money import books_of
from prakerja.appeals.states import DemandState


def drop_demand(demand: Demand, *, now: datetime) -> None:
    """Nothing is demanded by it any more. It is locked."""
    rows = Demand.objects.filter(pk=demand.pk)
    rows.move(to=DemandState.DROPPED, stopped_at=None, ended_at=now)


def drop_demands_of_card(applicant_id: UUID, award: int, *, now: datetime) -> None:
    """The same of a card that its holder has again, and whose claim is turned round. The card is locked."""
    for one in Demand.objects.live().filter(applicant_id=applicant_id, award=award).select_for_update(no_key=True):
        drop_demand(one, now=now)


def drop_settled_demands(applicant_id: UUID, award: int, *, now: datetime) -> None:
    """The same where nothing is owed for it any more, since what was claimed was turned round."""
    live = Demand.objects.live().filter(applicant_id=applicant_id, award=award).select_related("wave")
    for one in live.select_for_update(no_key=True, of=("self",)):
        if not books_of(one).owed:
            drop_demand(one, now=now)
