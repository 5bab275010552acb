"""How lists stand with the two people who decide about each: what the register of lists shows."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from prakerja.approvals.models import Proposal
from prakerja.approvals.state_now import states_now
from prakerja.approvals.states import DECIDED, ProposalState
from prakerja.screening.acts import PUT_IN_FORCE, WITHDRAW
from prakerja.screening.models import ListInForce


class ListState(StrEnum):
    #: Taken in, and a second person is waited for.
    PROPOSED = "proposed"
    IN_FORCE = "in_force"
    #: It was in force, and two people took it back.
    WITHDRAWN = "withdrawn"
    #: It never was, and nobody proposes it now.
    NOT_IN_FORCE = "not_in_force"


@dataclass(frozen=True)
class StandingOfList:
    """`decision`: by which it is in force or withdrawn. `waiting`: what a second person is to confirm."""

    state: ListState
    decision: Proposal | None
    waiting: Proposal | None


def standings_of_lists(list_ids: Sequence[int], *, now: datetime) -> dict[int, StandingOfList]:
    """Of each list; three statements, however many they are."""
    in_force = set(ListInForce.objects.filter(pk__in=list_ids).values_list("pk", flat=True))
    proposals = Proposal.objects.filter(
        act__in=[PUT_IN_FORCE.name, WITHDRAW.name], subject__in=[str(one) for one in list_ids]
    )
    newest = list(proposals.newest())
    states = states_now(newest, now=now)
    of_list: dict[int, list[Proposal]] = {one: [] for one in list_ids}
    for proposal in newest:
        of_list[int(proposal.subject)].append(proposal)
    return {one: _standing(rows, states, is_in_force=one in in_force) for one, rows in of_list.items()}


def _standing(
    newest_first: list[Proposal], states: Mapping[UUID, ProposalState], *, is_in_force: bool
) -> StandingOfList:
    # By what it is, and not by its time: two may be proposed in one moment, and clocks are set back.
    last_act = PUT_IN_FORCE if is_in_force else WITHDRAW
    decision = next((one for one in newest_first if one.state in DECIDED and one.act == last_act.name), None)
    waiting = next((one for one in newest_first if states[one.pk] is ProposalState.PROPOSED), None)
    if is_in_force:
        return StandingOfList(ListState.IN_FORCE, decision, waiting)
    if waiting is not None:
        return StandingOfList(ListState.PROPOSED, decision, waiting)
    return StandingOfList(ListState.NOT_IN_FORCE if decision is None else ListState.WITHDRAWN, decision, None)
