"""The commands of an operator, on the suite's own database."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

import pytest
from click.testing import CliRunner, Result
from django.db import connection

from prakerja.accounts.models import Account, StaffRole
from prakerja.accounts.roles import Role
from prakerja.audit.models import Event, Seal
from prakerja.audit.seal_events import chain_hash, seal_events
from prakerja.console import audit, staff

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def on_this_database(monkeypatch: pytest.MonkeyPatch) -> None:
    @contextmanager
    def ready() -> Iterator[None]:
        yield

    monkeypatch.setattr(staff, "django_ready", ready)
    monkeypatch.setattr(audit, "django_ready", ready)


def _add(*options: str, password: str = "gerobak-biru-77") -> Result:
    command = ["add", "ratna@kantor.example", "--name", "Ratna", "--password", password, *options]
    return CliRunner().invoke(staff.staff, command)


def test_a_new_member_holds_the_roles() -> None:
    assert _add("--role", "officer", "--role", "auditor").exit_code == 0
    ratna = Account.objects.with_address("ratna@kantor.example").get()
    assert ratna.is_staff
    assert set(StaffRole.objects.filter(account=ratna).values_list("role", flat=True)) == {"officer", "auditor"}


@pytest.mark.parametrize("options", [("--role", "king"), ()])
def test_a_role_must_be_one_that_exists(options: tuple[str, ...]) -> None:
    assert _add(*options).exit_code == 2
    assert not Account.objects.exists()


def test_a_common_password_is_refused() -> None:
    assert _add("--role", "officer", password="password123").exit_code == 2
    assert not Account.objects.exists()


def test_a_role_is_given_and_taken_again_and_both_are_on_record() -> None:
    _add("--role", "officer")
    for verb, held in (("give", {"officer", "custodian"}), ("take", {"officer"})):
        for _twice in range(2):
            change = [verb, "ratna@kantor.example", "--role", "custodian"]
            assert CliRunner().invoke(staff.staff, change).exit_code == 0
        assert set(StaffRole.objects.values_list("role", flat=True)) == held
    assert Event.objects.filter(name__in=["accounts.role.given", "accounts.role.taken"]).count() == 3


@pytest.mark.parametrize("verb", ["give", "take"])
def test_an_applicant_holds_no_role(verb: str) -> None:
    Account.objects.create_user("siti@contoh.example", "sandi-rahasia-12", full_name="Siti")
    answer = CliRunner().invoke(staff.staff, [verb, "siti@contoh.example", "--role", "officer"])
    assert answer.exit_code == 2
    assert "Nobody of the office has this address" in answer.output
    assert not StaffRole.objects.exists()


def test_a_taken_address_is_refused() -> None:
    _add("--role", "officer")
    again = _add("--role", "auditor")
    assert again.exit_code == 2
    assert "already" in again.output


def test_the_command_knows_every_role() -> None:
    assert set(staff.ROLES) == set(Role.values)


def test_an_untouched_chain_holds() -> None:
    assert json.loads(CliRunner().invoke(audit.audit, ["verify", "--json"]).output)["holds"] is True


def test_a_forged_event_is_named(now: datetime) -> None:
    _add("--role", "officer")
    _seal_all(now)
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("UPDATE audit_event SET reason = 'forged'")
    result = CliRunner().invoke(audit.audit, ["verify"])
    assert result.exit_code == 1
    assert str(Event.objects.order_by("pk")[0].pk) in result.output


def _seal_all(now: datetime) -> None:
    """The events of this test's own transaction are still running, so they are sealed by hand."""
    assert seal_events(now=now) == 0
    events = list(Event.objects.order_by("pk"))
    Seal.objects.create(
        first_event_id=events[0].pk,
        last_event_id=events[-1].pk,
        sealed_at=now,
        previous_hash="0" * 64,
        hash=chain_hash("0" * 64, events),
    )
