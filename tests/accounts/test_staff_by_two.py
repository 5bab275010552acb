"""Who belongs to the office, and as what, is decided by two people."""

from uuid import UUID, uuid4

import pytest
from django.db import transaction

from prakerja.accounts.acts import (
    APPOINT,
    CHANGE_ROLES,
    NoRoles,
    SameRoles,
    TooFewDeciders,
    subject_of_address,
)
from prakerja.accounts.appoint_staff import appoint_staff
from prakerja.accounts.change_roles import change_roles
from prakerja.accounts.insert_account import AddressTaken
from prakerja.accounts.models import Account
from prakerja.accounts.purposes import RESET
from prakerja.accounts.set_new_password import set_new_password
from prakerja.approvals.confirm_proposal import ProposalVoid, SamePerson, confirm_proposal
from prakerja.approvals.models import Proposal
from prakerja.approvals.propose_act import AlreadyProposed, propose_act
from prakerja.approvals.register import Act, Plan
from prakerja.approvals.require_confirmed import NotConfirmed
from prakerja.audit.models import Event
from prakerja.authority.require import PermissionMissing, roles_of
from prakerja.authority.roles import Role
from prakerja.authority.set_roles import RolesNeverMeet
from prakerja.codes.type_code import type_code
from prakerja.kit.actor import Actor
from tests.situations.accounts import NOW, a_code, a_member_of_staff, an_account, last_letter
from tests.situations.authority import OPERATOR
from tests.situations.waves import an_officer

pytestmark = pytest.mark.django_db
SARI = "sari@prakerja.example"


def appointment(*roles: Role, email: str = SARI, by: Actor | None = None) -> Proposal:
    asked: Plan = {"email": email, "full_name": "Sari Contoh", "roles": [role.value for role in roles]}
    return propose_act(
        act=APPOINT,
        subject=subject_of_address(email),
        asked=asked,
        reason="Tim bertambah",
        by=by or an_officer(),
        now=NOW,
    )


def change(person: UUID, *roles: Role, by: Actor | None = None) -> Proposal:
    asked: Plan = {"roles": [role.value for role in roles]}
    return propose_act(
        act=CHANGE_ROLES, subject=str(person), asked=asked, reason="Pindah tugas", by=by or an_officer(), now=NOW
    )


def confirmed(proposal: Proposal, by: Actor | None = None) -> Proposal:
    return confirm_proposal(proposal_id=proposal.pk, by=by or an_officer(name="Bima"), now=NOW)


def a_reviewer() -> Account:
    return a_member_of_staff("wulan@prakerja.example", Role.REVIEWER)


def test_two_people_appoint_a_third_who_has_no_password_yet() -> None:
    confirmed(appointment(Role.OFFICER, Role.REVIEWER))
    sari = Account.objects.with_address(SARI).get()
    assert roles_of(sari.pk) == {Role.OFFICER, Role.REVIEWER}
    assert (sari.is_staff, sari.full_name, sari.has_usable_password()) == (True, "Sari Contoh", False)
    assert Event.objects.get(name="accounts.staff.appointed").facts == {"roles": ["officer", "reviewer"]}


def test_whoever_is_only_proposed_has_no_account() -> None:
    proposal = appointment(Role.REVIEWER)
    assert proposal.plan == {"full_name": "Sari Contoh", "email": SARI, "roles": ["reviewer"]}
    assert not Account.objects.with_address(SARI).exists()


def test_the_same_address_is_proposed_once_however_it_is_typed() -> None:
    appointment(Role.REVIEWER)
    with pytest.raises(AlreadyProposed):
        appointment(Role.REVIEWER, email=SARI.upper())


def test_nobody_is_appointed_to_nothing_or_to_roles_that_never_meet_or_twice() -> None:
    an_account("punya@contoh.example")
    with pytest.raises(NoRoles):
        appointment()
    with pytest.raises(RolesNeverMeet):
        appointment(Role.OFFICER, Role.CUSTODIAN)
    with pytest.raises(AddressTaken):
        appointment(Role.AUDITOR, email="Punya@contoh.example")
    assert not Proposal.objects.exists()


def test_an_address_that_was_taken_meanwhile_is_not_appointed() -> None:
    proposal = appointment(Role.AUDITOR)
    an_account(SARI)
    with pytest.raises(AddressTaken):
        confirmed(proposal)


def test_two_people_change_somebodys_roles() -> None:
    wulan = a_reviewer()
    proposal = change(wulan.pk, Role.AUDITOR)
    assert proposal.plan["roles_before"] == ["reviewer"]
    assert roles_of(wulan.pk) == {Role.REVIEWER}
    confirmed(proposal)
    assert roles_of(wulan.pk) == {Role.AUDITOR}
    event = Event.objects.get(name="accounts.staff.roles_changed")
    assert (event.facts, event.reason) == ({"roles": ["auditor"]}, "Pindah tugas")


