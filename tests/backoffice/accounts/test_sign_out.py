"""The office signs an applicant out everywhere, from the page of whoever was looked up."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from prakerja.accounts.models import Account, Session
from prakerja.audit.models import Event
from prakerja.authority.roles import Role
from prakerja.backoffice.assessment.extra_time_case import found_by
from prakerja.kit.actor import ApplicantId, StaffId
from tests.situations.accounts import NOW, a_member_of_staff, a_session, an_account, letters_to
from tests.situations.reader import Reader

pytestmark = pytest.mark.django_db
SITI = "siti@contoh.example"
STOLEN = {"reason_out": "Ponselnya dicuri, ia menelepon"}
ENDED = "accounts.session.ended_by_office"


@pytest.fixture(autouse=True)
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(NOW, tick=False) as traveller:
        yield traveller


@pytest.fixture
def siti() -> Account:
    return an_account(SITI)


def desk_of(officer: Account) -> Client:
    desk = Reader()
    desk.force_login(officer)
    return desk


def page_of(siti: Account, officer: Account) -> str:
    return f"/kantor/tambahan-waktu/{found_by(StaffId(officer.pk), ApplicantId(siti.pk))}/"


def test_an_applicant_is_out_everywhere_and_is_told_and_it_is_on_record(siti: Account) -> None:
    officer, telephone = a_member_of_staff("ratna@prakerja.example", Role.OFFICER), Client()
    telephone.force_login(siti)
    desk, page = desk_of(officer), page_of(siti, officer)
    assert telephone.get("/akun/").status_code == 200
    answer = desk.post(f"{page}keluarkan/", STOLEN, follow=True)
    assert "sudah dikeluarkan dari semua perangkat" in answer.content.decode()
    assert telephone.get("/akun/").status_code == 302
    assert [letter.text for letter in letters_to(SITI)] == ["sessions_ended"]
    event = Event.objects.get(name=ENDED)
    assert (event.owner_id, event.actor_id, event.reason) == (siti.pk, officer.pk, STOLEN["reason_out"])


@pytest.mark.parametrize("reason", ["", "   ", "\n"])
def test_without_a_reason_nobody_is_signed_out_and_no_second_officer_is_spoken_of(siti: Account, reason: str) -> None:
    officer = a_member_of_staff("ratna@prakerja.example", Role.OFFICER)
    a_session(siti)
    page = page_of(siti, officer)
    shown = desk_of(officer).post(f"{page}keluarkan/", {"reason_out": reason}).content.decode()
    assert "Tulis alasannya, untuk jejak audit" in shown
    assert "petugas kedua" not in shown
    assert Session.objects.filter(account_id=siti.pk).exists()


@pytest.mark.parametrize("was_in", [False, True])
def test_where_nobody_is_signed_in_it_says_so_and_writes_to_nobody(
    siti: Account, clock: time_machine.Traveller, was_in: bool
) -> None:
    """Nor is a session that is over one."""
    if was_in:
        a_session(siti)
        clock.shift(timedelta(days=90))
    officer = a_member_of_staff("ratna@prakerja.example", Role.OFFICER)
    answer = desk_of(officer).post(f"{page_of(siti, officer)}keluarkan/", STOLEN, follow=True)
    assert "sedang tidak masuk di perangkat mana pun" in answer.content.decode()
    assert letters_to(SITI) == []
    assert not Event.objects.filter(name=ENDED).exists()


def test_what_one_officer_looked_up_signs_nobody_out_for_another(siti: Account) -> None:
    ratna = a_member_of_staff("ratna@prakerja.example", Role.OFFICER)
    budi = a_member_of_staff("budi@prakerja.example", Role.OFFICER)
    a_session(siti)
    assert desk_of(budi).post(f"{page_of(siti, ratna)}keluarkan/", STOLEN)["Location"] == "/kantor/tambahan-waktu/"
    assert Session.objects.filter(account_id=siti.pk).exists()


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.CUSTODIAN, Role.AUDITOR])
def test_others_of_the_office_sign_nobody_out(siti: Account, role: Role) -> None:
    other = a_member_of_staff("wulan@prakerja.example", role)
    a_session(siti)
    assert desk_of(other).post(f"{page_of(siti, other)}keluarkan/", STOLEN).status_code == 403
    assert Session.objects.filter(account_id=siti.pk).exists()
