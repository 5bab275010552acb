"""The demo's office is made as a real one is: two by the operator, the others by these two."""

from datetime import datetime

import pyotp
import pytest
from django.db import transaction

from prakerja.accounts.acts import APPOINT
from prakerja.accounts.appoint_first_staff import OfficeStands
from prakerja.accounts.kinds import STAFF_KINDS, kind_for
from prakerja.accounts.models import Account, AuthenticatorApp
from prakerja.accounts.second_factors import has_second_factor
from prakerja.accounts.sign_in_by_password import sign_in_by_password
from prakerja.approvals.models import Proposal
from prakerja.approvals.states import ProposalState
from prakerja.audit.models import Event
from prakerja.authority.models import Member
from prakerja.authority.require import PermissionMissing, roles_of
from prakerja.authority.roles import Role
from prakerja.draw.custodians import appointed_custodians
from prakerja.kit.actor import Actor
from prakerja.simulation.demo_people import PASSWORD, STAFF, StaffSignIn
from prakerja.simulation.demo_staff import put_staff
from tests.situations.accounts import NETWORK, a_member_of_staff, shows
from tests.situations.authority import OPERATOR
from tests.situations.rows import all_rows, changed_since

pytestmark = pytest.mark.django_db


def account_of(one: StaffSignIn) -> Account:
    return Account.objects.with_address(one.email).get()


@pytest.fixture
def office(now: datetime) -> None:
    put_staff(by=OPERATOR, now=now)


@pytest.mark.parametrize("one", STAFF, ids=lambda one: one.email)
def test_everybody_signs_in_with_password_and_second_factor(office: None, one: StaffSignIn, now: datetime) -> None:
    account = sign_in_by_password(email=one.email, password=PASSWORD, network=NETWORK, now=now)
    assert account is not None
    assert account.full_name == one.full_name
    assert roles_of(account.pk) == {one.role}
    code = pyotp.TOTP(one.totp_secret).at(now)
    assert shows(account, code, now=now)


def test_the_first_two_are_the_operators_and_the_others_the_decision_of_these_two(office: None) -> None:
    appointed = {event.subject_id: event for event in Event.objects.filter(name="accounts.staff.appointed")}
    first, second, *others = [account_of(one) for one in STAFF]
    for account in (first, second):
        assert appointed[str(account.pk)].actor_name == OPERATOR.name
    for account in others:
        assert appointed[str(account.pk)].actor_id == second.pk
    proposals = Proposal.objects.filter(act=APPOINT.name)
    assert {(one.proposed_by, one.confirmed_by, one.state) for one in proposals} == {
        (first.pk, second.pk, ProposalState.CARRIED_OUT.value)
    }
    assert len(proposals) == len(others)


def test_a_draw_finds_its_custodians_from_outside_the_office(office: None, now: datetime) -> None:
    assert len(appointed_custodians(now=now)) == 3
    kinds = dict(Account.objects.filter(kind__in=STAFF_KINDS).values_list("email", "kind"))
    assert kinds == {one.email: kind_for([one.role]) for one in STAFF}


def test_putting_them_twice_is_putting_them_once(office: None, now: datetime) -> None:
    before = all_rows()
    put_staff(by=OPERATOR, now=now)
    assert changed_since(before) == set()


@pytest.mark.parametrize("there", range(1, len(STAFF)))
def test_whoever_is_missing_is_added_and_the_others_stay_as_they_are(
    there: int, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr("prakerja.simulation.demo_staff.STAFF", STAFF[:there])
        put_staff(by=OPERATOR, now=now)
    before = {account.email: account.password for account in Account.objects.all()}
    assert set(before) == {one.email for one in STAFF[:there]}
    put_staff(by=OPERATOR, now=now)
    after = {account.email: account.password for account in Account.objects.all()}
    assert set(after) == {one.email for one in STAFF}
    assert before.items() <= after.items()
    assert all(has_second_factor(account_of(one).pk) for one in STAFF)


def test_where_two_decide_already_no_operator_adds_the_demos(now: datetime) -> None:
    """A demo is put into an empty house; beside a real office it is refused, whole."""
    for email in ("satu@prakerja.example", "dua@prakerja.example"):
        a_member_of_staff(email, Role.OFFICER)
    before = all_rows()
    with pytest.raises(OfficeStands), transaction.atomic():
        put_staff(by=OPERATOR, now=now)
    assert changed_since(before) == set()


@pytest.mark.parametrize("by", [Actor.visitor(), Actor.system("approvals.end_proposals")], ids=lambda by: by.kind)
def test_nobody_but_an_operator_puts_them(by: Actor, now: datetime) -> None:
    with pytest.raises(PermissionMissing):
        put_staff(by=by, now=now)
    assert not Member.objects.exists()


def test_when_the_audit_fails_there_is_no_office(now: datetime, broken_audit: None) -> None:
    before = all_rows()
    with pytest.raises(RuntimeError), transaction.atomic():
        put_staff(by=OPERATOR, now=now)
    assert changed_since(before) == set()
    assert not AuthenticatorApp.objects.exists()


def test_secrets_of_the_authenticator_differ() -> None:
    assert len({one.totp_secret for one in STAFF}) == len(STAFF)
    assert len({one.email for one in STAFF}) == len(STAFF)
