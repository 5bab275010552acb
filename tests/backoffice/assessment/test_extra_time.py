"""Extra time through the office's pages: look up, decide, confirm; every refusal in plain words."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
import time_machine
from django.test import Client

from prakerja.accounts.models import Account
from prakerja.assessment.finish_test import finish_test
from prakerja.assessment.models import ExtraTime, Sitting
from prakerja.assessment.rules import Blueprint
from prakerja.assessment.start_test import start_test
from prakerja.audit.models import Event
from prakerja.authority.roles import Role
from prakerja.kit.actor import Actor, ApplicantId
from prakerja.profile.facts import phone_of
from prakerja.profile.models import Particulars
from tests.situations.accounts import a_member_of_staff
from tests.situations.waves import an_applicant, with_particulars, with_phone

pytestmark = pytest.mark.django_db

FIND = "/kantor/tambahan-waktu/"
TWENTY = {"minutes": "20", "reason": "Netra, memakai pembaca layar"}
BLUEPRINT = Blueprint(scheme="2021@test", minutes=15, motivation=4, reading=4, arithmetic=6, ordering=4)


@pytest.fixture
def clock(now: datetime) -> Iterator[time_machine.Traveller]:
    with time_machine.travel(now, tick=False) as traveller:
        yield traveller


@pytest.fixture
def siti(db: None) -> ApplicantId:
    applicant_id = an_applicant("Siti Contoh")
    with_particulars(applicant_id)
    Particulars.objects.filter(pk=applicant_id).update(disability=True, disability_kind="visual")
    with_phone(applicant_id)
    return applicant_id


@pytest.fixture
def office(client: Client, clock: time_machine.Traveller) -> Client:
    return signed_in(client, Role.OFFICER)


def signed_in(client: Client, *roles: Role, email: str = "budi@prakerja.example") -> Client:
    account = a_member_of_staff(email, *roles)
    account.refresh_from_db()
    client.force_login(account)
    return client


def address_of(applicant_id: ApplicantId) -> str:
    address: str = Account.objects.values_list("email", flat=True).get(pk=applicant_id)
    return address


def found(office: Client, applicant_id: ApplicantId) -> str:
    """The address of the applicant's page."""
    address: str = office.post(FIND, {"email": address_of(applicant_id)})["Location"]
    return address


def started(applicant_id: ApplicantId, now: datetime) -> Sitting:
    return start_test(applicant_id=applicant_id, blueprint=BLUEPRINT, by=Actor.applicant(applicant_id), now=now)


def grants() -> int:
    return Event.objects.filter(name="assessment.extra_time.granted").count()


def test_looking_up_shows_what_the_decision_needs(office: Client, siti: ApplicantId) -> None:
    page = office.get(found(office, siti)).content.decode()
    assert "Siti Contoh" in page
    assert "Netra (penglihatan)" in page
    assert "Belum dimulai" in page
    number = phone_of(siti) or ""
    assert number not in page
    assert "•••" + number[-4:] in page


def test_no_address_shows_whom_it_is_about(office: Client, siti: ApplicantId) -> None:
    page = found(office, siti)
    assert "@" not in page
    assert "Siti" not in office.get(page).content.decode().split("</title>")[0]


def test_looking_somebody_up_is_on_record_once(office: Client, siti: ApplicantId) -> None:
    page = found(office, siti)
    office.get(page)
    office.post(page, TWENTY)
    event = Event.objects.get(name="assessment.applicant.looked_up")
    assert (event.owner_id, event.actor_kind) == (siti, "staff")


def test_nobody_is_shown_when_the_audit_fails(office: Client, siti: ApplicantId, broken_audit: None) -> None:
    with pytest.raises(RuntimeError):
        office.post(FIND, {"email": address_of(siti)})


