"""Staff, their roles and their second factor."""

from datetime import timedelta

import pytest

from prakerja.accounts.check_second_factor import check_second_factor
from prakerja.accounts.events import AccountsEvent
from prakerja.accounts.give_role import NotStaff, give_role
from prakerja.accounts.insert_account import AddressTaken
from prakerja.accounts.models import AuthenticatorApp, StaffRole
from prakerja.accounts.renew_recovery_codes import renew_recovery_codes
from prakerja.accounts.roles import Role
from prakerja.accounts.set_up_second_factor import set_up_second_factor
from prakerja.accounts.take_role import take_role
from prakerja.audit.models import Event
from prakerja.codes.tallies import TriesSpent
from prakerja.kit.actor import Actor
from tests.situations.accounts import NOW, TOTP_SECRET, a_member_of_staff, an_account, letters_to, papers_of, totp_now

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(minutes=3)


def events(name: AccountsEvent) -> int:
    return Event.objects.filter(name=name).count()


def test_staff_are_created_with_their_roles() -> None:
    account = a_member_of_staff("budi@prakerja.example", Role.OFFICER, Role.AUDITOR)
    assert account.is_staff
    assert set(account.roles.values_list("role", flat=True)) == {"officer", "auditor"}
    assert events(AccountsEvent.STAFF_CREATED) == 1
    assert events(AccountsEvent.ROLE_GIVEN) == 2


def test_an_address_that_has_an_account_is_not_made_staff() -> None:
    an_account("budi@prakerja.example")
    with pytest.raises(AddressTaken):
        a_member_of_staff("Budi@prakerja.example")


def test_a_role_given_twice_is_given_once(clerk: Actor) -> None:
    account = a_member_of_staff("budi@prakerja.example", Role.OFFICER)
    give_role(account=account, role=Role.OFFICER, by=clerk, now=NOW)
    assert StaffRole.objects.count() == events(AccountsEvent.ROLE_GIVEN) == 1


def test_an_applicant_cannot_hold_a_role(clerk: Actor) -> None:
    with pytest.raises(NotStaff):
        give_role(account=an_account(), role=Role.OFFICER, by=clerk, now=NOW)


def test_a_role_is_taken_once(clerk: Actor) -> None:
    account = a_member_of_staff("budi@prakerja.example", Role.OFFICER)
    for _ in range(2):
        take_role(account=account, role=Role.OFFICER, by=clerk, now=NOW)
    assert not StaffRole.objects.exists()
    assert events(AccountsEvent.ROLE_TAKEN) == 1


def test_the_secret_of_the_second_factor_is_sealed() -> None:
    a_member_of_staff()
    app = AuthenticatorApp.objects.get()
    assert TOTP_SECRET.encode() not in bytes(app.sealed_secret)
    assert app.secret == TOTP_SECRET


def test_the_second_factor_is_set_up_once(clerk: Actor) -> None:
    account = a_member_of_staff(totp_secret=None)
    for secret in (TOTP_SECRET, "A" * 32):
        set_up_second_factor(account=account, secret=secret, by=clerk, now=NOW)
    assert check_second_factor(account=account, typed=totp_now(at=NOW), now=NOW)
    assert len(papers_of(account)) == 10
    assert [letter.text for letter in letters_to(account.email)] == ["second_factor_set_up"]
    assert events(AccountsEvent.SECOND_FACTOR_SET_UP) == 1


def test_setting_it_up_ends_sessions_that_began_without_it(clerk: Actor) -> None:
    account = a_member_of_staff(totp_secret=None)
    before = account.get_session_auth_hash()
    set_up_second_factor(account=account, secret=TOTP_SECRET, by=clerk, now=NOW)
    account.refresh_from_db()
    assert account.get_session_auth_hash() != before


def test_a_code_of_the_app_opens_once() -> None:
    account = a_member_of_staff()
    code = totp_now(at=NOW)
    assert check_second_factor(account=account, typed=code, now=NOW)
    assert not check_second_factor(account=account, typed=code, now=NOW + timedelta(seconds=20))


def test_a_code_older_than_one_that_opened_opens_nothing() -> None:
    account = a_member_of_staff()
    before = totp_now(steps=-1, at=NOW)
    assert check_second_factor(account=account, typed=totp_now(at=NOW), now=NOW)
    assert not check_second_factor(account=account, typed=before, now=NOW)


@pytest.mark.parametrize(("steps", "opens"), [(-2, False), (-1, True), (0, True), (1, True), (2, False)])
def test_a_code_opens_half_a_minute_before_and_after_its_time_and_no_more(steps: int, opens: bool) -> None:
    account = a_member_of_staff()
    assert check_second_factor(account=account, typed=totp_now(steps=steps, at=NOW), now=NOW) is opens


def test_a_clock_half_a_minute_off_does_not_matter() -> None:
    account = a_member_of_staff()
    assert check_second_factor(account=account, typed=totp_now(steps=1, at=NOW), now=NOW)


def test_a_recovery_code_opens_once() -> None:
    account = a_member_of_staff()
    paper = papers_of(account)[3]
    assert check_second_factor(account=account, typed=paper, now=NOW)
    assert not check_second_factor(account=account, typed=paper, now=LATER)
    assert paper not in papers_of(account)


def test_a_recovery_code_does_not_do_where_the_app_is_asked_for() -> None:
    account = a_member_of_staff()
    assert not check_second_factor(account=account, typed=papers_of(account)[0], now=NOW, from_app_only=True)


def test_five_wrong_codes_lock_the_second_factor_for_a_quarter_of_an_hour() -> None:
    account = a_member_of_staff()
    for _ in range(5):
        assert not check_second_factor(account=account, typed="00000000", now=NOW)
    with pytest.raises(TriesSpent) as spent:
        check_second_factor(account=account, typed=totp_now(at=NOW), now=NOW)
    assert spent.value.free_at == NOW + timedelta(minutes=15)


def test_new_recovery_codes_replace_the_old_ones(clerk: Actor) -> None:
    account = a_member_of_staff()
    old = papers_of(account)
    renew_recovery_codes(account=account, by=clerk, now=NOW)
    assert not set(old) & set(papers_of(account))
    assert letters_to(account.email)[-1].text == "recovery_codes_renewed"
    assert events(AccountsEvent.RECOVERY_CODES_RENEWED) == 1
