"""What the program's role may do, read back from the database's own catalogue."""

from collections.abc import Iterator
from typing import Final, LiteralString

import pytest
from django.apps import apps
from django.db import ProgrammingError, connection, transaction
from psycopg import sql

from prakerja.config.grants import CHANGED_IN_PART, grant_to_program
from prakerja.config.roles import OWNER, PROGRAM
from prakerja.kit.append_only import AppendOnly, append_only_tables
from tests.owner import as_owner

pytestmark = pytest.mark.django_db

_WORKED_IN: Final = {"SELECT", "INSERT", "UPDATE", "DELETE", "MAINTAIN"}
_ADDED_TO: Final = {"SELECT", "INSERT", "MAINTAIN"}
EVIDENCE: Final = append_only_tables(apps.get_models())


def rows(query: str) -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(query)
        return list(cursor.fetchall())


def granted(role: str = PROGRAM) -> dict[str, set[str]]:
    """For each table of ours what the role may do with it."""
    found = rows(
        "SELECT relname, coalesce(string_agg(acl.privilege_type, ',') FILTER (WHERE role.rolname = '" + role + "'), '')"
        " FROM pg_class LEFT JOIN LATERAL aclexplode(relacl) AS acl ON true LEFT JOIN pg_roles AS role"
        " ON role.oid = acl.grantee WHERE relkind IN ('r', 'p') AND relnamespace = 'public'::regnamespace"
        " GROUP BY relname"
    )
    return {str(table): set(str(rights).split(",")) for table, rights in found}


def test_the_suite_works_as_the_program() -> None:
    assert rows("SELECT current_user, session_user") == [(PROGRAM, PROGRAM)]


def test_the_program_owns_nothing() -> None:
    assert rows("SELECT relname FROM pg_class JOIN pg_roles r ON r.oid = relowner WHERE rolname = current_user") == []
    assert rows("SELECT datname FROM pg_database JOIN pg_roles r ON r.oid = datdba WHERE rolname = current_user") == []
    assert rows("SELECT proname FROM pg_proc JOIN pg_roles r ON r.oid = proowner WHERE rolname = current_user") == []


def test_the_program_is_nobody_special() -> None:
    special = "rolsuper, rolcreaterole, rolcreatedb, rolreplication, rolbypassrls"
    assert rows(f"SELECT {special} FROM pg_roles WHERE rolname = current_user") == [(False,) * 5]


def test_every_table_has_an_owner_who_is_not_the_program() -> None:
    found = rows("SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'public'")
    assert found == [(OWNER,)]


def test_evidence_is_read_and_added_to_and_nothing_else() -> None:
    rights = granted()
    assert {table: rights[table] for table in EVIDENCE} == dict.fromkeys(EVIDENCE, _ADDED_TO)


def test_every_other_table_is_worked_in() -> None:
    rights = granted()
    others = rights.keys() - set(EVIDENCE) - {"django_migrations"} - CHANGED_IN_PART.keys()
    assert {table: rights[table] for table in others} == dict.fromkeys(others, _WORKED_IN)


def test_where_the_program_may_change_some_columns_it_changes_no_other() -> None:
    rights = granted()
    for table, columns in CHANGED_IN_PART.items():
        assert rights[table] == _WORKED_IN - {"UPDATE"}
        found = rows(
            "SELECT DISTINCT column_name FROM information_schema.column_privileges WHERE grantee = current_user"
            f" AND privilege_type = 'UPDATE' AND table_name = '{table}'"
        )
        assert {name for (name,) in found} == set(columns)


def test_what_the_migrations_note_is_only_read() -> None:
    assert granted()["django_migrations"] == {"SELECT"}


def test_nobody_else_may_do_anything() -> None:
    found = rows(
        "SELECT DISTINCT coalesce(rolname, 'PUBLIC') FROM pg_class CROSS JOIN LATERAL aclexplode(relacl) AS acl"
        " LEFT JOIN pg_roles ON pg_roles.oid = grantee WHERE relnamespace = 'public'::regnamespace"
    )
    assert {name for (name,) in found} == {OWNER, PROGRAM}


