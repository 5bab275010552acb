"""The state table as a machine: whatever people, time and roles do, a proposal lives as the table says."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from prakerja.accounts.kinds import Kind
from prakerja.approvals.confirm_proposal import confirm_proposal
from prakerja.approvals.end_proposals import end_proposals
from prakerja.approvals.models import Proposal
from prakerja.approvals.note_carried_out import note_carried_out
from prakerja.approvals.propose_act import propose_act
from prakerja.approvals.register import Plan
from prakerja.approvals.rules import GOOD_FOR
from prakerja.approvals.states import LIVE, MOVES, ProposalState
from prakerja.approvals.undo_acts import undo_acts
from prakerja.approvals.withdraw_proposal import withdraw_proposal
from prakerja.authority.roles import Role
from prakerja.kit.actor import Actor
from prakerja.kit.refused import Refused
from tests.situations.accounts import an_account
from tests.situations.approvals import LATER
from tests.situations.authority import with_roles

PEOPLE = st.integers(0, 2)
WAITS = st.sampled_from([timedelta(), timedelta(microseconds=1), timedelta(hours=36), GOOD_FOR])


class LifeOfAProposal(RuleBasedStateMachine):
    """Three people, one act on one subject."""

    def __init__(self) -> None:
        super().__init__()
        # A life is undone at its end: the next one begins in an empty office.
        self.whole = transaction.atomic()
        self.whole.__enter__()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.whole.__exit__(None, None, None)

    @initialize()
    def an_office(self) -> None:
        self.now = datetime(2021, 2, 24, 3, 0, tzinfo=UTC)
        self.office = [an_account(f"p{n}@kantor.example", password=None, kind=Kind.OFFICE) for n in range(3)]
        for account in self.office:
            with_roles(account, Role.OFFICER)
        self.seen: dict[str, str] = {}
        self.may = [True, True, True]

    def _actor(self, person: int) -> Actor:
        return Actor.staff(self.office[person].pk)

    def _newest(self) -> Proposal | None:
        return Proposal.objects.newest().first()

    @rule(person=PEOPLE, wait=WAITS, about=st.none() | PEOPLE, gains=st.booleans())
    def propose(self, person: int, wait: timedelta, about: int | None, gains: bool) -> None:
        self.now += wait
        asked: Plan = {} if about is None else {"about": self.office[about].pk.hex, "gains": gains}
        live = Proposal.objects.live().first()
        free = live is None or (
            live.state == "proposed" and (live.expires_at <= self.now or not self._proposer_may(live))
        )
        try:
            with transaction.atomic():
                mine = propose_act(
                    act=LATER, subject="7", asked=asked, reason="Siap", by=self._actor(person), now=self.now
                )
        except Refused:
            assert not self.may[person] or not free or (about == person and gains)
        else:
            assert self.may[person]
            assert not (about == person and gains)
            assert mine.proposed_by == self.office[person].pk
            assert mine.about == (None if about is None else self.office[about].pk)

    @rule(person=PEOPLE, wait=WAITS)
    def confirm(self, person: int, wait: timedelta) -> None:
        self.now += wait
        if (one := self._newest()) is None:
            return
        possible = (
            one.state == "proposed"
            and self.now < one.expires_at
            and self.may[person]
            and self._proposer_may(one)
            and self.office[person].pk not in (one.proposed_by, one.about)
        )
        again = (
            self.may[person]
            and one.confirmed_by == self.office[person].pk
            and one.state in ("confirmed", "carried_out")
        )
        try:
            with transaction.atomic():
                confirm_proposal(proposal_id=one.pk, by=self._actor(person), now=self.now)
        except Refused:
            assert not possible
            assert not again
        else:
            assert possible or again

    @rule(person=PEOPLE)
    def withdraw(self, person: int) -> None:
        if (one := self._newest()) is None:
            return
        try:
            with transaction.atomic():
                withdraw_proposal(proposal_id=one.pk, reason="Keliru", by=self._actor(person), now=self.now)
        except Refused:
            stops_another = one.about == self.office[person].pk and not self._is_own(one)
            assert not self.may[person] or one.state in ("confirmed", "carried_out") or stops_another
        else:
            assert self.may[person]
            assert one.state != "proposed" or one.about != self.office[person].pk or self._is_own(one)

    @rule(person=PEOPLE)
    def change_roles(self, person: int) -> None:
        self.may[person] = not self.may[person]
        with_roles(self.office[person], Role.OFFICER if self.may[person] else Role.AUDITOR)

    @rule()
    def carry_out(self) -> None:
        note_carried_out(act=LATER, subject="7", now=self.now)

    @rule(person=PEOPLE)
    def undo(self, person: int) -> None:
        undo_acts(acts=[LATER], subject="7", by=self._actor(person), now=self.now)

    @rule(wait=WAITS)
    def end(self, wait: timedelta) -> None:
        self.now += wait
        end_proposals(by=Actor.system("approvals.end_proposals"), now=self.now)

    @invariant()
    def moves_stand_in_the_table(self) -> None:
        for one in Proposal.objects.all():
            before = self.seen.get(str(one.pk), "proposed")
            allowed = {ProposalState(before)} | MOVES[ProposalState(before)]
            # One confirmation of an act that is done at once is two moves.
            allowed |= {after for between in MOVES[ProposalState(before)] for after in MOVES[between]}
            assert one.state in allowed
            self.seen[str(one.pk)] = one.state

    @invariant()
    def one_lives_at_a_time(self) -> None:
        assert Proposal.objects.filter(state__in=LIVE).count() <= 1

    @invariant()
    def two_people_stand_behind_whatever_was_decided(self) -> None:
        for one in Proposal.objects.exclude(confirmed_at=None):
            assert one.confirmed_by not in (one.proposed_by, one.about)
            assert one.confirmed_at is not None
            assert one.proposed_at <= one.confirmed_at < one.expires_at

    def _could_still_be_confirmed(self, one: Proposal) -> bool:
        return self.now < one.expires_at and self._proposer_may(one)

    def _is_own(self, one: Proposal) -> bool:
        return one.proposed_by == one.about

    def _proposer_may(self, one: Proposal) -> bool:
        place = [account.pk for account in self.office].index(one.proposed_by)
        return self.may[place]


@pytest.mark.django_db
def test_a_proposal_lives_as_the_table_says() -> None:
    run_state_machine_as_test(
        LifeOfAProposal, settings=settings(max_examples=25, stateful_step_count=20, deadline=None)
    )
