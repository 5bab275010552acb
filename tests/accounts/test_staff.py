"""Staff, their roles and their second factor."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import transaction

from prakerja.accounts.appoint_first_staff import OfficeStands, appoint_first_staff
from prakerja.accounts.events import AccountsEvent
from prakerja.accounts.insert_account import AddressTaken
from prakerja.accounts.models import Account, AuthenticatorApp
from prakerja.accounts.second_factors import paper_of
from prakerja.accounts.set_up_second_factor import set_up_second_factor
from prakerja.audit.models import Event
from prakerja.authority.models import Member
from prakerja.authority.require import PermissionMissing, roles_of
from prakerja.authority.roles import Role
from prakerja.authority.set_roles import RolesNeverMeet
from prakerja.codes.tallies import TriesSpent
from prakerja.kit.actor import Actor
from tests.situations.accounts import (
    NOW,
    TOTP_SECRET,
    a_member_of_staff,
    an_account,
    letters_to,
    papers_of,
    renewed,
    shows,
    totp_now,
)
from tests.situations.authority import OPERATOR

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(minutes=3)


def events(name: AccountsEvent) -> int:
    return Event.objects.filter(name=name).count()


def appointed(*roles: Role, email: str = "budi@prakerja.example", by: Actor = OPERATOR) -> Account:
    return appoint_first_staff(email=email, full_name="Budi Santoso", roles=roles, by=by, now=NOW)


def test_the_first_staff_are_appointed_with_their_roles_and_the_audit_names_the_operator() -> None:
    account = appointed(Role.OFFICER, Role.AUDITOR)
    assert account.is_staff
    assert roles_of(account.pk) == {Role.OFFICER, Role.AUDITOR}
    event = Event.objects.get(name=AccountsEvent.STAFF_APPOINTED)
    assert (event.actor_kind, event.actor_name) == ("operator", "Wati Operator")
    assert event.facts == {"roles": ["auditor", "officer"]}


@pytest.mark.parametrize("by", [Actor.visitor(), Actor.applicant(uuid4()), Actor.staff(uuid4()), Actor.system("demo")])
def test_nobody_but_the_operator_appoints_the_first_staff(by: Actor) -> None:
    with pytest.raises(PermissionMissing):
        appointed(Role.OFFICER, by=by)
    assert not Account.objects.exists()


def test_once_two_can_decide_it_no_operator_appoints_a_third() -> None:
    appointed(Role.OFFICER)
    appointed(Role.OFFICER, email="bima@prakerja.example")
    with pytest.raises(OfficeStands):
        appointed(Role.AUDITOR, email="citra@prakerja.example")
    assert Account.objects.count() == 2


def test_an_address_that_has_an_account_is_not_made_staff() -> None:
    an_account("budi@prakerja.example")
    with pytest.raises(AddressTaken):
        appointed(Role.OFFICER, email="Budi@prakerja.example")


def test_nobody_is_appointed_to_roles_that_never_meet() -> None:
    with pytest.raises(RolesNeverMeet), transaction.atomic():
        appointed(Role.OFFICER, Role.CUSTODIAN)
    assert not Account.objects.exists()


def test_nobody_is_appointed_when_the_audit_fails(broken_audit: None) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        appointed(Role.OFFICER)
    assert not Account.objects.exists()
    assert not Member.objects.exists()


def test_the_secret_of_the_second_factor_is_sealed() -> None:
    a_member_of_staff()
    app = AuthenticatorApp.objects.get()
    assert TOTP_SECRET.encode() not in bytes(app.sealed_secret)
    assert app.secret == TOTP_SECRET


def test_the_second_factor_is_set_up_once() -> None:
    account = a_member_of_staff(totp_secret=None)
    for secret in (TOTP_SECRET, "A" * 32):
        set_up_second_factor(account=account, secret=secret, by=Actor.staff(account.pk), now=NOW)
    assert shows(account, totp_now(at=NOW))
    paper = paper_of(account.pk)
    assert paper is not None
    assert paper.left == 10
    assert [letter.text for letter in letters_to(account.email)] == ["second_factor_set_up"]
    assert events(AccountsEvent.SECOND_FACTOR_SET_UP) == 1


def test_setting_it_up_ends_sessions_that_began_without_it() -> None:
    account = a_member_of_staff(totp_secret=None)
    before = account.get_session_auth_hash()
    set_up_second_factor(account=account, secret=TOTP_SECRET, by=Actor.staff(account.pk), now=NOW)
    account.refresh_from_db()
    assert account.get_session_auth_hash() != before


def test_a_code_of_the_app_opens_once() -> None:
    account = a_member_of_staff()
    code = totp_now(at=NOW)
    assert shows(account, code)
    assert not shows(account, code, now=NOW + timedelta(seconds=20))


def test_a_code_older_than_one_that_opened_opens_nothing() -> None:
    account = a_member_of_staff()
    before = totp_now(half_minutes=-1, at=NOW)
    assert shows(account, totp_now(at=NOW))
    assert not shows(account, before)


@pytest.mark.parametrize(("off", "opens"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_code_opens_half_a_minute_before_and_after_its_time_and_no_more(off: int, opens: bool) -> None:
    account = a_member_of_staff()
    assert shows(account, totp_now(half_minutes=off, at=NOW)) is opens


def test_a_clock_half_a_minute_off_does_not_matter() -> None:
    account = a_member_of_staff()
    assert shows(account, totp_now(half_minutes=1, at=NOW))


def test_a_recovery_code_opens_once() -> None:
    account = a_member_of_staff()
    paper = papers_of(account)[3]
    assert shows(account, paper)
    assert not shows(account, paper, now=LATER)
    assert paper not in papers_of(account)


def test_a_recovery_code_does_not_do_where_the_app_is_asked_for() -> None:
    account = a_member_of_staff()
    assert not shows(account, papers_of(account)[0], from_app_only=True)


def test_five_wrong_codes_lock_the_second_factor_for_a_quarter_of_an_hour() -> None:
    account = a_member_of_staff()
    for _ in range(5):
        assert not shows(account, "000000")
    with pytest.raises(TriesSpent) as spent:
        shows(account, totp_now(at=NOW))
    assert spent.value.free_at == NOW + timedelta(minutes=15)


def test_new_recovery_codes_replace_the_old_ones() -> None:
    account = a_member_of_staff()
    old = papers_of(account)
    renewed(account)
    assert not set(old) & set(papers_of(account))
    assert letters_to(account.email)[-1].text == "recovery_codes_renewed"
    assert events(AccountsEvent.RECOVERY_CODES_RENEWED) == 1
