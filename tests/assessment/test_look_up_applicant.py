"""Staff look an applicant up by the address, and that they did is on record."""

from datetime import datetime

import pytest

from prakerja.accounts.models import Account
from prakerja.assessment.look_up_applicant import NoSuchApplicant, look_up_applicant
from prakerja.audit.models import Event
from prakerja.kit.actor import Actor, ApplicantId


def test_an_applicant_is_found_however_the_address_is_typed(
    account: Account, applicant_id: ApplicantId, officer: Actor, now: datetime
) -> None:
    assert look_up_applicant(email="Siti@Contoh.example", by=officer, now=now) == applicant_id


def test_who_looked_is_on_record(account: Account, officer: Actor, now: datetime) -> None:
    look_up_applicant(email=account.email, by=officer, now=now)
    event = Event.objects.get(name="assessment.applicant.looked_up")
    assert (event.owner_id, event.actor_id, event.at) == (account.pk, officer.account_id, now)
    assert account.email not in str(event.facts)


def test_an_unknown_address_is_nobody(officer: Actor, now: datetime) -> None:
    with pytest.raises(NoSuchApplicant):
        look_up_applicant(email="budi@contoh.example", by=officer, now=now)
    assert not Event.objects.exists()


def test_an_account_of_the_office_is_no_applicant(officer: Actor, now: datetime) -> None:
    with pytest.raises(NoSuchApplicant):
        look_up_applicant(email="petugas@contoh.example", by=officer, now=now)


def test_nobody_is_found_when_the_audit_fails(
    account: Account, officer: Actor, now: datetime, broken_audit: None
) -> None:
    with pytest.raises(RuntimeError):
        look_up_applicant(email=account.email, by=officer, now=now)
