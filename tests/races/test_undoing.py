"""What two people had decided is undone once, however many decide otherwise at the same moment."""

from collections.abc import Callable
from functools import partial

import pytest

from prakerja.approvals.confirm_proposal import confirm_proposal
from prakerja.approvals.models import Proposal
from prakerja.approvals.propose_act import propose_act
from prakerja.approvals.states import ProposalState
from prakerja.approvals.undo_acts import undo_acts
from prakerja.approvals.withdraw_proposal import withdraw_proposal
from prakerja.audit.models import Event
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused
from prakerja.kit.unit_of_work import unit_of_work
from tests.situations.approvals import LATER
from tests.situations.at_once import all_at_once
from tests.situations.waves import an_officer

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE = 6
SUBJECT = "7"


def waiting(by: Actor) -> Proposal:
    with unit_of_work(by=by) as work:
        return propose_act(act=LATER, subject=SUBJECT, reason="Perlu", by=work.actor, now=work.now)


def confirm(proposal: Proposal, by: Actor) -> bool:
    return _is_done(partial(confirm_proposal, proposal_id=proposal.pk), by)


def withdraw(proposal: Proposal, by: Actor) -> bool:
    return _is_done(partial(withdraw_proposal, proposal_id=proposal.pk, reason="Keliru"), by)


def undo(by: Actor) -> bool:
    return _is_done(partial(undo_acts, acts=[LATER], subject=SUBJECT), by)


def _is_done(verb: Callable[..., object], by: Actor) -> bool:
    try:
        with unit_of_work(by=by) as work:
            verb(by=work.actor, now=work.now)
    except Refused:
        return False
    return True


def ends_of(proposal: Proposal) -> list[str]:
    """The events that ended it; there may be one."""
    names = Event.objects.filter(subject_id=str(proposal.pk)).exclude(name="approvals.proposal.proposed")
    return sorted(name.rsplit(".", 1)[1] for name in names.values_list("name", flat=True))


def test_what_was_decided_is_undone_once_by_many_at_once() -> None:
    ratna, bima = an_officer(), an_officer(name="Bima")
    proposal = waiting(ratna)
    assert confirm(proposal, bima)
    all_at_once([partial(undo, bima)] * AT_ONCE)
    proposal.refresh_from_db()
    assert proposal.state == ProposalState.UNDONE
    assert ends_of(proposal) == ["confirmed", "undone"]


def test_what_waits_is_void_once_by_many_at_once() -> None:
    ratna, bima = an_officer(), an_officer(name="Bima")
    proposal = waiting(ratna)
    all_at_once([partial(undo, bima)] * AT_ONCE)
    assert ends_of(proposal) == ["voided"]


@pytest.mark.parametrize("_time", range(5))
def test_a_proposal_that_is_withdrawn_while_others_decide_otherwise_ends_once(_time: int) -> None:
    ratna, bima = an_officer(), an_officer(name="Bima")
    proposal = waiting(ratna)
    all_at_once([partial(withdraw, proposal, ratna), partial(undo, bima)])
    assert ends_of(proposal) in (["withdrawn"], ["voided"])


@pytest.mark.parametrize("_time", range(5))
def test_a_proposal_that_is_confirmed_while_others_decide_otherwise_does_not_outlive_it(_time: int) -> None:
    ratna, bima, citra = an_officer(), an_officer(name="Bima"), an_officer(name="Citra")
    proposal = waiting(ratna)
    is_confirmed, _ = all_at_once([partial(confirm, proposal, citra), partial(undo, bima)])
    proposal.refresh_from_db()
    if is_confirmed:
        assert (ends_of(proposal), proposal.state) == (["confirmed", "undone"], ProposalState.UNDONE)
    else:
        assert (ends_of(proposal), proposal.state) == (["voided"], ProposalState.VOID)
