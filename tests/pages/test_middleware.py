"""Who is led away before any page is asked for."""

import pytest
from django.test import Client
from django.urls import get_resolver

from prakerja.accounts.models import Account
from prakerja.assessment.models import Sitting
from prakerja.authority.roles import Role
from prakerja.pages import middleware
from prakerja.waves.models import Joiner
from tests.situations.accounts import a_member_of_staff
from tests.situations.waves import an_applicant, open_wave

pytestmark = pytest.mark.django_db

FIRST_PAGES = ["/verifikasi-ktp/", "/data-diri/", "/tes/", "/gabung/"]


def signed_in(client: Client, account: Account) -> Client:
    account.refresh_from_db()
    client.force_login(account)
    return client


@pytest.fixture
def officer(client: Client) -> Client:
    return signed_in(client, a_member_of_staff())


@pytest.mark.parametrize("address", FIRST_PAGES)
def test_staff_are_led_from_an_applicants_step_to_the_office(officer: Client, address: str) -> None:
    answer = officer.get(address)
    assert (answer.status_code, answer["Location"]) == (302, "/kantor/")


@pytest.mark.parametrize("role", Role)
def test_every_role_is_led_away(client: Client, role: Role) -> None:
    staff = signed_in(client, a_member_of_staff("rina@prakerja.example", role))
    assert staff.get("/tes/")["Location"] == "/kantor/"


def test_the_offices_account_joins_no_wave(officer: Client) -> None:
    wave = open_wave()
    answer = officer.post(f"/gabung/{wave.number}/setuju/", {"wants_this_wave": "on", "accepts_the_draw": "on"})
    assert answer["Location"] == "/kantor/"
    assert not Joiner.objects.exists()


def test_the_offices_account_sits_no_test(officer: Client) -> None:
    assert officer.post("/tes/mulai/")["Location"] == "/kantor/"
    assert not Sitting.objects.exists()


def test_an_applicant_is_not_led_away(client: Client) -> None:
    siti = signed_in(client, Account.objects.get(pk=an_applicant()))
    assert siti.get("/tes/").status_code == 200


@pytest.mark.parametrize("address", ["/beranda/", "/gabung/", "/keluar/"])
def test_what_somebody_signed_in_sees_is_kept_nowhere(client: Client, address: str) -> None:
    siti = signed_in(client, Account.objects.get(pk=an_applicant()))
    said = siti.get(address).headers["Cache-Control"]
    assert {"max-age=0", "no-cache", "no-store", "must-revalidate", "private"} <= set(said.split(", "))


def test_a_visitor_is_asked_to_sign_in(client: Client) -> None:
    assert client.get("/tes/")["Location"].startswith("/masuk/")


@pytest.mark.parametrize("address", ["/data-pribadi/", "/bantuan/", "/gelombang/"])
def test_staff_read_public_pages_like_everybody(officer: Client, address: str) -> None:
    assert officer.get(address).status_code == 200


def test_every_table_of_addresses_is_either_a_steps_that_applicants_take_or_known_as_another() -> None:
    for_others = {"accounts", "backoffice", "certificates", "draw", "journey", "letters", "machines", "public"}
    for_others |= {"partner_api_v1", "partner_api_v2", "partner_console", "publog", "training"}
    for_others |= {"partner_api_sso", "partner_api_resource", "rehearsals", "statistics", "well_known"}
    assert set(get_resolver().namespace_dict) == middleware._STEPS_OF_APPLICANTS | for_others