def test_an_unknown_address_is_said_to_be_unknown(office: Client) -> None:
    page = office.post(FIND, {"email": "salah@contoh.example"}).content.decode()
    assert "Tidak ada pendaftar dengan alamat ini" in page
    assert 'value="salah@contoh.example"' in page
    assert not Event.objects.filter(name="assessment.applicant.looked_up").exists()


def test_an_address_in_the_url_finds_nobody(office: Client, siti: ApplicantId) -> None:
    page = office.get(FIND, {"email": address_of(siti)}).content.decode()
    assert "Siti Contoh" not in page
    assert address_of(siti) not in page


@pytest.mark.parametrize(
    ("state", "words"), [("running", "Sedang berlangsung"), ("late", "Waktu habis"), ("finished", "Selesai")]
)
def test_the_state_of_the_test_is_shown(
    office: Client, siti: ApplicantId, now: datetime, state: str, words: str
) -> None:
    started(siti, now - timedelta(minutes=20 if state == "late" else 5))
    if state == "finished":
        finish_test(applicant_id=siti, by=Actor.applicant(siti), now=now)
    page = office.get(found(office, siti)).content.decode()
    assert words in page
    assert ("Lanjut ke konfirmasi" in page) is (state == "running")


def test_nothing_is_granted_before_it_is_confirmed(office: Client, siti: ApplicantId) -> None:
    page = office.post(found(office, siti), TWENTY).content.decode()
    assert "Beri tambahan 20 menit?" in page
    assert "Netra, memakai pembaca layar" in page
    assert "tidak dapat diubah" in page
    assert not ExtraTime.objects.exists()


def test_the_confirmation_says_when_a_test_under_way_will_end(office: Client, siti: ApplicantId, now: datetime) -> None:
    started(siti, now)
    assert (
        "berakhir Rabu, 24 Februari 2021 pukul 10.35 WIB" in office.post(found(office, siti), TWENTY).content.decode()
    )


def test_changing_ones_mind_keeps_what_was_typed(office: Client, siti: ApplicantId) -> None:
    page = office.post(found(office, siti), TWENTY | {"go": "change"}).content.decode()
    assert 'value="20"' in page
    assert "Netra, memakai pembaca layar</textarea>" in page


def test_a_confirmed_decision_is_saved_and_told(office: Client, siti: ApplicantId) -> None:
    page = office.post(found(office, siti) + "beri/", TWENTY, follow=True).content.decode()
    assert "Tambahan waktu tersimpan." in page
    assert "20 menit, diberikan Rabu, 24 Februari 2021 pukul 10.00 WIB" in page
    grant, event = ExtraTime.objects.get(), Event.objects.get(name="assessment.extra_time.granted")
    assert (grant.applicant_id, grant.minutes, grant.reason) == (siti, 20, "Netra, memakai pembaca layar")
    assert (event.actor_id, event.reason) == (grant.granted_by, grant.reason)


def test_a_test_under_way_is_longer_at_once(office: Client, siti: ApplicantId, now: datetime) -> None:
    started(siti, now)
    office.post(found(office, siti) + "beri/", TWENTY)
    assert Sitting.objects.get().ends_at == now + timedelta(minutes=35)


def test_confirming_twice_is_granting_once(office: Client, siti: ApplicantId) -> None:
    page = found(office, siti)
    for _ in range(2):
        assert "Tambahan waktu tersimpan." in office.post(page + "beri/", TWENTY, follow=True).content.decode()
    assert (ExtraTime.objects.count(), grants()) == (1, 1)


def test_other_minutes_after_a_decision_are_refused(office: Client, siti: ApplicantId) -> None:
    page = found(office, siti)
    office.post(page + "beri/", TWENTY)
    told = office.post(page + "beri/", TWENTY | {"minutes": "30"}, follow=True).content.decode()
    assert "sudah mendapat tambahan waktu lain" in told
    assert ExtraTime.objects.get().minutes == 20


