"""What two people decided about a demand, when the second of them acts; and who may decide about an objection."""

from uuid import UUID

from prakerja.appeals.models import Demand
from prakerja.appeals.querysets import DemandKey
from prakerja.appeals.repayment.growth import growths_of
from prakerja.appeals.repayment.names import subject_of_demand
from prakerja.approvals.models import Proposal
from prakerja.approvals.register import Act
from prakerja.approvals.require_confirmed import require_confirmed
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused


class DemandedByThem(Refused):
    """Who demanded it, or added to it, does not decide about an objection to it: two others do."""


def decision_on(act: Act, key: DemandKey, *, by: Actor) -> Proposal | None:
    """None: it is carried out. Raises NotConfirmed."""
    decided = require_confirmed(act, subject=subject_of_demand(key), by=by)
    return None if decided.carried_out_at is not None else decided


def require_others(demand: Demand, *people: UUID | None) -> None:
    """Raises DemandedByThem."""
    added = {one for grown in growths_of(demand) for one in (grown.proposed_by, grown.confirmed_by)}
    if {demand.proposed_by, demand.confirmed_by, *added} & set(people):
        raise DemandedByThem