def test_other_roles_end_the_sessions_that_began_with_the_old_ones() -> None:
    wulan = a_reviewer()
    before = wulan.get_session_auth_hash()
    confirmed(change(wulan.pk, Role.AUDITOR))
    assert Account.objects.get(pk=wulan.pk).get_session_auth_hash() != before


def test_whoever_has_no_role_left_is_out_until_two_people_take_them_back() -> None:
    wulan = a_reviewer()
    confirmed(change(wulan.pk))
    assert not Account.objects.get(pk=wulan.pk).is_active
    confirmed(change(wulan.pk, Role.REVIEWER))
    assert Account.objects.get(pk=wulan.pk).is_active
    assert roles_of(wulan.pk) == {Role.REVIEWER}


def test_the_same_roles_and_roles_that_never_meet_are_not_proposed() -> None:
    wulan = a_reviewer()
    with pytest.raises(SameRoles):
        change(wulan.pk, Role.REVIEWER)
    with pytest.raises(RolesNeverMeet):
        change(wulan.pk, Role.REVIEWER, Role.AUDITOR)


def test_the_last_two_officers_stay() -> None:
    ratna, bima = an_officer(), an_officer(name="Bima")
    assert bima.account_id
    with pytest.raises(TooFewDeciders):
        change(bima.account_id, Role.AUDITOR, by=ratna)
    change(bima.account_id, Role.OFFICER, Role.REVIEWER, by=ratna)


def test_of_two_departures_that_would_strand_the_office_the_second_is_refused() -> None:
    ratna, bima, citra = an_officer(), an_officer(name="Bima"), an_officer(name="Citra")
    assert ratna.account_id
    assert citra.account_id
    first, second = change(citra.account_id, by=ratna), change(ratna.account_id, by=ratna)
    confirmed(first, by=bima)
    with pytest.raises(TooFewDeciders):
        confirmed(second, by=bima)
    assert roles_of(ratna.account_id) == {Role.OFFICER}


def test_an_applicant_is_given_no_role() -> None:
    with pytest.raises(Account.DoesNotExist):
        change(an_account().pk, Role.OFFICER)


def test_nobody_confirms_what_they_proposed() -> None:
    ratna = an_officer()
    with pytest.raises(SamePerson):
        confirmed(appointment(Role.OFFICER, by=ratna), by=ratna)
    assert not Account.objects.with_address(SARI).exists()


def test_an_appointment_falls_with_its_proposer() -> None:
    ratna, bima, citra = an_officer(), an_officer(name="Bima"), an_officer(name="Citra")
    assert ratna.account_id
    proposal = appointment(Role.AUDITOR, by=ratna)
    confirmed(change(ratna.account_id, Role.AUDITOR, by=citra), by=bima)
    with pytest.raises(ProposalVoid):
        confirmed(proposal, by=bima)


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.CUSTODIAN, Role.AUDITOR])
def test_officers_alone_propose_and_confirm(role: Role) -> None:
    other, wulan = an_officer(role), a_reviewer()
    with pytest.raises(PermissionMissing):
        appointment(Role.AUDITOR, by=other)
    with pytest.raises(PermissionMissing):
        change(wulan.pk, Role.AUDITOR, by=other)
    for proposal in (appointment(Role.AUDITOR), change(wulan.pk, Role.AUDITOR)):
        with pytest.raises(PermissionMissing):
            confirmed(proposal, by=other)


@pytest.mark.parametrize("by", [OPERATOR, Actor.staff(uuid4())])
def test_nobody_does_it_alone(by: Actor) -> None:
    for verb, what in ((appoint_staff, "address"), (change_roles, "account_id")):
        with pytest.raises(NotConfirmed):
            verb(**{what: uuid4()}, by=by, now=NOW)


@pytest.mark.parametrize("act", [APPOINT, CHANGE_ROLES])
def test_confirming_twice_is_confirming_once(act: Act) -> None:
    proposal = appointment(Role.AUDITOR) if act is APPOINT else change(a_reviewer().pk, Role.AUDITOR)
    bima = an_officer(name="Bima")
    confirmed(proposal, by=bima)
    before = Event.objects.count()
    confirmed(proposal, by=bima)
    assert Event.objects.count() == before


def test_nothing_changes_when_the_audit_fails(request: pytest.FixtureRequest) -> None:
    wulan, bima = a_reviewer(), an_officer(name="Bima")
    proposal = change(wulan.pk)
    request.getfixturevalue("broken_audit")
    with pytest.raises(RuntimeError), transaction.atomic():
        confirmed(proposal, by=bima)
    assert roles_of(wulan.pk) == {Role.REVIEWER}
    assert Account.objects.get(pk=wulan.pk).is_active


def test_whoever_was_appointed_makes_their_password_by_the_reset_letter() -> None:
    confirmed(appointment(Role.REVIEWER))
    code = a_code(SARI, RESET)
    type_code(purpose=RESET, owner_id=code.owner_id, typed=last_letter(SARI).code, now=NOW)
    sari = set_new_password(code_id=code.owner_id, password="kuda-hijau-lompat", by=Actor.visitor(), now=NOW)
    assert sari.check_password("kuda-hijau-lompat")