def test_a_finished_test_is_refused(office: Client, siti: ApplicantId, now: datetime) -> None:
    page = found(office, siti)
    started(siti, now)
    finish_test(applicant_id=siti, by=Actor.applicant(siti), now=now)
    told = office.post(page + "beri/", TWENTY, follow=True).content.decode()
    assert "Tesnya sudah selesai" in told
    assert not ExtraTime.objects.exists()


def test_a_test_that_ended_meanwhile_is_not_asked_about(office: Client, siti: ApplicantId, now: datetime) -> None:
    page = found(office, siti)
    started(siti, now - timedelta(minutes=20))
    assert "Beri tambahan" not in office.post(page, TWENTY).content.decode()


@pytest.mark.parametrize("page", ["", "beri/"])
@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"minutes": "0"}, "Isi 1 sampai 120 menit"),
        ({"minutes": "121"}, "Isi 1 sampai 120 menit"),
        ({"minutes": "dua puluh"}, "Isi 1 sampai 120 menit"),
        ({"minutes": ""}, "Isi 1 sampai 120 menit"),
        ({"reason": "  "}, "Tulis alasannya"),
        ({"reason": "a" * 1001}, "Tulis paling banyak 1.000 huruf"),
    ],
)
def test_what_is_wrong_is_told_beside_the_field(
    office: Client, siti: ApplicantId, page: str, wrong: dict[str, str], words: str
) -> None:
    told = office.post(found(office, siti) + page, TWENTY | wrong).content.decode()
    assert words in told
    assert "error-summary" in told
    assert not ExtraTime.objects.exists()


def test_nothing_is_saved_when_the_audit_fails(
    office: Client, siti: ApplicantId, now: datetime, request: pytest.FixtureRequest
) -> None:
    started(siti, now)
    page = found(office, siti)
    request.getfixturevalue("broken_audit")
    with pytest.raises(RuntimeError):
        office.post(page + "beri/", TWENTY)
    assert not ExtraTime.objects.exists()
    assert Sitting.objects.get().ends_at == now + timedelta(minutes=15)


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.CUSTODIAN, Role.AUDITOR])
def test_other_roles_look_nobody_up(client: Client, siti: ApplicantId, role: Role) -> None:
    staff = signed_in(client, role)
    assert staff.post(FIND, {"email": address_of(siti)}).status_code == 403
    assert f'href="{FIND}"' not in staff.get("/kantor/").content.decode()


def test_an_officer_finds_the_page_from_the_start(office: Client) -> None:
    assert f'href="{FIND}"' in office.get("/kantor/").content.decode()


def test_an_applicant_gives_nobody_time(client: Client, siti: ApplicantId) -> None:
    client.force_login(Account.objects.get(pk=siti))
    assert client.post(FIND, {"email": address_of(siti)}).status_code == 403


def test_what_one_officer_looked_up_another_cannot_open(office: Client, siti: ApplicantId) -> None:
    page = found(office, siti)
    other = signed_in(Client(), Role.OFFICER, email="rina@prakerja.example")
    for answer in (other.get(page), other.post(page, TWENTY), other.post(page + "beri/", TWENTY)):
        assert answer["Location"] == FIND
    assert "Cari lagi" in other.get(FIND).content.decode()
    assert not ExtraTime.objects.exists()


def test_a_search_is_good_for_an_hour(office: Client, siti: ApplicantId, clock: time_machine.Traveller) -> None:
    page = found(office, siti)
    clock.shift(timedelta(minutes=61))
    # The session has ended long before; the officer signs in again.
    office.force_login(Account.objects.with_address("budi@prakerja.example").get())
    assert office.get(page)["Location"] == FIND


def test_a_forged_search_opens_nothing(office: Client) -> None:
    assert office.get(f"{FIND}abc:def:ghi/")["Location"] == FIND


def test_the_pages_read_in_english(office: Client, siti: ApplicantId) -> None:
    page = found(office, siti)
    office.cookies["django_language"] = "en"
    assert "Continue to confirmation" in office.get(page).content.decode()
    assert "Yes, give 20 min" in office.post(page, TWENTY).content.decode()
