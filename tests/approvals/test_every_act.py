"""Every act of the register, by the wrong person, without a reason, too late, twice: refused before it happens."""

from datetime import datetime

import pytest

from prakerja.approvals.confirm_proposal import (
    ConfirmedAlready,
    NothingProposed,
    ProposalExpired,
    SamePerson,
    confirm_proposal,
)
from prakerja.approvals.models import Proposal
from prakerja.approvals.propose_act import ReasonMissing, propose_act
from prakerja.approvals.register import Act
from prakerja.approvals.rules import expires_at
from prakerja.approvals.states import ProposalState
from prakerja.approvals.withdraw_proposal import withdraw_proposal
from prakerja.authority.require import PermissionMissing
from prakerja.authority.roles import Role
from prakerja.authority.who_may import OF_ROLE as ROLES
from prakerja.kit.actor import Actor
from prakerja.words.approvals import REFUSED
from tests.authority.verbs import acts
from tests.situations.rows import nothing_changes
from tests.situations.waves import an_officer

pytestmark = pytest.mark.django_db


def who_may(act: Act) -> Role:
    return next(role for role in Role if act.permission in ROLES[role])


def who_may_not(act: Act) -> Role:
    """Nor propose it, as some may whose own decision leads to it."""
    return next(role for role in Role if not act.is_proposed_by(ROLES[role]))


def waiting(act: Act, by: Actor, now: datetime) -> Proposal:
    """Of a subject that every act can speak of; whether it could be done is asked behind what is tried here."""
    assert by.account_id is not None
    subject = str(an_officer(Role.REVIEWER, "Wulan").account_id)
    return Proposal.objects.create(
        act=act.name,
        subject=subject,
        reason="Siap",
        proposed_by=by.account_id,
        proposed_at=now,
        expires_at=expires_at(now),
    )


@pytest.mark.parametrize("act", acts(), ids=lambda act: act.name)
def test_nobody_does_alone_late_twice_or_without_the_permission_what_takes_two(act: Act, now: datetime) -> None:
    first, second, third = (an_officer(who_may(act), name) for name in ("Ratna", "Bima", "Citra"))
    other = an_officer(who_may_not(act), "Luar")
    with nothing_changes(), pytest.raises(PermissionMissing):
        propose_act(act=act, subject="1", reason="Siap", by=other, now=now)
    with nothing_changes(), pytest.raises(ReasonMissing):
        propose_act(act=act, subject="1", reason="  ", by=first, now=now)
    one = waiting(act, first, now)
    for by, at, refused in (
        (other, now, PermissionMissing),
        (first, now, SamePerson),
        (second, one.expires_at, ProposalExpired),
    ):
        with nothing_changes(), pytest.raises(refused):
            confirm_proposal(proposal_id=one.pk, by=by, now=at)
    Proposal.objects.filter(pk=one.pk).update(
        state=ProposalState.CONFIRMED, confirmed_by=second.account_id, confirmed_at=now
    )
    with nothing_changes(), pytest.raises(ConfirmedAlready) as told:
        confirm_proposal(proposal_id=one.pk, by=third, now=now)
    assert told.value.by == second.account_id
    with nothing_changes():
        confirm_proposal(proposal_id=one.pk, by=second, now=now)
    with nothing_changes(), pytest.raises(ConfirmedAlready):
        withdraw_proposal(proposal_id=one.pk, reason="Keliru", by=first, now=now)


@pytest.mark.parametrize("act", acts(), ids=lambda act: act.name)
def test_what_was_withdrawn_keeps_who_and_why_and_is_confirmed_by_nobody(act: Act, now: datetime) -> None:
    first, second = (an_officer(who_may(act), name) for name in ("Ratna", "Bima"))
    one = waiting(act, first, now)
    with nothing_changes(), pytest.raises(ReasonMissing):
        withdraw_proposal(proposal_id=one.pk, reason="  ", by=second, now=now)
    withdrawn = withdraw_proposal(proposal_id=one.pk, reason=" Keliru ", by=second, now=now)
    assert (withdrawn.ended_by, withdrawn.end_reason, withdrawn.state) == (
        second.account_id,
        "Keliru",
        ProposalState.WITHDRAWN,
    )
    with nothing_changes(), pytest.raises(NothingProposed):
        confirm_proposal(proposal_id=one.pk, by=second, now=now)


def test_each_of_these_refusals_has_its_words() -> None:
    assert {ReasonMissing, SamePerson, ProposalExpired, NothingProposed} <= REFUSED.keys()
