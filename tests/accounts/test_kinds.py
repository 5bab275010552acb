"""An account is of one kind for good, and its kind says where its owner signs in."""

from datetime import datetime

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from prakerja.accounts.acts import KindStays
from prakerja.accounts.kinds import STAFF_KINDS, Kind, kind_for
from prakerja.accounts.models import Account
from prakerja.approvals.models import Proposal
from prakerja.authority.models import Member
from prakerja.authority.require import roles_of
from prakerja.authority.roles import Role
from tests.accounts.test_staff_by_two import SARI, appointment, change, confirmed
from tests.situations.accounts import a_member_of_staff, an_account
from tests.situations.partner_staff import a_partners_member, account_of
from tests.situations.waves import an_officer

pytestmark = pytest.mark.django_db

OF_THE_OFFICE = [Role.OFFICER, Role.REVIEWER, Role.AUDITOR]


@pytest.mark.parametrize(
    ("roles", "kind"),
    [
        ([Role.OFFICER], Kind.OFFICE),
        ([Role.REVIEWER], Kind.OFFICE),
        ([Role.AUDITOR, Role.OFFICER], Kind.OFFICE),
        ([Role.CUSTODIAN], Kind.CUSTODIAN),
    ],
)
def test_the_roles_that_somebody_is_appointed_to_say_what_their_account_is(roles: list[Role], kind: Kind) -> None:
    confirmed(appointment(*roles))
    assert Account.objects.with_address(SARI).get().kind == kind == kind_for(roles)


def test_whoever_opens_an_account_themselves_is_an_applicant() -> None:
    account = an_account()
    assert (account.kind, account.is_staff, account.applicant_id) == (Kind.APPLICANT, False, account.pk)


@pytest.mark.parametrize("kind", STAFF_KINDS)
def test_nobody_applies_with_an_account_of_the_office(kind: Kind) -> None:
    account = an_account("budi@prakerja.example", kind=kind)
    assert (account.is_staff, account.applicant_id) == (True, None)


def test_the_database_knows_no_other_kind() -> None:
    with pytest.raises(IntegrityError, match="an_account_is_of_a_known_kind"), transaction.atomic():
        an_account(kind="minister")


@pytest.mark.parametrize("kind", STAFF_KINDS)
def test_the_terms_of_use_are_agreed_to_by_applicants_alone(kind: Kind, now: datetime) -> None:
    an_account("siti@contoh.example", terms_version="2026-11", terms_agreed_at=now)
    with pytest.raises(IntegrityError, match="applicants_alone_agree_to_the_terms"), transaction.atomic():
        an_account("budi@prakerja.example", kind=kind, terms_version="2026-11")
    with pytest.raises(IntegrityError, match="applicants_alone_agree_to_the_terms"), transaction.atomic():
        an_account("budi@prakerja.example", kind=kind, terms_agreed_at=now)


@pytest.mark.parametrize("role", OF_THE_OFFICE)
def test_nobody_of_the_office_becomes_a_custodian(role: Role) -> None:
    person = a_member_of_staff("wulan@prakerja.example", role)
    for _ in range(3):
        an_officer()
    with pytest.raises(KindStays):
        change(person.pk, Role.CUSTODIAN)
    assert not Proposal.objects.exists()


@pytest.mark.parametrize("role", OF_THE_OFFICE)
def test_no_custodian_joins_the_office(role: Role) -> None:
    person = a_member_of_staff("made@saksi.example", Role.CUSTODIAN)
    with pytest.raises(KindStays):
        change(person.pk, role)
    assert roles_of(person.pk) == {Role.CUSTODIAN}


def test_a_custodian_leaves_and_comes_back() -> None:
    person = a_member_of_staff("made@saksi.example", Role.CUSTODIAN)
    confirmed(change(person.pk))
    assert roles_of(person.pk) == set()
    confirmed(change(person.pk, Role.CUSTODIAN))
    assert roles_of(person.pk) == {Role.CUSTODIAN}
    assert Account.objects.get(pk=person.pk).kind == Kind.CUSTODIAN


def test_what_somebody_is_and_what_they_hold_agree_whoever_appointed_them() -> None:
    an_officer()
    a_member_of_staff("made@saksi.example", Role.CUSTODIAN)
    confirmed(appointment(Role.AUDITOR))
    kinds = dict(Account.objects.values_list("pk", "kind"))
    assert {kinds[one.pk] for one in Member.objects.all()} == set(STAFF_KINDS)
    assert all(kinds[one.pk] == kind_for([Role(role) for role in one.roles]) for one in Member.objects.all())


@pytest.mark.parametrize("kind", STAFF_KINDS)
@pytest.mark.parametrize("page", ["/beranda/", "/data-diri/", "/tes/"])
def test_staff_are_led_from_the_steps_of_applicants_to_the_office(client: Client, kind: Kind, page: str) -> None:
    client.force_login(an_account("budi@prakerja.example", kind=kind))
    assert client.get(page)["Location"] == "/kantor/"


def test_an_applicant_has_no_page_of_the_office_and_no_second_factor_to_set_up(client: Client) -> None:
    client.force_login(an_account())
    assert client.get("/kantor/").status_code == 403


def test_a_partners_staff_are_led_to_their_own_pages_and_have_none_of_the_office(client: Client) -> None:
    client.force_login(account_of(a_partners_member()))
    for page in ("/beranda/", "/data-diri/", "/tes/"):
        assert client.get(page)["Location"] == "/mitra/"
    assert client.get("/kantor/").status_code == 403
