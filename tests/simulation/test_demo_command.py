"""`prakerja demo credentials`: who can sign in, for people and for programs."""

import json
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from click.testing import CliRunner
from django.conf import settings

from prakerja.accounts.models import Account
from prakerja.console import demo as command
from prakerja.simulation.demo_people import PASSWORD, STAFF, WHAT_FOR
from prakerja.simulation.load_demo import applicants_by_stage

pytestmark = pytest.mark.usefixtures("demo")


@pytest.fixture(autouse=True)
def on_this_database(monkeypatch: pytest.MonkeyPatch) -> None:
    @contextmanager
    def ready() -> Iterator[None]:
        yield

    monkeypatch.setattr(command, "django_ready", ready)


def test_the_command_gives_one_json_object_with_everybody() -> None:
    said = CliRunner().invoke(command.demo, ["credentials", "--json"])
    assert (said.exit_code, said.stderr) == (0, "")
    told = json.loads(said.stdout)
    assert list(told) == ["base_url", "sandbox_url", "staff", "applicants", "partners", "redeem_codes"]
    assert (told["base_url"], told["sandbox_url"]) == (settings.BASE_URL, settings.SANDBOX_URL)
    assert (told["partners"], told["redeem_codes"]) == ([], [])
    for person in told["staff"]:
        assert list(person) == ["email", "password", "role", "totp_secret"]
    for person in told["applicants"]:
        assert list(person) == ["email", "password", "stage", "card_number", "phone"]
    assert len(told["staff"]) == len(STAFF)
    assert len(told["applicants"]) == len(applicants_by_stage())


def test_people_get_a_table_of_everybody_and_what_for() -> None:
    said = CliRunner(env={"COLUMNS": "200"}).invoke(command.demo, ["credentials"])
    assert said.exit_code == 0
    for one in applicants_by_stage():
        assert one.email in said.stdout
        assert WHAT_FOR[one.stage] in said.stdout
    for member in STAFF:
        assert member.email in said.stdout
        assert WHAT_FOR[member.role] in said.stdout
    assert f"Password of everybody: {PASSWORD}" in said.stdout
    assert f"{settings.SANDBOX_URL}/authenticator shows it" in said.stdout


def test_whoever_is_told_can_sign_in_with_what_is_told_and_nobody_else_at_all() -> None:
    told = json.loads(CliRunner().invoke(command.demo, ["credentials", "--json"]).stdout)
    people = {person["email"]: person["password"] for person in told["staff"] + told["applicants"]}
    for account in Account.objects.filter(email__in=people):
        assert account.check_password(people[account.email]), account.email
    assert not any(account.has_usable_password() for account in Account.objects.exclude(email__in=people))