def test_nobody_else_may_execute_a_function() -> None:
    """A function that says nothing of it may be executed by everybody, so that NULL would be a right as well."""
    found = rows(
        "SELECT DISTINCT coalesce(rolname, 'PUBLIC'), acl.privilege_type FROM pg_proc"
        " CROSS JOIN LATERAL aclexplode(coalesce(proacl, acldefault('f', proowner))) AS acl"
        " LEFT JOIN pg_roles ON pg_roles.oid = grantee WHERE pronamespace = 'public'::regnamespace"
    )
    assert set(found) == {(OWNER, "EXECUTE"), (PROGRAM, "EXECUTE")}


def test_our_functions_have_the_rights_of_whoever_calls_and_no_more() -> None:
    found = rows(
        "SELECT DISTINCT rolname, prosecdef FROM pg_proc JOIN pg_roles r ON r.oid = proowner"
        " WHERE pronamespace = 'public'::regnamespace AND proname LIKE 'ledger%'"
    )
    assert found == [(OWNER, False)]


def test_granting_again_changes_nothing() -> None:
    before = granted()
    with as_owner():
        grant_to_program(PROGRAM)
    assert granted() == before


def test_a_right_that_is_no_longer_given_is_gone() -> None:
    with as_owner():
        with connection.cursor() as cursor:
            cursor.execute(sql.SQL("GRANT TRUNCATE ON audit_event TO {}").format(sql.Identifier(PROGRAM)))
        grant_to_program(PROGRAM)
    assert granted()["audit_event"] == _ADDED_TO


def test_no_table_has_a_trigger_of_ours() -> None:
    found = rows(
        "SELECT relname, tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid"
        " WHERE NOT tgisinternal AND relname NOT LIKE 'procrastinate%'"
    )
    assert found == []


@pytest.mark.parametrize("table", EVIDENCE)
@pytest.mark.parametrize("verb", ["UPDATE {} SET {} = {}", "DELETE FROM {}", "TRUNCATE {}", "SELECT FROM {} FOR SHARE"])
def test_the_database_refuses_to_change_evidence(table: str, verb: LiteralString) -> None:
    column = sql.Identifier(next(_columns(table)))
    statement = sql.SQL(verb).format(sql.Identifier(table), column, column)
    with (
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def _columns(table: str) -> Iterator[str]:
    for model in apps.get_models():
        if issubclass(model, AppendOnly) and model._meta.db_table == table:
            yield from (str(field.column) for field in model._meta.concrete_fields)


@pytest.mark.parametrize(
    "statement", ["CREATE TABLE mine ()", "ALTER TABLE audit_event ADD mine int", "DROP TABLE audit_event"]
)
def test_the_program_makes_and_changes_no_table(statement: str) -> None:
    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        (
            "CREATE OR REPLACE FUNCTION ledger_open_balance(the_of uuid, the_kind smallint, the_gain bigint)"
            " RETURNS void LANGUAGE plpgsql AS 'BEGIN END'"
        ),
        "ALTER FUNCTION ledger_open_balance RENAME TO another",
        "DROP FUNCTION ledger_post_leg",
        "CREATE FUNCTION mine() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
    ],
)
def test_the_program_makes_and_changes_no_function(statement: str) -> None:
    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_whoever_is_neither_owner_nor_program_executes_none() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT bool_or(has_function_privilege('pg_monitor', oid, 'EXECUTE')) FROM pg_proc"
            " WHERE pronamespace = 'public'::regnamespace"
        )
        assert cursor.fetchone() == (False,)


def test_bulk_work_has_its_temporary_tables_and_fresh_statistics() -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE gathered (id int) ON COMMIT DROP")
        cursor.execute("ANALYZE screening_verdict, waves_joiner")
