"""People before, in and after the test."""

from datetime import datetime

import pytest

from prakerja.accounts.kinds import Kind
from prakerja.accounts.models import Account
from prakerja.assessment.models import Sitting
from prakerja.assessment.rules import Blueprint
from prakerja.assessment.start_test import start_test
from prakerja.authority.roles import Role
from prakerja.kit.actor import Actor, ApplicantId
from tests.situations.authority import with_roles


@pytest.fixture
def blueprint() -> Blueprint:
    return Blueprint(scheme="2021@test", minutes=15, motivation=4, reading=4, arithmetic=6, ordering=4)


@pytest.fixture
def account(db: None) -> Account:
    return Account.objects.create_user("siti@contoh.example", "sandi-rahasia-12", full_name="Siti Contoh")


@pytest.fixture
def applicant_id(account: Account) -> ApplicantId:
    return ApplicantId(account.pk)


@pytest.fixture
def applicant(applicant_id: ApplicantId) -> Actor:
    return Actor.applicant(applicant_id)


@pytest.fixture
def officer(db: None, now: datetime) -> Actor:
    account = Account.objects.create_user("petugas@contoh.example", None, full_name="Petugas", kind=Kind.OFFICE)
    return with_roles(account, Role.OFFICER)


@pytest.fixture
def sitting(applicant_id: ApplicantId, applicant: Actor, blueprint: Blueprint, now: datetime) -> Sitting:
    """Started at `now`, under way."""
    return start_test(applicant_id=applicant_id, blueprint=blueprint, by=applicant, now=now)
