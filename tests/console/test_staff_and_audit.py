"""The commands of an operator, on the suite's own database."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from django.db import connection

from prakerja.accounts.kinds import Kind
from prakerja.accounts.models import Account
from prakerja.audit.models import Event, Seal
from prakerja.audit.seal_events import GENESIS, chain_hash, events_of_transactions, seal_events
from prakerja.authority.require import roles_of
from prakerja.authority.roles import Role
from prakerja.console import audit, staff
from prakerja.publog.models import Checkpoint
from tests.owner import as_owner
from tests.situations.publog import grow, hand_in
from tests.situations.waves import an_officer

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
    command += [] if "--operator" in options else ["--operator", "Wati Operator"]
    return CliRunner().invoke(staff.staff, command)


def test_a_new_member_holds_the_roles() -> None:
    assert _add("--role", "officer", "--role", "auditor").exit_code == 0
    ratna = Account.objects.with_address("ratna@kantor.example").get()
    assert ratna.is_staff
    assert roles_of(ratna.pk) == {Role.OFFICER, Role.AUDITOR}
    assert Event.objects.get(name="accounts.staff.appointed").actor_name == "Wati Operator"


@pytest.mark.parametrize("options", [("--role", "king"), ()])
def test_a_role_must_be_one_that_exists(options: tuple[str, ...]) -> None:
    assert _add(*options).exit_code == 2
    assert not Account.objects.exists()


def test_a_common_password_is_refused() -> None:
    assert _add("--role", "officer", password="password123").exit_code == 2
    assert not Account.objects.exists()


@pytest.mark.parametrize(
    "email", ["", "ratna", "ratna@", "@kantor.example", "ratna@kantor..example", "ra tna@kantor.example"]
)
def test_what_is_no_address_is_refused(email: str) -> None:
    rest = ["--name", "Ratna", "--role", "officer", "--operator", "Wati", "--password", "gerobak-biru-77"]
    answer = CliRunner().invoke(staff.staff, ["add", email, *rest])
    assert answer.exit_code == 2
    assert not Account.objects.exists()


@pytest.mark.parametrize("password", ["", "kuda-77", "1234567890", "password123"])
def test_a_password_that_can_be_guessed_is_refused(password: str) -> None:
    answer = _add("--role", "officer", password=password)
    assert answer.exit_code != 0
    assert not Account.objects.exists()
    assert not password or password not in answer.output


def test_a_password_that_is_not_given_is_asked_for_twice_and_never_shown() -> None:
    person = ["add", "ratna@kantor.example", "--name", "Ratna", "--role", "officer", "--operator", "Wati"]
    different = CliRunner().invoke(staff.staff, person, input="gerobak-biru-77\ngerobak-biru-78\n")
    assert different.exit_code != 0
    assert not Account.objects.exists()
    answer = CliRunner().invoke(staff.staff, person, input="gerobak-biru-77\ngerobak-biru-77\n")
    assert answer.exit_code == 0
    assert "gerobak" not in answer.output
    assert Account.objects.get().check_password("gerobak-biru-77")


def test_an_operator_who_gives_no_name_is_asked_for_it() -> None:
    person = ["add", "ratna@kantor.example", "--name", "Ratna", "--role", "officer", "--password", "gerobak-biru-77"]
    answer = CliRunner().invoke(staff.staff, person, input="Wati Operator\n")
    assert answer.exit_code == 0
    assert Event.objects.get(name="accounts.staff.appointed").actor_name == "Wati Operator"


def test_nobody_is_appointed_when_the_audit_fails(broken_audit: None) -> None:
    assert _add("--role", "officer").exit_code == 1
    assert not Account.objects.exists()


def test_the_operator_appoints_custodians_from_outside_the_office() -> None:
    assert _add("--role", "custodian").exit_code == 0
    assert Account.objects.get().kind == Kind.CUSTODIAN
    assert _add("--role", "custodian", "--role", "reviewer").exit_code == 2


def test_roles_that_never_meet_are_refused() -> None:
    answer = _add("--role", "officer", "--role", "custodian")
    assert answer.exit_code == 2
    assert "cannot be both officer and custodian" in answer.output
    assert not Account.objects.exists()


def test_without_the_name_of_the_operator_nobody_is_appointed() -> None:
    assert _add("--role", "officer", "--operator", " ").exit_code == 2
    assert not Account.objects.exists()


def test_a_taken_address_is_refused() -> None:
    _add("--role", "officer")
    again = _add("--role", "auditor")
    assert again.exit_code == 2
    assert "already" in again.output


def test_a_third_is_sent_to_the_office() -> None:
    an_officer()
    an_officer(name="Bima")
    answer = _add("--role", "auditor")
    assert answer.exit_code == 2
    assert "propose it in the office" in answer.output


def test_the_command_knows_every_role() -> None:
    assert set(staff.ROLES) == set(Role.values)


def test_an_untouched_chain_holds() -> None:
    assert json.loads(CliRunner().invoke(audit.audit, ["verify", "--json"]).output)["holds"] is True


def test_a_forged_event_is_named(now: datetime) -> None:
    _add("--role", "officer")
    _seal_all(now)
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("UPDATE audit_event SET reason = 'forged'")
    result = CliRunner().invoke(audit.audit, ["verify"])
    assert result.exit_code == 1
    assert f"broken at seal {Seal.objects.get().pk}" in result.output
    told = json.loads(CliRunner().invoke(audit.audit, ["verify", "--json"]).output)
    broken = f"the chain is broken at seal {Seal.objects.get().pk}, made 2021-02-24 03:00:00 UTC over 1 events"
    assert (told["holds"], told["seals"], told["compared"], told["faults"][0]) == (False, 1, False, broken)


def test_against_a_kept_checkpoint_a_trail_that_was_written_anew_is_told(now: datetime, tmp_path: Path) -> None:
    hand_in(3, now=now)
    grow(now)
    kept = tmp_path / "kept.txt"
    kept.write_text(Checkpoint.objects.get().note)
    held = CliRunner().invoke(audit.audit, ["verify", "--against", str(kept)])
    assert (held.exit_code, "They agree with the checkpoint that was kept, too" in held.output) == (0, True)
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("TRUNCATE publog_checkpoint, publog_node, publog_entry, publog_waiting, publog_submission")
    result = CliRunner().invoke(audit.audit, ["verify", "--against", str(kept)])
    assert result.exit_code == 1
    assert "had 4 when its checkpoint was kept" in result.output


def test_without_one_it_is_said_what_that_proves() -> None:
    assert "compare with --against a checkpoint" in CliRunner().invoke(audit.audit, ["verify"]).output


def test_a_file_that_holds_no_checkpoint_is_bad_input(tmp_path: Path) -> None:
    (tmp_path / "kept.txt").write_text("nothing")
    result = CliRunner().invoke(audit.audit, ["verify", "--against", str(tmp_path / "kept.txt")])
    assert (result.exit_code, "holds no checkpoint" in result.output) == (2, True)


def _seal_all(now: datetime) -> None:
    """The events of this test's own transaction are still running, so they are sealed by hand."""
    assert seal_events(now=now) == 0
    end = Event.objects.latest("transaction_id").transaction_id + 1
    events = list(events_of_transactions(0, end))
    Seal.objects.create(
        from_transaction=0,
        to_transaction=end,
        sealed_at=now,
        events=len(events),
        previous_hash=GENESIS,
        hash=chain_hash(GENESIS, 0, end, events),
    )
