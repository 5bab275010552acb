"""`prakerja keys`, on the suite's own database."""

import json
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from uuid import UUID

import psycopg
import pytest
from click.testing import CliRunner, Result
from django.db import connection
from pytest_django import Settings

from prakerja.accounts.models import Account, AuthenticatorApp
from prakerja.audit.models import Event
from prakerja.config import roles
from prakerja.console import keys
from prakerja.console.django_ready import said_plainly
from prakerja.kit import redigest, reseal

pytestmark = pytest.mark.django_db
OLD, NEW = "2025:" + "11" * 32, "2026:" + "22" * 32


@pytest.fixture(autouse=True)
def on_this_database(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    @contextmanager
    def ready(*, again: str) -> Iterator[None]:
        with said_plainly(settings.ENVIRONMENT, again):
            yield

    monkeypatch.setattr(keys, "django_ready", ready)


@pytest.fixture(autouse=True)
def three_old_values(db: None, settings: Settings, now: datetime) -> None:
    settings.SEALING_KEYS = OLD
    for number in range(3):
        app = AuthenticatorApp(account_id=UUID(int=number + 1), set_up_at=now)
        app.secret = "x"
        app.save()
    settings.SEALING_KEYS = f"{NEW},{OLD}"


@contextmanager
def as_owner() -> Iterator[None]:
    """On this connection, outside any transaction of its own."""
    with connection.cursor() as cursor:
        cursor.execute("SET ROLE prakerja_owner")
        yield
        cursor.execute("RESET ROLE")


def indexes_for_a_change() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT indexname FROM pg_indexes WHERE indexname LIKE 'redigest%'")
        return [name for (name,) in cursor.fetchall()]


@pytest.fixture
def by_the_owner(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> None:
    """Two addresses are held under the old digest key; the ring has a newer one by now."""
    monkeypatch.setattr(roles, "as_owner", as_owner)
    settings.DIGEST_KEY = OLD
    for name in ("a", "b"):
        Account.objects.create_user(f"{name}@contoh.example", None, full_name=name)
    settings.DIGEST_KEY = f"{NEW},{OLD}"


def run(command: str, *arguments: str) -> Result:
    return CliRunner().invoke(keys.keys, [command, "--operator", "Tono", *arguments])


def heard() -> list[tuple[str, str, str, dict[str, int]]]:
    """Of the keys, in order: what, by whom, to which key, and how much."""
    events = Event.objects.filter(subject_type="keys").order_by("id")
    assert {event.actor_kind for event in events} <= {"operator"}
    return [(event.name, event.actor_name, event.subject_id, event.facts) for event in events]


@contextmanager
def waiting_briefly() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = 50")
        yield
        cursor.execute("RESET lock_timeout")


#: Indexes are made and dropped outside any transaction.
committed = pytest.mark.django_db(transaction=True)


def test_resealing_says_that_the_old_key_may_go() -> None:
    said = run("reseal", "--at-once", "2")
    assert said.exit_code == 0
    assert "key 2026: 3 values; the newest" in said.stdout
    assert "key 2025: 0 values; nothing is under it: it may leave the ring" in said.stdout


def test_as_json_and_twice() -> None:
    first, second = (json.loads(run("reseal", "--json").stdout) for _ in range(2))
    assert first == {"resealed": 3, "closed": 0, "newest": "2026", "under": {"2026": 3, "2025": 0}}
    assert second == {**first, "resealed": 0}


def test_the_audit_hears_who_began_and_how_it_ended() -> None:
    run("reseal")
    assert heard() == [
        ("audit.keys.resealing_begun", "Tono", "2026", {"values": 0, "closed": 0}),
        ("audit.keys.resealed", "Tono", "2026", {"values": 3, "closed": 0}),
    ]


def test_without_a_name_nothing_is_touched() -> None:
    for name in ("", " "):
        said = CliRunner().invoke(keys.keys, ["reseal", "--operator", name])
        assert (said.exit_code, heard()) == (2, [])
    assert {bytes(app.sealed_secret)[:4] for app in AuthenticatorApp.objects.all()} == {b"2025"}


def test_what_does_not_come_to_its_end_has_begun_all_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reseal, "count_by_key", lambda _fields: 1 / 0)
    assert isinstance(run("reseal").exception, ZeroDivisionError)
    assert [name for name, *_ in heard()] == ["audit.keys.resealing_begun"]


def test_a_key_that_is_still_needed_is_said_and_the_exit_status_is_1() -> None:
    AuthenticatorApp.objects.filter(pk=UUID(int=1)).update(sealed_secret=b"2025:damaged")
    said = run("reseal")
    assert said.exit_code == 1
    assert "key 2025: 1 values; still needed" in said.stdout
    assert "1 values are damaged, or under a key that the ring lacks" in said.stderr


@contextmanager
def one_value_is_held() -> Iterator[Callable[[], None]]:
    """Whoever would write the last of them waits; yields what lets go of it."""
    with psycopg.connect(**connection.get_connection_params()) as other:
        other.execute("SELECT FROM accounts_authenticatorapp ORDER BY account_id DESC LIMIT 1 FOR UPDATE")
        yield other.rollback


@committed
def test_a_row_that_somebody_holds_is_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    pauses: list[float] = []
    with one_value_is_held() as let_go, waiting_briefly():

        def pause(seconds: float) -> None:
            pauses.append(seconds)
            let_go()

        monkeypatch.setattr("prakerja.console.cut_short.time.sleep", pause)
        said = json.loads(run("reseal", "--at-once", "2", "--json").stdout)
    assert (said["resealed"], said["under"]) == (3, {"2026": 3, "2025": 0})
    assert pauses == [1]


@committed
def test_a_row_that_stays_held_ends_it_in_one_sentence_and_the_same_command_goes_on(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pauses: list[float] = []
    monkeypatch.setattr("prakerja.console.cut_short.time.sleep", pauses.append)
    with one_value_is_held(), waiting_briefly():
        said = run("reseal", "--at-once", "2")
    assert (said.exit_code, said.stdout, sum(pauses)) == (1, "", 60)
    assert said.stderr == (
        "Error: The database that PRAKERJA_DATABASE_URL names did not get to a row in time, because somebody else holds"
        " it; what is done stays done, and the same command again goes on from there.\n"
    )
    assert json.loads(run("reseal", "--json").stdout)["resealed"] == 1


@committed
def test_redigesting_says_that_the_old_key_may_go(by_the_owner: None) -> None:
    first, second = (json.loads(run("redigest", "--at-once", "1", "--json").stdout) for _ in range(2))
    assert first == {"moved": 2, "closed": 0, "newest": "2026", "under": {"2026": 2, "2025": 0}}
    assert second == {**first, "moved": 0}
    assert "key 2025: 0 values; nothing is under it: it may leave the ring" in run("redigest").stdout
    assert [facts["values"] for name, *_, facts in heard() if name == "audit.keys.redigested"] == [2, 0, 0]
    assert {(name, to) for name, _, to, _ in heard()} == {
        ("audit.keys.redigesting_begun", "2026"),
        ("audit.keys.redigested", "2026"),
    }
    assert indexes_for_a_change() == []


@committed
def test_an_index_that_a_killed_run_has_left_is_made_anew_and_dropped(by_the_owner: None) -> None:
    with as_owner(), connection.cursor() as cursor:
        cursor.execute("CREATE INDEX redigest_identity_identity_nik_digest ON identity_identity (state)")
    assert run("redigest").exit_code == 0
    assert indexes_for_a_change() == []


def test_while_a_change_is_made_every_lasting_column_has_its_index(
    monkeypatch: pytest.MonkeyPatch, by_the_owner: None
) -> None:
    made: list[str] = []
    monkeypatch.setattr(redigest, "_execute", lambda statement, _column: made.append(statement.as_string()[:4]))
    with redigest.all_indexed():
        columns = len(made) // 2
        assert columns >= 6
        assert made == ["DROP", "CREA"] * columns
    assert made[2 * columns :] == ["DROP"] * columns


@committed
def test_a_digest_of_no_key_in_the_ring_is_said_and_the_exit_status_is_1(
    by_the_owner: None, settings: Settings
) -> None:
    settings.DIGEST_KEY = NEW
    said = run("redigest")
    assert said.exit_code == 1
    assert "2 values are damaged, or under a key that the ring lacks" in said.stderr


def test_without_the_owners_url_it_says_what_it_needs(settings: Settings) -> None:
    settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(update={"database_owner_url": None})
    said = run("redigest")
    assert said.exit_code == 2
    assert "PRAKERJA_DATABASE_OWNER_URL must be set" in said.stderr


@committed
def test_the_runbook_is_right_as_printed(by_the_owner: None, settings: Settings) -> None:
    """Its rings are read in the order of its steps, its commands are run, and what it shows is what they say."""
    runbook = (Path(__file__).parents[2] / "docs/runbooks/keys.md").read_text()
    rings = re.findall(r"^ +PRAKERJA_(SEALING_KEYS|DIGEST_KEY)=(.*)$", runbook, re.MULTILINE)
    commands = re.findall(r"^ +prakerja keys (\w+) --operator .+$", runbook, re.MULTILINE)
    shown = re.findall(r"^ +key 2025: 0 values; (.*)$", runbook, re.MULTILINE)
    assert (len(rings), commands, len(shown)) == (4, ["reseal", "redigest"], 1)
    for name, ring in rings:
        setattr(settings, name, ring.replace("<old>", "11" * 32).replace("<new>", "22" * 32))
    for command in commands:
        said = run(command)
        assert (said.exit_code, f"key 2025: 0 values; {shown[0]}" in said.stdout) == (0, True)
    settings.SEALING_KEYS = settings.DIGEST_KEY = NEW
    assert [app.secret for app in AuthenticatorApp.objects.all()] == ["x"] * 3
    assert Account.objects.with_address("a@contoh.example").exists()
