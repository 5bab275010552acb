"""A decisive act is proposed by one person, confirmed by another, and carried out once."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from prakerja.accounts.kinds import Kind
from prakerja.accounts.models import Account
from prakerja.approvals.confirm_proposal import (
    ConfirmedAlready,
    NothingProposed,
    ProposalExpired,
    ProposalVoid,
    SamePerson,
    confirm_proposal,
)
from prakerja.approvals.end_proposals import end_proposals
from prakerja.approvals.models import Proposal
from prakerja.approvals.note_carried_out import note_carried_out
from prakerja.approvals.propose_act import AlreadyProposed, ReasonMissing, propose_act
from prakerja.approvals.register import (
    Act,
    BoundTwice,
    DeclaredTwice,
    Plan,
    UnknownAct,
    act_named,
    binding_of,
    carries_out,
    declare_act,
)
from prakerja.approvals.require_confirmed import NotConfirmed, confirmer_of, require_confirmed
from prakerja.approvals.rules import GOOD_FOR
from prakerja.approvals.states import ProposalState
from prakerja.approvals.undo_acts import undo_acts
from prakerja.approvals.withdraw_proposal import withdraw_proposal
from prakerja.audit.models import Event
from prakerja.authority.permissions import Permission
from prakerja.authority.require import PermissionMissing
from prakerja.authority.roles import Role
from prakerja.kit.actor import Actor
from tests.situations.accounts import an_account
from tests.situations.approvals import AT_ONCE, BEGUN, DONE, LATER, NotNow
from tests.situations.authority import OPERATOR, SCREENING, with_roles
from tests.situations.waves import an_officer

pytestmark = pytest.mark.django_db

A_MOMENT = timedelta(microseconds=1)
ENDING = Actor.system("approvals.end_proposals")


def propose(
    by: Actor, now: datetime, act: Act = AT_ONCE, subject: str = "7", reason: str = "Siap", **asked: str
) -> Proposal:
    words: Plan = dict(asked)
    return propose_act(act=act, subject=subject, asked=words, reason=reason, by=by, now=now)


def confirm(proposal: Proposal, by: Actor, now: datetime) -> Proposal:
    return confirm_proposal(proposal_id=proposal.pk, by=by, now=now)


def events() -> list[str]:
    return list(Event.objects.order_by("pk").values_list("name", flat=True))


def written(name: str) -> list[tuple[object, ...]]:
    """Who did it, when and why, to which proposal, and which act it is on what: each event of this name, whole."""
    rows = Event.objects.filter(name=f"approvals.proposal.{name}").order_by("facts__on", "facts__act")
    return list(rows.values_list("actor_id", "actor_name", "at", "subject_type", "subject_id", "reason", "facts"))


def on_the(proposal: Proposal) -> dict[str, str]:
    return {"act": proposal.act, "on": proposal.subject}


def test_a_proposal_alone_does_nothing_and_says_what_would_happen(ratna: Actor, now: datetime) -> None:
    proposal = propose(ratna, now, color="merah")
    assert (proposal.plan, proposal.asked) == ({"subject": "7", "color": "merah"}, {"color": "merah"})
    assert (proposal.state, proposal.reason, proposal.expires_at) == ("proposed", "Siap", now + GOOD_FOR)
    assert DONE == []
    assert events() == ["approvals.proposal.proposed"]


def test_another_person_confirms_and_it_is_done_in_their_name(ratna: Actor, bima: Actor, now: datetime) -> None:
    proposal = confirm(propose(ratna, now), bima, now)
    assert (proposal.state, proposal.confirmed_by, proposal.confirmed_at) == ("carried_out", bima.account_id, now)
    assert proposal.carried_out_at == now
    assert [("7", bima, now)] == DONE
    assert events() == ["approvals.proposal.proposed", "approvals.proposal.confirmed"]


def test_what_takes_long_is_begun_and_says_itself_when_it_is_done(ratna: Actor, bima: Actor, now: datetime) -> None:
    proposal = confirm(propose(ratna, now, LATER), bima, now)
    assert (proposal.state, BEGUN) == (ProposalState.CONFIRMED, [("7", bima, now)])
    note_carried_out(act=LATER, subject="7", now=now + A_MOMENT)
    proposal.refresh_from_db()
    assert (proposal.state, proposal.carried_out_at) == (ProposalState.CARRIED_OUT, now + A_MOMENT)


def test_what_is_carried_out_is_that_act_on_that_subject_alone(ratna: Actor, bima: Actor, now: datetime) -> None:
    here, there = (confirm(propose(ratna, now, LATER, subject=subject), bima, now) for subject in "78")
    for act, subject in ((AT_ONCE, "7"), (LATER, "9")):
        note_carried_out(act=act, subject=subject, now=now + A_MOMENT)
    assert {one.state for one in Proposal.objects.all()} == {ProposalState.CONFIRMED}
    for n in range(1, 3):
        note_carried_out(act=LATER, subject="7", now=now + n * A_MOMENT)
    here.refresh_from_db()
    there.refresh_from_db()
    assert (here.carried_out_at, there.carried_out_at) == (now + A_MOMENT, None)


def test_what_waits_waits_until_its_last_moment_and_is_overdue_from_the_next(ratna: Actor, now: datetime) -> None:
    proposal, end = propose(ratna, now), now + GOOD_FOR
    rows = Proposal.objects.all()
    assert [list(rows.waiting(end - A_MOMENT)), list(rows.overdue(end - A_MOMENT))] == [[proposal], []]
    assert [list(rows.waiting(end)), list(rows.overdue(end))] == [[], [proposal]]
    withdraw_proposal(proposal_id=proposal.pk, reason="Keliru", by=ratna, now=now)
    assert [list(rows.waiting(now)), list(rows.overdue(end)), list(rows.live())] == [[], [], []]


def test_confirming_twice_is_confirming_once(ratna: Actor, bima: Actor, now: datetime) -> None:
    proposal = propose(ratna, now)
    first, again = (confirm(proposal, bima, now + n * A_MOMENT) for n in range(2))
    assert first.confirmed_at == again.confirmed_at
    assert len(DONE) == 1


def test_the_trail_says_who_decided_which_act_on_what_when_and_why(ratna: Actor, bima: Actor, now: datetime) -> None:
    done, back = propose(ratna, now, reason=" Siap\n"), propose(bima, now, LATER, subject="8", reason="Kelak")
    confirm(done, bima, now + A_MOMENT)
    withdraw_proposal(proposal_id=back.pk, reason="Keliru", by=ratna, now=now + 2 * A_MOMENT)
    label, first, other = "approvals.Proposal", str(done.pk), str(back.pk)
    assert written("proposed") == [
        (ratna.account_id, "", now, label, first, "Siap", on_the(done)),
        (bima.account_id, "", now, label, other, "Kelak", on_the(back)),
    ]
    assert written("confirmed") == [(bima.account_id, "", now + A_MOMENT, label, first, "", on_the(done))]
    assert written("withdrawn") == [(ratna.account_id, "", now + 2 * A_MOMENT, label, other, "Keliru", on_the(back))]


def test_what_time_ended_stands_in_the_trail_as_ended_by_nobody(ratna: Actor, now: datetime) -> None:
    account = an_account(kind=Kind.OFFICE)
    gone = Actor.staff(with_roles(account, Role.OFFICER).account_id or uuid4())
    overdue, void = propose(ratna, now), propose(gone, now + A_MOMENT, LATER, subject="8")
    with_roles(account)
    end_proposals(by=ENDING, now=now + GOOD_FOR)
    nobody = (None, "approvals.end_proposals", now + GOOD_FOR, "approvals.Proposal")
    assert written("expired") == [(*nobody, str(overdue.pk), "", on_the(overdue))]
    assert written("voided") == [(*nobody, str(void.pk), "", on_the(void))]
    ends = Proposal.objects.order_by("subject").values_list("ended_at", "ended_by")
    assert list(ends) == [(now + GOOD_FOR, None)] * 2


def test_whoever_comes_second_is_told_who_was_first(ratna: Actor, bima: Actor, now: datetime) -> None:
    proposal = confirm(propose(ratna, now), bima, now)
    for late in (an_officer(name="Citra"), ratna):
        with pytest.raises(ConfirmedAlready) as refused:
            confirm(proposal, late, now)
        assert refused.value.by == bima.account_id
    assert len(DONE) == 1


def test_whoever_proposed_cannot_confirm(ratna: Actor, now: datetime) -> None:
    with pytest.raises(SamePerson):
        confirm(propose(ratna, now), ratna, now)
    assert DONE == []


def test_the_database_refuses_the_same_person_too(ratna: Actor, now: datetime) -> None:
    propose(ratna, now)
    with pytest.raises(IntegrityError, match="nobody_confirms_their_own_proposal"), transaction.atomic():
        Proposal.objects.update(state="confirmed", confirmed_by=ratna.account_id, confirmed_at=now)


@pytest.mark.parametrize(
    ("changes", "constraint"),
    [
        ({"state": "confirmed"}, "a_confirmed_proposal_is_final"),
        ({"state": "withdrawn"}, "an_ended_proposal_has_its_end"),
        ({"state": "maybe"}, "proposal_is_in_a_known_state"),
        ({"reason": ""}, "a_proposal_says_why"),
        ({"carried_out_at": datetime.fromisoformat("2021-02-24T03:00:00Z")}, "what_was_carried_out_has_its_time"),
    ],
)
def test_the_database_holds_a_proposals_life(
    changes: dict[str, object], constraint: str, ratna: Actor, now: datetime
) -> None:
    propose(ratna, now)
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Proposal.objects.update(**changes)


def test_the_database_refuses_a_confirmation_that_comes_too_late(ratna: Actor, bima: Actor, now: datetime) -> None:
    propose(ratna, now)
    with pytest.raises(IntegrityError, match="a_proposal_is_confirmed_in_its_time"), transaction.atomic():
        Proposal.objects.update(state="confirmed", confirmed_by=bima.account_id, confirmed_at=now + GOOD_FOR)


def test_until_the_last_microsecond_it_can_be_confirmed(ratna: Actor, bima: Actor, now: datetime) -> None:
    assert confirm(propose(ratna, now), bima, now + GOOD_FOR - A_MOMENT).state == ProposalState.CARRIED_OUT


def test_after_seventy_two_hours_it_cannot(ratna: Actor, bima: Actor, now: datetime) -> None:
    proposal = propose(ratna, now)
    with pytest.raises(ProposalExpired):
        confirm(proposal, bima, now + GOOD_FOR)
    assert DONE == []


def test_an_expired_proposal_makes_room_for_a_new_one(ratna: Actor, bima: Actor, now: datetime) -> None:
    old = propose(ratna, now)
    with pytest.raises(AlreadyProposed):
        propose(bima, now + GOOD_FOR - A_MOMENT)
    propose(bima, now + GOOD_FOR)
    old.refresh_from_db()
    assert (old.state, old.ended_at) == (ProposalState.EXPIRED, now + GOOD_FOR)


@pytest.mark.parametrize("roles", [(), (Role.AUDITOR,)])
def test_a_proposal_is_void_when_its_proposer_has_lost_the_permission(
    roles: tuple[Role, ...], bima: Actor, now: datetime
) -> None:
    account = an_account(kind=Kind.OFFICE)
    proposal = propose(with_roles(account, Role.OFFICER), now)
    with_roles(account, *roles)
    with pytest.raises(ProposalVoid):
        confirm(proposal, bima, now)
    assert DONE == []
    propose(bima, now)
    proposal.refresh_from_db()
    assert proposal.state == ProposalState.VOID


def test_a_role_taken_while_the_page_is_open_is_gone(ratna: Actor, now: datetime) -> None:
    account = an_account(kind=Kind.OFFICE)
    second = with_roles(account, Role.OFFICER)
    proposal = propose(ratna, now)
    with_roles(account, Role.CUSTODIAN)
    with pytest.raises(PermissionMissing) as missing:
        confirm(proposal, second, now)
    assert missing.value.permission is Permission.DECIDE_WAVES
    assert DONE == []


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.CUSTODIAN, Role.AUDITOR])
def test_other_roles_neither_propose_nor_confirm_nor_withdraw(role: Role, ratna: Actor, now: datetime) -> None:
    proposal, other = propose(ratna, now), an_officer(role)
    with pytest.raises(PermissionMissing):
        propose(other, now, subject="8")
    with pytest.raises(PermissionMissing):
        confirm(proposal, other, now)
    with pytest.raises(PermissionMissing):
        withdraw_proposal(proposal_id=proposal.pk, reason="Keliru", by=other, now=now)
    assert events() == ["approvals.proposal.proposed"]


@pytest.mark.parametrize("by", [Actor.visitor(), Actor.applicant(uuid4()), OPERATOR, SCREENING, Actor.partner("P")])
def test_neither_outsiders_nor_the_system_decide(by: Actor, ratna: Actor, now: datetime) -> None:
    proposal = propose(ratna, now)
    with pytest.raises(PermissionMissing):
        propose(by, now, subject="8")
    with pytest.raises(PermissionMissing):
        confirm(proposal, by, now)


def test_proposing_twice_is_proposing_once(ratna: Actor, now: datetime) -> None:
    assert propose(ratna, now).pk == propose(ratna, now).pk
    assert events() == ["approvals.proposal.proposed"]


def test_proposing_the_same_twice_is_proposing_once_whatever_is_asked_for(ratna: Actor, now: datetime) -> None:
    assert propose(ratna, now, color="merah").pk == propose(ratna, now, color="merah").pk
    plain = [propose_act(act=LATER, subject="7", reason="Siap", by=ratna, now=now).pk for _ in range(2)]
    assert plain[0] == plain[1]
    assert len(events()) == 2


def test_asking_for_something_else_is_another_proposal_and_has_to_wait(ratna: Actor, now: datetime) -> None:
    propose(ratna, now, color="merah")
    with pytest.raises(AlreadyProposed):
        propose(ratna, now, color="putih")


def test_what_another_person_proposed_is_not_proposed_again(ratna: Actor, bima: Actor, now: datetime) -> None:
    propose(ratna, now)
    with pytest.raises(AlreadyProposed):
        propose(bima, now)
    assert propose(bima, now, subject="8").subject == "8"


def test_what_is_confirmed_and_not_yet_done_is_not_proposed_again(ratna: Actor, bima: Actor, now: datetime) -> None:
    confirm(propose(ratna, now, LATER), bima, now)
    with pytest.raises(AlreadyProposed):
        propose(ratna, now, LATER)


def test_what_was_done_can_be_proposed_anew(ratna: Actor, bima: Actor, now: datetime) -> None:
    for _ in range(2):
        confirm(propose(ratna, now), bima, now)
    assert len(DONE) == 2


def test_what_is_decided_anew_after_the_clock_was_set_back_is_done(ratna: Actor, bima: Actor, now: datetime) -> None:
    """By its time the first decision would be the newest, and it is done already."""
    confirm(propose(ratna, now, LATER), bima, now)
    note_carried_out(act=LATER, subject="7", now=now)
    earlier = now - timedelta(hours=1)
    again = confirm(propose(ratna, earlier, LATER), bima, earlier)
    assert require_confirmed(LATER, subject="7", by=bima) == again
    note_carried_out(act=LATER, subject="7", now=earlier)
    assert require_confirmed(LATER, subject="7", by=bima).carried_out_at == now


def test_a_proposal_says_why(ratna: Actor, now: datetime) -> None:
    with pytest.raises(ReasonMissing):
        propose(ratna, now, reason=" \n ")


def test_what_could_not_be_done_now_is_not_proposed(ratna: Actor, now: datetime) -> None:
    with pytest.raises(NotNow):
        propose(ratna, now, subject="impossible")
    assert not Proposal.objects.exists()


def test_what_fails_when_it_is_done_is_not_confirmed(ratna: Actor, bima: Actor, now: datetime) -> None:
    proposal = propose(ratna, now, subject="fails")
    with pytest.raises(NotNow), transaction.atomic():
        confirm(proposal, bima, now)
    proposal.refresh_from_db()
    assert (proposal.state, proposal.confirmed_by) == (ProposalState.PROPOSED, None)


def test_a_withdrawn_proposal_cannot_be_confirmed(ratna: Actor, bima: Actor, now: datetime) -> None:
    proposal = propose(ratna, now)
    for _ in range(2):
        withdraw_proposal(proposal_id=proposal.pk, reason="Keliru", by=bima, now=now)
    with pytest.raises(NothingProposed):
        confirm(proposal, bima, now)
    proposal.refresh_from_db()
    assert (proposal.ended_by, proposal.ended_at) == (bima.account_id, now)
    assert events() == ["approvals.proposal.proposed", "approvals.proposal.withdrawn"]


def test_what_two_people_decided_is_not_withdrawn_by_one(ratna: Actor, bima: Actor, now: datetime) -> None:
    proposal = confirm(propose(ratna, now), bima, now)
    with pytest.raises(ConfirmedAlready):
        withdraw_proposal(proposal_id=proposal.pk, reason="Keliru", by=ratna, now=now)


def test_what_does_not_exist_is_neither_confirmed_nor_withdrawn(bima: Actor, now: datetime) -> None:
    with pytest.raises(NothingProposed):
        confirm_proposal(proposal_id=uuid4(), by=bima, now=now)
    with pytest.raises(NothingProposed):
        withdraw_proposal(proposal_id=uuid4(), reason="Keliru", by=bima, now=now)


def test_a_verb_is_done_by_the_second_of_the_two_and_by_nobody_else(ratna: Actor, bima: Actor, now: datetime) -> None:
    with pytest.raises(NotConfirmed) as refused:
        require_confirmed(LATER, subject="7", by=bima)
    assert refused.value.act is LATER
    proposal = propose(ratna, now, LATER)
    with pytest.raises(NotConfirmed):
        require_confirmed(LATER, subject="7", by=bima)
    confirm(proposal, bima, now)
    assert require_confirmed(LATER, subject="7", by=bima).pk == proposal.pk
    for other in (ratna, an_officer(), Actor.applicant(bima.account_id or uuid4()), OPERATOR):
        with pytest.raises(NotConfirmed):
            require_confirmed(LATER, subject="7", by=other)
    with pytest.raises(NotConfirmed):
        require_confirmed(LATER, subject="8", by=bima)


def test_the_queue_acts_as_the_confirmer_whose_permission_was_read_then(ratna: Actor, now: datetime) -> None:
    account = an_account(kind=Kind.OFFICE)
    second = with_roles(account, Role.OFFICER)
    assert confirmer_of(LATER, subject="7") is None
    confirm(propose(ratna, now, LATER), second, now)
    with_roles(account, Role.AUDITOR)
    assert confirmer_of(LATER, subject="7") == second
    assert require_confirmed(LATER, subject="7", by=second)


def test_two_later_decisions_undo_what_was_decided_and_void_what_waits(
    ratna: Actor, bima: Actor, now: datetime
) -> None:
    done, waits = confirm(propose(ratna, now, LATER), bima, now), propose(ratna, now)
    for _ in range(2):
        undo_acts(acts=[LATER, AT_ONCE], subject="7", by=bima, now=now)
    done.refresh_from_db()
    waits.refresh_from_db()
    assert (done.state, waits.state) == (ProposalState.UNDONE, ProposalState.VOID)
    assert {"approvals.proposal.undone", "approvals.proposal.voided"} <= set(events())
    with pytest.raises(NotConfirmed):
        require_confirmed(LATER, subject="7", by=bima)


def test_undoing_touches_neither_other_acts_nor_other_subjects(ratna: Actor, bima: Actor, now: datetime) -> None:
    undone, other = (confirm(propose(ratna, now, LATER, subject=subject), bima, now) for subject in "78")
    carried_out, waits = confirm(propose(ratna, now), bima, now), propose(ratna, now, subject="8")
    undo_acts(acts=[LATER], subject="7", by=bima, now=now + A_MOMENT)
    states = [one.state for one in Proposal.objects.order_by("act", "subject")]
    assert states == ["carried_out", "proposed", "undone", "confirmed"]
    undone.refresh_from_db()
    assert (undone.ended_at, undone.ended_by) == (now + A_MOMENT, bima.account_id)
    assert written("undone") == [
        (bima.account_id, "", now + A_MOMENT, "approvals.Proposal", str(undone.pk), "", on_the(undone))
    ]
    assert Proposal.objects.filter(ended_at=None).count() == 3
    assert {other.pk, carried_out.pk, waits.pk} == set(
        Proposal.objects.filter(ended_by=None).values_list("pk", flat=True)
    )


def test_what_waits_is_void_by_whoever_decided_otherwise(ratna: Actor, bima: Actor, now: datetime) -> None:
    waits, elsewhere = (propose(ratna, now, subject=subject) for subject in "78")
    undo_acts(acts=[AT_ONCE], subject="7", by=bima, now=now + A_MOMENT)
    waits.refresh_from_db()
    elsewhere.refresh_from_db()
    assert (waits.state, waits.ended_at, waits.ended_by) == ("void", now + A_MOMENT, bima.account_id)
    assert elsewhere.state == ProposalState.PROPOSED
    assert written("voided") == [
        (bima.account_id, "", now + A_MOMENT, "approvals.Proposal", str(waits.pk), "", on_the(waits))
    ]


def test_what_was_decided_last_counts_and_of_one_moment_the_later_one(ratna: Actor, bima: Actor, now: datetime) -> None:
    early, late = (confirm(propose(ratna, now + n * A_MOMENT), bima, now + n * A_MOMENT) for n in range(2))
    assert require_confirmed(AT_ONCE, subject="7", by=bima).pk == late.pk
    written_later = confirm(propose(ratna, now - A_MOMENT), bima, now)
    assert require_confirmed(AT_ONCE, subject="7", by=bima).pk == late.pk
    same_moment = confirm(propose(ratna, now + A_MOMENT), bima, now + A_MOMENT)
    assert list(Proposal.objects.newest()) == [same_moment, late, early, written_later]


def test_the_clock_ends_what_is_overdue_or_void_and_nothing_else(ratna: Actor, now: datetime) -> None:
    account = an_account(kind=Kind.OFFICE)
    overdue, void = propose(ratna, now), propose(with_roles(account, Role.OFFICER), now + A_MOMENT, subject="8")
    good = propose(ratna, now + A_MOMENT, subject="9")
    with_roles(account)
    for _ in range(2):
        end_proposals(by=ENDING, now=now + GOOD_FOR)
    states = {one.subject: one.state for one in Proposal.objects.all()}
    assert states == {"7": "expired", "8": "void", "9": "proposed"}
    assert {"approvals.proposal.expired", "approvals.proposal.voided"} <= set(events())
    assert good.pk
    assert overdue.pk
    assert void.pk


def test_only_its_task_ends_proposals(ratna: Actor, now: datetime) -> None:
    with pytest.raises(PermissionMissing):
        end_proposals(by=ratna, now=now)


def test_nothing_is_proposed_when_the_audit_cannot_be_written(ratna: Actor, now: datetime, broken_audit: None) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        propose(ratna, now)
    assert not Proposal.objects.exists()


def test_an_act_has_one_name_and_one_doer() -> None:
    with pytest.raises(DeclaredTwice):
        declare_act(AT_ONCE.name, permission=Permission.DECIDE_WAVES, foresee=AT_ONCE.foresee)
    with pytest.raises(BoundTwice):
        carries_out(AT_ONCE)(binding_of(AT_ONCE).function)
    with pytest.raises(UnknownAct):
        act_named("tests.nothing")


def test_no_account_is_needed_to_keep_a_decision(ratna: Actor, bima: Actor, now: datetime) -> None:
    proposal = confirm(propose(ratna, now), bima, now)
    Account.objects.all().delete()
    assert Proposal.objects.get().pk == proposal.pk
