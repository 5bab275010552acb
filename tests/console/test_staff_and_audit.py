"""The commands of an operator, on the suite's own database."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from django.db import connection
from time_machine import TimeMachineFixture

from prakerja.accounts.accept_invitation import accept_invitation
from prakerja.accounts.kinds import Kind
from prakerja.accounts.models import Account
from prakerja.audit.models import Event, Seal
from prakerja.audit.seal_events import GENESIS, chain_hash, events_of_transactions, seal_events
from prakerja.authority.require import roles_of
from prakerja.authority.roles import Role
from prakerja.console import audit, staff
from prakerja.kit.actor import Actor
from prakerja.kit.clock import read_clock
from prakerja.publog.models import Checkpoint
from tests.owner import as_owner
from tests.situations.accounts import TOTP_SECRET, an_account, last_letter, letters_to
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


def _add(*options: str) -> Result:
    command = ["add", "ratna@kantor.example", "--name", "Ratna", *options]
    command += [] if "--operator" in options else ["--operator", "Wati Operator"]
    return CliRunner().invoke(staff.staff, command)


def test_a_new_member_holds_the_roles() -> None:
    assert _add("--role", "officer", "--role", "auditor").exit_code == 0
    ratna = Account.objects.with_address("ratna@kantor.example").get()
    assert ratna.is_staff
    assert roles_of(ratna.pk) == {Role.OFFICER, Role.AUDITOR}
    assert Event.objects.get(name="accounts.staff.appointed").actor_name == "Wati Operator"


@pytest.mark.parametrize("name", ["w" * 81, "Wati\nBudi", "Wati\0", " "])
def test_the_audit_takes_a_name_on_one_line(name: str) -> None:
    said = _add("--role", "officer", "--operator", name)
    assert (said.exit_code, "The audit" in said.stderr, Account.objects.exists()) == (2, True, False)


@pytest.mark.parametrize("options", [("--role", "king"), ()])
def test_a_role_must_be_one_that_exists(options: tuple[str, ...]) -> None:
    assert _add(*options).exit_code == 2
    assert not Account.objects.exists()


@pytest.mark.parametrize(
    "email", ["", "ratna", "ratna@", "@kantor.example", "ratna@kantor..example", "ra tna@kantor.example"]
)
def test_what_is_no_address_is_refused(email: str) -> None:
    rest = ["--name", "Ratna", "--role", "officer", "--operator", "Wati"]
    answer = CliRunner().invoke(staff.staff, ["add", email, *rest])
    assert answer.exit_code == 2
    assert not Account.objects.exists()


def test_no_password_is_taken_and_none_is_known_to_the_operator() -> None:
    assert _add("--role", "officer", "--password", "gerobak-biru-77").exit_code == 2
    answer = _add("--role", "officer")
    ratna = Account.objects.get()
    assert not ratna.has_usable_password()
    letter = last_letter(ratna.email)
    assert letter.text == "staff_invitation"
    assert letter.words["token"] not in answer.output


def test_the_link_is_sent_again_until_it_is_used(time_machine: TimeMachineFixture) -> None:
    _add("--role", "officer")
    invite = ["invite", "ratna@kantor.example", "--operator", "Wati Operator"]
    time_machine.move_to(datetime.now(UTC) + timedelta(days=30))
    assert CliRunner().invoke(staff.staff, invite).exit_code == 0
    first, second = letters_to("ratna@kantor.example")
    assert first.words["token"] != second.words["token"]
    accept_invitation(
        token=second.words["token"],
        password="gerobak-biru-77",
        secret=TOTP_SECRET,
        by=Actor.visitor(),
        now=read_clock(),
    )
    refused = CliRunner().invoke(staff.staff, invite)
    assert (refused.exit_code, len(letters_to("ratna@kantor.example"))) == (2, 3)


def test_nobody_is_invited_who_was_not_appointed() -> None:
    invite = ["invite", "siti@contoh.example", "--operator", "Wati Operator"]
    assert CliRunner().invoke(staff.staff, invite).exit_code == 2
    an_account("siti@contoh.example")
    assert CliRunner().invoke(staff.staff, invite).exit_code == 2
    assert letters_to("siti@contoh.example") == []


def test_an_operator_who_gives_no_name_is_asked_for_it() -> None:
    person = ["add", "ratna@kantor.example", "--name", "Ratna", "--role", "officer"]
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
