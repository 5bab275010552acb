"""An act that keeps to its plan is done as it was shown, or not at all; the counts of the others may move."""

from datetime import datetime

import pytest

from prakerja.approvals.confirm_proposal import ProposalVoid, confirm_proposal
from prakerja.approvals.end_proposals import end_proposals
from prakerja.approvals.models import Proposal
from prakerja.approvals.propose_act import propose_act
from prakerja.approvals.register import Act
from prakerja.approvals.state_now import states_now, still_open
from prakerja.approvals.states import ProposalState
from prakerja.kit.actor import Actor
from tests.situations.approvals import AT_ONCE, DONE, KEEPS, WORLD

pytestmark = pytest.mark.django_db


def proposed(by: Actor, now: datetime, act: Act = KEEPS) -> Proposal:
    return propose_act(act=act, subject="7", asked={}, reason="Siap", by=by, now=now)


def state(one: Proposal, now: datetime) -> ProposalState:
    return states_now([one], now=now)[one.pk]


def test_while_nothing_has_moved_it_is_open_and_done(ratna: Actor, bima: Actor, now: datetime) -> None:
    one = proposed(ratna, now)
    assert (state(one, now), still_open([one], now=now)) == (ProposalState.PROPOSED, [one])
    confirm_proposal(proposal_id=one.pk, by=bima, now=now)
    assert [subject for subject, _, _ in DONE] == ["7"]


@pytest.mark.parametrize("moved", [{"state": "otherwise"}, {"7": "8"}, {"7": "impossible"}])
def test_once_it_would_come_out_otherwise_it_is_void_and_done_by_nobody(
    ratna: Actor, bima: Actor, now: datetime, moved: dict[str, str]
) -> None:
    one = proposed(ratna, now)
    WORLD.update(moved)
    assert (state(one, now), still_open([one], now=now)) == (ProposalState.VOID, [])
    with pytest.raises(ProposalVoid):
        confirm_proposal(proposal_id=one.pk, by=bima, now=now)
    end_proposals(by=Actor.system("approvals.end_proposals"), now=now)
    one.refresh_from_db()
    assert (one.state, DONE) == (ProposalState.VOID, [])


def test_what_moved_back_before_anybody_looked_is_open_again(ratna: Actor, bima: Actor, now: datetime) -> None:
    one = proposed(ratna, now)
    WORLD["state"] = "otherwise"
    del WORLD["state"]
    assert state(one, now) is ProposalState.PROPOSED
    confirm_proposal(proposal_id=one.pk, by=bima, now=now)
    assert len(DONE) == 1


def test_an_act_that_does_not_keep_to_its_plan_is_done_all_the_same(ratna: Actor, bima: Actor, now: datetime) -> None:
    one = proposed(ratna, now, act=AT_ONCE)
    WORLD.update({"state": "otherwise", "7": "impossible"})
    assert state(one, now) is ProposalState.PROPOSED
    confirm_proposal(proposal_id=one.pk, by=bima, now=now)
    assert len(DONE) == 1
