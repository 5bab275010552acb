"""Nobody decides about themselves in the office: neither by confirming, nor by proposing more, nor by stopping it."""

from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from prakerja.accounts.kinds import Kind
from prakerja.approvals.confirm_proposal import SamePerson
from prakerja.approvals.impartial import FavoursProposer, OwnCase
from prakerja.approvals.models import Proposal
from prakerja.approvals.states import ProposalState
from prakerja.approvals.withdraw_proposal import withdraw_proposal
from prakerja.audit.models import Event
from prakerja.authority.require import roles_of
from prakerja.authority.roles import Role
from prakerja.authority.set_roles import set_roles
from prakerja.kit.actor import Actor
from tests.accounts.test_staff_by_two import appointment, change, confirmed
from tests.situations.accounts import NOW, an_account
from tests.situations.authority import with_roles
from tests.situations.rows import all_rows, changed_since
from tests.situations.waves import an_officer

pytestmark = pytest.mark.django_db

#: Of somebody who is officer and reviewer.
BEFORE = (Role.OFFICER, Role.REVIEWER)
LESS = [(Role.OFFICER,), (Role.REVIEWER,), ()]
MORE_OR_OTHER = [(Role.OFFICER, Role.AUDITOR), (Role.AUDITOR,)]


@pytest.fixture
def citra() -> Actor:
    """In an office that does not depend on her."""
    an_officer(name="Bima")
    an_officer(name="Dewi")
    return with_roles(an_account("citra@prakerja.example", kind=Kind.OFFICE), *BEFORE)


def person(by: Actor) -> UUID:
    assert by.account_id is not None
    return by.account_id


@pytest.mark.parametrize("roles", MORE_OR_OTHER)
def test_nobody_proposes_for_themselves_what_they_do_not_have(citra: Actor, roles: tuple[Role, ...]) -> None:
    before = all_rows()
    with pytest.raises(FavoursProposer):
        change(person(citra), *roles, by=citra)
    assert changed_since(before) == set()


@pytest.mark.parametrize("roles", LESS)
def test_one_proposes_to_give_something_up_and_another_confirms_it(citra: Actor, roles: tuple[Role, ...]) -> None:
    proposal = change(person(citra), *roles, by=citra)
    with pytest.raises(SamePerson):
        confirmed(proposal, by=citra)
    confirmed(proposal)
    assert roles_of(person(citra)) == set(roles)


@pytest.mark.parametrize("roles", [*LESS, *MORE_OR_OTHER])
def test_nobody_confirms_a_promotion_or_a_demotion_of_their_own(citra: Actor, roles: tuple[Role, ...]) -> None:
    proposal = change(person(citra), *roles)
    before = all_rows()
    with pytest.raises(OwnCase), transaction.atomic():
        confirmed(proposal, by=citra)
    assert changed_since(before) == set()
    confirmed(proposal)
    assert roles_of(person(citra)) == set(roles)


def test_nobody_stops_what_another_proposed_about_them(citra: Actor) -> None:
    proposal = change(person(citra))
    with pytest.raises(OwnCase):
        withdraw_proposal(proposal_id=proposal.pk, reason="Keliru", by=citra, now=NOW)
    assert Proposal.objects.get().state == ProposalState.PROPOSED
    assert not Event.objects.filter(name="approvals.withdrawn").exists()


def test_what_one_proposed_about_oneself_one_may_take_back(citra: Actor) -> None:
    proposal = change(person(citra), by=citra)
    assert (
        withdraw_proposal(proposal_id=proposal.pk, reason="Keliru", by=citra, now=NOW).state == ProposalState.WITHDRAWN
    )


def test_what_came_to_an_end_is_told_to_whomever_it_was_about_as_to_others(citra: Actor) -> None:
    proposal, bima = change(person(citra)), an_officer(name="Bima")
    withdraw_proposal(proposal_id=proposal.pk, reason="Keliru", by=bima, now=NOW)
    assert withdraw_proposal(proposal_id=proposal.pk, reason="Keliru", by=citra, now=NOW).ended_by == bima.account_id


def test_what_would_have_taken_from_its_proposer_and_would_now_give_to_them_is_not_confirmed(citra: Actor) -> None:
    """She would leave the office and keep the reviews; between the two moments these were taken from her."""
    proposal = change(person(citra), Role.REVIEWER, by=citra)
    set_roles(account_id=person(citra), roles=[Role.OFFICER], now=NOW)
    with pytest.raises(FavoursProposer), transaction.atomic():
        confirmed(proposal)
    assert roles_of(person(citra)) == {Role.OFFICER}


def test_an_appointment_concerns_nobody_of_the_office(citra: Actor) -> None:
    proposal = appointment(Role.REVIEWER, by=citra)
    assert proposal.about is None
    assert confirmed(proposal).state == ProposalState.CARRIED_OUT


def test_the_proposal_names_whom_it_is_about(citra: Actor) -> None:
    assert change(person(citra)).about == person(citra)


def test_the_database_refuses_a_confirmation_by_whomever_it_is_about(citra: Actor) -> None:
    change(person(citra))
    with pytest.raises(IntegrityError, match="nobody_confirms_what_is_about_themselves"), transaction.atomic():
        Proposal.objects.update(state=ProposalState.CONFIRMED, confirmed_by=person(citra), confirmed_at=NOW)
