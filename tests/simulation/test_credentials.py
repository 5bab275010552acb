"""`prakerja demo credentials`, as a newcomer and as a script read it."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from click.testing import CliRunner
from django.conf import settings

from prakerja.accounts.models import Account
from prakerja.authority.require import roles_of
from prakerja.authority.roles import Role
from prakerja.console import demo as console
from prakerja.partners.models import PartnerKey
from prakerja.simulation.demo_people import PASSWORD, STAFF, STAGES
from prakerja.training.models import Purchase
from prakerja.training.states import PurchaseState


@pytest.fixture(autouse=True)
def on_this_database(monkeypatch: pytest.MonkeyPatch) -> None:
    @contextmanager
    def ready() -> Iterator[None]:
        yield

    monkeypatch.setattr(console, "django_ready", ready)


def credentials(*options: str) -> str:
    answer = CliRunner().invoke(console.demo, ["credentials", *options])
    assert (answer.exit_code, answer.stderr) == (0, "")
    return answer.stdout


def test_a_script_gets_one_object_with_every_part(demo: None) -> None:
    told = json.loads(credentials("--json"))
    assert set(told) == {"base_url", "sandbox_url", "staff", "applicants", "partners", "redeem_codes"}
    assert (told["base_url"], told["sandbox_url"]) == (settings.BASE_URL, settings.SANDBOX_URL)
    assert {frozenset(one) for one in told["staff"]} == {frozenset({"email", "password", "role", "totp_secret"})}
    assert {frozenset(one) for one in told["partners"]} == {frozenset({"kind", "client_code", "sign_key"})}
    assert {frozenset(one) for one in told["applicants"]} == {
        frozenset({"email", "password", "stage", "card_number", "phone"})
    }


def test_what_a_script_is_told_opens_the_doors(demo: None) -> None:
    told = json.loads(credentials("--json"))
    for person in [*told["staff"], *told["applicants"]]:
        account = Account.objects.with_address(person["email"]).get()
        assert account.check_password(person["password"])
        assert account.is_staff is ("role" in person)
    for member in told["staff"]:
        account = Account.objects.with_address(member["email"]).get()
        assert roles_of(account.pk) == {Role(member["role"])}


def test_each_partner_of_the_demo_signs_with_the_key_that_a_script_is_told(demo: None) -> None:
    told = json.loads(credentials("--json"))["partners"]
    assert [one["kind"] for one in told] == ["platform"] * 7 + ["institution"] * 150
    keys = {key.partner.client_code: key.sign_key for key in PartnerKey.objects.select_related("partner")}
    assert {one["client_code"]: one["sign_key"] for one in told} == keys
    assert len(set(keys.values())) == len(keys)


def test_a_person_reads_one_line_a_sign_in_and_the_password_once(demo: None) -> None:
    shown = credentials()
    assert shown.count(PASSWORD) == 1
    for email in (*(one.email for one in STAFF), "account@contoh.example", "joined@contoh.example"):
        assert shown.count(email) == 1
    assert f"{settings.SANDBOX_URL}/authenticator" in shown


def test_every_stage_is_in_both(demo: None) -> None:
    told = json.loads(credentials("--json"))
    assert [one["stage"] for one in told["applicants"]][: len(STAGES)] == list(STAGES)
    for one in told["applicants"]:
        assert one["email"] in credentials()


@pytest.mark.django_db
def test_before_the_demo_is_loaded_only_staff_is_listed() -> None:
    told = json.loads(credentials("--json"))
    assert told["applicants"] == []
    assert len(told["staff"]) == len(STAFF)


def test_who_has_bought_signs_in_and_their_code_is_of_an_institution_of_the_demo(demo: None) -> None:
    told = json.loads(credentials("--json"))
    (code,) = told["redeem_codes"]
    assert set(code) == {"code", "client_code", "course_code", "schedule_code"}
    assert code["client_code"] in {one["client_code"] for one in told["partners"] if one["kind"] == "institution"}
    (buyer,) = [one for one in told["applicants"] if one["stage"] == "card_active"]
    purchase = Purchase.objects.get(applicant_id=Account.objects.with_address(buyer["email"]).get().pk)
    assert (purchase.redeem_code, purchase.state) == (code["code"], PurchaseState.BOUGHT)
