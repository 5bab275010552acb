"""What `prakerja bench storage` weighs and reports."""

import json

import psycopg
import pytest
from django.conf import settings
from django.db import connection

from prakerja.config.environment import EnvironmentRefused
from prakerja.config.own_database import own_database
from prakerja.config.roles import PROGRAM, role_of_program
from prakerja.console import weigh_applicants
from prakerja.console.bench_storage import REFERENCE, print_table, report_on


def test_the_report_sums_the_tables_and_compares_with_the_reference() -> None:
    report = report_on({"a": 900.4, "b": 49.6}, applicants=10)
    assert (report["bytes_per_applicant"], report["reference"], report["ratio"]) == (950, REFERENCE, 0.5)
    assert (report["passed"], report["tables"]) == (True, {"a": 900, "b": 50})
    assert json.loads(json.dumps(report)) == report


def test_more_than_the_reference_does_not_pass() -> None:
    assert report_on({"a": REFERENCE}, applicants=1)["passed"]
    assert not report_on({"a": REFERENCE + 1.0}, applicants=1)["passed"]


def test_people_get_the_heaviest_table_first(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(report_on({"light": 10, "heavy": 900}, applicants=10))
    printed = capsys.readouterr().out
    assert printed.index("heavy") < printed.index("light")
    assert f"910 of {REFERENCE}" in printed


@pytest.mark.django_db(transaction=True)
def test_people_who_joined_are_weighed_table_by_table() -> None:
    weights = weigh_applicants.weigh_applicants(1_000)
    assert {"accounts_account", "identity_identity", "waves_joiner", "profile_particulars"} <= weights.keys()
    assert all(weight > 0 for weight in weights.values())


@pytest.mark.django_db(transaction=True)
def test_a_database_of_ones_own_is_empty_and_gone_afterwards() -> None:
    name, before = "prakerja_own", str(connection.settings_dict["NAME"])
    with own_database(name), connection.cursor() as cursor:
        cursor.execute("SELECT current_database(), count(*) FROM pg_tables WHERE schemaname = 'public'")
        assert cursor.fetchone() == (name, 0)
        assert role_of_program() == PROGRAM
    assert connection.settings_dict["NAME"] == before
    with pytest.raises(psycopg.OperationalError, match="does not exist"):
        psycopg.connect(**connection.get_connection_params() | {"dbname": name})


@pytest.mark.django_db(transaction=True)
def test_one_that_a_killed_run_left_behind_is_thrown_away_first() -> None:
    url = str(settings.ENVIRONMENT.database_owner_url)
    with psycopg.connect(url, autocommit=True) as server:
        server.execute("CREATE DATABASE prakerja_left")
    with own_database("prakerja_left"), connection.cursor() as cursor:
        cursor.execute("SELECT 1")


@pytest.mark.django_db(transaction=True)
def test_without_the_owner_no_database_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    ownerless = settings.ENVIRONMENT.model_copy(update={"database_owner_url": None})
    monkeypatch.setattr(settings, "ENVIRONMENT", ownerless)
    with pytest.raises(EnvironmentRefused, match="PRAKERJA_DATABASE_OWNER_URL"), own_database("prakerja_none"):
        pass
